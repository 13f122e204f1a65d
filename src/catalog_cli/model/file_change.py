"""A change of one file: the bytes it had when it was read, and the bytes it is to have."""

from msgspec import Struct


class FileChange(Struct, frozen=True):
    """A planned change of a file; the path is relative to the workspace, with `/`. Nothing is written yet."""

    path: str
    before: bytes | None
    """What was read; None if there must be no such file yet."""
    after: bytes | None
    """What is to be written; None deletes the file."""

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

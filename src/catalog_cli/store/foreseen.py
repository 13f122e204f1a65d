"""A workspace as it is going to be: what is on the disk, with writes that are not made yet put in."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.message import message
from catalog_cli.store.source import Source, UnreadableFileError
from catalog_cli.store.transaction import Write


class Foreseen(Struct, frozen=True, dict=True):
    """Another source after some writes, files that are taken away included."""

    below: Source
    writes: Sequence[Write]

    @property
    def label(self) -> str:
        """Give the label of the source below."""
        return self.below.label

    def paths(self) -> list[str]:
        """List the paths that there will be, sorted."""
        there = {path for path, data in self._files.items() if data is not None}
        return sorted((set(self.below.paths()) - self._files.keys()) | there)

    def read(self, path: str) -> bytes:
        """Give the bytes that the file will hold.

        Raises:
            UnreadableFileError: the file is taken away, or the one below cannot be read.
        """
        if path not in self._files:
            return self.below.read(path)
        data = self._files[path]
        if data is None:
            raise UnreadableFileError("file/readable", message("there is no file {path}", path=path))
        return data

    @cached_property
    def _files(self) -> dict[str, bytes | None]:
        return {write.path: write.after for write in self.writes}

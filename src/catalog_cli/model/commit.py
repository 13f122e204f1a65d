"""A commit: who wrote it, when, and in which words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the history.

    `written` is the author's date by the author's own clock, in ISO 8601; `committed` the day on the committer's
    calendar. `author` and `email` are as the repository's mailmap has them.
    """

    name: str
    parents: tuple[str, ...]
    author: str
    email: str
    written: str
    committed: str
    subject: str

    @property
    def short(self) -> str:
        """The beginning of the name, long enough to find the commit by."""
        return self.name[:9]

"""Commits, and the item files that each of them changed."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct


class Commit(Struct, frozen=True):
    """One commit of the history.

    `written` is the author's local time in ISO 8601; `committed` is the day in the committer's time zone. The mailmap
    has been applied to `author` and `email`.
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
        """An abbreviated id, long enough to find the commit by."""
        return self.name[:9]


class BlobChange(Struct, frozen=True):
    """The object ids of an item's file in a parent and in the commit; None if the file does not exist."""

    before: bytes | None
    after: bytes | None


Edge = tuple[str, str | None]
"""The ids of a commit and of one of its parents; None for a commit without parents."""


class Edges(Protocol):
    """The item files that commits changed, compared with each parent."""

    def of_path(self, path: str) -> Mapping[Edge, BlobChange]:
        """Return the edges that change one file."""

    def of_edge(self, edge: Edge) -> Mapping[str, BlobChange]:
        """Return the files that one edge changes."""

    def everything(self) -> Mapping[Edge, Mapping[str, BlobChange]]:
        """Return the files of all edges; the slowest query."""


class CommitLog(Struct, frozen=True):
    """All commits, children before parents; uncommitted changes are a commit with an empty name.

    `now` has the object id of each item's file. `cut_off` are the commits of a shallow clone whose parents were not
    fetched.
    """

    commits: Sequence[Commit]
    edges: Edges
    now: Mapping[str, bytes]
    cut_off: frozenset[str] = frozenset()

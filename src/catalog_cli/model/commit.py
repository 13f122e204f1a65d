"""A commit: who wrote it, when and in which words; and all of them, with the files that each touches."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct


class Commit(Struct, frozen=True):
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


class Touched(Struct, frozen=True):
    """Names of what an item's file held in a parent and in the commit; None where there is no such file."""

    before: bytes | None
    after: bytes | None


Edge = tuple[str, str | None]
"""The names of a commit and of one of its parents; None for a commit that has none."""


class Edges(Protocol):
    """What item files the commits touch, seen from each parent."""

    def of_path(self, path: str) -> Mapping[Edge, Touched]:
        """Give all edges that touch one file."""

    def of_edge(self, edge: Edge) -> Mapping[str, Touched]:
        """Give all files that one edge touches."""

    def everything(self) -> Mapping[Edge, Mapping[str, Touched]]:
        """Give all files of all edges, which takes longest."""


class Chronicle(Struct, frozen=True):
    """All commits up to now, no parent before its children; what is not committed yet has an empty name.

    `now` names what each item's file holds. `cut_off` are commits before which there are others that are not here, as
    in a shallow clone.
    """

    commits: Sequence[Commit]
    edges: Edges
    now: Mapping[str, bytes]
    cut_off: frozenset[str] = frozenset()

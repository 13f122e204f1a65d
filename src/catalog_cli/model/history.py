"""The history of an item: the steps by which it became what it is, the newest first."""

from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.change import FieldChange
from catalog_cli.model.commit import Commit
from catalog_cli.model.item import Item


class FileVersion(Struct, frozen=True):
    """An item's file at some time: its path, and the item; None if the file was no readable item."""

    path: str
    item: Item | None


class PreviousVersion(Struct, frozen=True):
    """The file before a step, None if it did not exist, and the index of the step that made that version."""

    version: FileVersion | None
    step: int | None = None


class HistoryStep(Struct, frozen=True):
    """A commit that changed the item's file; `commit` is None for uncommitted changes.

    A merge has several previous versions. `known` is False at the edge of a shallow clone, where earlier commits were
    not fetched.
    """

    commit: Commit | None
    after: FileVersion | None
    previous: tuple[PreviousVersion, ...] = ()
    known: bool = True


class EventKind(StrEnum):
    """What happened to an item in a commit."""

    ADDED = "added"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"
    REMOVED = "removed"
    REWRITTEN = "rewritten"
    UNREADABLE = "unreadable"
    FIRST_KNOWN = "first-known"


class Event(Struct, frozen=True):
    """What happened to an item in a commit, None for uncommitted changes, and the fields that it changed.

    `item` is the item afterwards or, if it was removed, before; None if it could not be read. `path` is that of its
    file.
    """

    kind: EventKind
    commit: Commit | None
    path: str
    item: Item | None
    fields: tuple[FieldChange, ...] = ()


class Origin(Struct, frozen=True):
    """The commit that last changed a field, or one element of a list; `text` is its present value.

    `commit` is None for an uncommitted change. `known` is False if the change is older than the fetched history.
    """

    key: str
    text: str
    commit: Commit | None
    known: bool = True

"""An item's life: the steps by which it became what it is, from the newest back."""

from enum import StrEnum

from msgspec import Struct

from catalog_cli.model.change import FieldChange
from catalog_cli.model.commit import Commit
from catalog_cli.model.item import Item


class Version(Struct, frozen=True):
    """An item's file as it was at some time: its path, and the item, None where the file held none."""

    path: str
    item: Item | None


class Past(Struct, frozen=True):
    """What stood before a step: the file, None where there was none, and the number of the step that made it."""

    version: Version | None
    step: int | None = None


class Step(Struct, frozen=True):
    """A commit that the item's file came out of otherwise than it went in; None is what is not committed yet.

    A merge has several pasts. `known` is False where the history that is here begins, with the item already in it.
    """

    commit: Commit | None
    after: Version | None
    pasts: tuple[Past, ...] = ()
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
    """What happened to an item in a commit, in words that fields have; None is what is not committed yet.

    `item` is the item after it, or before it where it was removed; None where it could not be read. `path` is where
    its file stands.
    """

    kind: EventKind
    commit: Commit | None
    path: str
    item: Item | None
    fields: tuple[FieldChange, ...] = ()


class Origin(Struct, frozen=True):
    """Where a part of an item comes from: a field, or one element of a list; `text` is what it says now.

    `commit` is the last that changed it, None when that is not committed yet. `known` is False where the change is
    older than the history that is here.
    """

    key: str
    text: str
    commit: Commit | None
    known: bool = True

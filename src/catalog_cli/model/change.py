"""A change: how one item differs between two catalogues."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from catalog_cli.model.item import Item, Value


class ChangeKind(StrEnum):
    """What happened to an item, in the order in which it is told.

    A change of more than one sort is of the kind that comes first here, except that an edit outweighs a move.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """It has another id, or was known only by its likeness."""
    MOVED = "moved"
    """It stands in another category, and is otherwise the same."""
    REORDERED = "reordered"
    """It stands elsewhere among the items of its category, and is otherwise the same."""
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    """Its `order` is another number, but it stands where it stood among the others."""


class FieldChange(Struct, frozen=True):
    """A field whose value differs; None stands for an absent one."""

    key: str
    before: Value
    after: Value


class Change(Struct, frozen=True):
    """One item added, removed or changed; `before` and `after` are None where there is no item.

    Both are None for a change of `catalog.yaml` itself. `likeness`, from 0 to 1, is that of two items that no id holds
    together. `places` are the item's old and new place, from 1, among those that stayed in its category, where that
    was worked out; they are the same unless the item itself was reordered.
    """

    kind: ChangeKind
    id: str
    before: Item | None
    after: Item | None
    fields: tuple[FieldChange, ...] = ()
    likeness: float | None = None
    places: tuple[int, int] | None = None

    @property
    def item(self) -> Item | None:
        """The item as it is now, or as it was when it is gone; None for a change of the settings."""
        return self.after or self.before


class Comparison(Struct, frozen=True, kw_only=True):
    """All that changed between two sides: what the sides are called, and whose catalogue it is.

    `names` are those of all items by their ids, for values that name an item.
    """

    changes: tuple[Change, ...]
    before: str = ""
    after: str = ""
    title: str = ""
    publishers: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Change, ...]:
        """The changes that a person is shown: all but numbers that moved on because of another item."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.RENUMBERED)

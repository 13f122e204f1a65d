"""A change: how one item differs between two catalogues."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from catalog_cli.model.item import Item, Value


class ChangeKind(StrEnum):
    """What happened to an item, in the order in which it is shown.

    A change of several kinds counts as the first of them here, except that an edit outweighs a move.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """It has another id, or was matched only by its likeness."""
    MOVED = "moved"
    """It is in another category, and otherwise the same."""
    REORDERED = "reordered"
    """It has another position within its category, and is otherwise the same."""
    CHANGED = "changed"
    RENUMBERED = "renumbered"
    """Its `order` is another number, but its position among the others is the same."""


class FieldChange(Struct, frozen=True):
    """A field whose value differs; None for an absent value."""

    key: str
    before: Value
    after: Value


class Change(Struct, frozen=True):
    """One item added, removed or changed; `before` or `after` is None if there is no item.

    Both are None for a change of `catalog.yaml` or `documents.yaml`. `likeness`, from 0 to 1, is set for items that
    were matched by it. `places` are the old and new position, from 1, among the items that stayed in the category, if
    they were computed; they differ only for an item that was itself reordered. `file` is the document that says so,
    where several are compared.
    """

    kind: ChangeKind
    id: str
    before: Item | None
    after: Item | None
    fields: tuple[FieldChange, ...] = ()
    likeness: float | None = None
    places: tuple[int, int] | None = None
    file: str = ""

    @property
    def item(self) -> Item | None:
        """The new item, or the old one if it was removed; None for a change of the settings."""
        return self.after or self.before


class Comparison(Struct, frozen=True, kw_only=True):
    """All changes between two sides, with the names of the sides and the catalogue they are of.

    `names` are the names of all items by id, for values that refer to an item. `by_file` says that the changes come
    from several files, each of which is named.
    """

    changes: tuple[Change, ...]
    before: str = ""
    after: str = ""
    title: str = ""
    publishers: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    by_file: bool = False

    @property
    def shown(self) -> tuple[Change, ...]:
        """The changes that people are shown: all but those of items that others have pushed along."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.RENUMBERED)

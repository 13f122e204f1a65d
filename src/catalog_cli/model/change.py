"""A change: how one item differs between two catalogues."""

from dataclasses import dataclass
from enum import StrEnum

from catalog_cli.model.item import Item, Value


class ChangeKind(StrEnum):
    """What happened to an item."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value differs; None stands for an absent one."""

    key: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """One item added, removed or changed; `before` and `after` are None where there is no item.

    Both are None for a change of `catalog.yaml` itself.
    """

    kind: ChangeKind
    id: str
    before: Item | None
    after: Item | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def item(self) -> Item | None:
        """The item as it is now, or as it was when it is gone; None for a change of the settings."""
        return self.after or self.before

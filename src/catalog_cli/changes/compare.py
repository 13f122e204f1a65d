"""Compare two catalogues item by item, matched by id, and field by field."""

from itertools import chain

from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value

UNORDERED = frozenset(key for key, field in FIELDS.items() if field.unordered)
"""Lists whose order says nothing: an item is published through all of them alike.

The order of `basis` tells the weight of the laws, that of `responsible` who leads; it counts.
"""
_EMPTY: tuple[Value, ...] = ((), [], {})


def compare(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Give what was added, removed and changed, in the order of categories of `after`, then of `before`.

    A removed item stands where it would stand in its category. Only values count: the order of keys, quotes,
    comments and the place of the file are no difference. Of items that share an id the last one counts.
    """
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    removed = (item for item in old.values() if item.id not in new)
    categories = dict.fromkeys((*after.settings.categories, *before.settings.categories))
    everything = in_order(chain(new.values(), removed), categories)
    changes = (_change(old.get(item.id), new.get(item.id)) for item in everything)
    return tuple(change for change in changes if change)


def field_changes(before: Item, after: Item) -> tuple[FieldChange, ...]:
    """Give the fields whose values differ, in canonical order."""
    if before == after:
        # most items of two revisions are the same, which is told at a glance
        return ()
    keys = dict.fromkeys((*FIELDS, *before.others, *after.others))
    pairs = ((key, _present(before, key), _present(after, key)) for key in keys)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if _differ(key, old, new))


def _change(before: Item | None, after: Item | None) -> Change | None:
    if before and after:
        fields = field_changes(before, after)
        return Change(ChangeKind.CHANGED, after.id, before, after, fields) if fields else None
    if after:
        return Change(ChangeKind.ADDED, after.id, None, after)
    return Change(ChangeKind.REMOVED, before.id, before, None) if before else None


def _present(item: Item, key: str) -> Value:
    value = item.value(key)
    return None if value in _EMPTY else value


def _differ(key: str, before: Value, after: Value) -> bool:
    if key in UNORDERED and isinstance(before, tuple) and isinstance(after, tuple):
        return sorted(before) != sorted(after)
    return before != after

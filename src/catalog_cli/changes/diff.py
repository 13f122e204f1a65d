"""All differences between two catalogues; renamed items are matched by likeness, moves are no edits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from catalog_cli.changes.compare import (
    DOCUMENTS_FILE,
    SETTINGS_FILE,
    all_settings_changes,
    documents_changes,
    field_changes,
)
from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.changes.order_numbers import moved_names
from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.item import Item

PLACING = frozenset({"category", "order"})
"""The fields that say where an item is listed, and nothing about the item itself."""

Positions = Mapping[str, tuple[int, int]]
"""The old and new position, from 1, of each item among those that stayed in its category, by its new id.

An item that others only pushed along has its new position twice.
"""


class _Pair(Struct, frozen=True):
    """An item on both sides; `likeness` if they were matched by likeness and not by id."""

    before: Item
    after: Item
    likeness: float | None = None


def diff_catalogues(
    before: Catalogue, after: Catalogue, likely: Mapping[str, float] | None = None
) -> tuple[Change, ...]:
    """Return what changed: first the settings, then the list of documents and the items, in the order of `after`.

    Items are matched by id, the rest by likeness. Of items that share an id the last one counts.

    Args:
        before: the old catalogue.
        after: the new one.
        likely: the likeness of items that were matched by likeness before, and share an id because of that.
    """
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    pairs = dict(_pairs(old, new, likely or {}))
    gone = old.keys() - {pair.before.id for pair in pairs.values()}
    categories = tuple(dict.fromkeys((*after.settings.categories, *before.settings.categories)))
    everything = in_order(chain(new.values(), (old[each] for each in gone)), categories)
    positions = _positions(pairs, before.settings.categories, after.settings.categories)
    changes = (
        _removed(item) if new.get(item.id) is not item else _change(pairs.get(item.id), item, positions)
        for item in everything
    )
    return (*_settings(before, after), *_documents(before, after), *(change for change in changes if change))


def only_those(changes: Iterable[Change], kept: Iterable[Item]) -> tuple[Change, ...]:
    """Return the changes of items that are among those kept, in their old or their new state."""
    chosen = {id(item) for item in kept}
    return tuple(change for change in changes if id(change.before) in chosen or id(change.after) in chosen)


def _settings(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    if fields := all_settings_changes(before.settings, after.settings):
        yield Change(ChangeKind.CHANGED, SETTINGS_FILE, None, None, fields)


def _documents(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    if fields := documents_changes(before.settings.documents, after.settings.documents):
        yield Change(ChangeKind.CHANGED, DOCUMENTS_FILE, None, None, fields)


def _pairs(
    old: Mapping[str, Item], new: Mapping[str, Item], likely: Mapping[str, float]
) -> Iterator[tuple[str, _Pair]]:
    """Yield the items that are on both sides, by their new ids."""
    yield from ((each, _Pair(old[each], item, likely.get(each))) for each, item in new.items() if each in old)
    left_old = [item for each, item in old.items() if each not in new]
    left_new = [item for each, item in new.items() if each not in old]
    found = likely_pairs([item.to_mapping() for item in left_old], [item.to_mapping() for item in left_new])
    for pair in found:
        yield left_new[pair.new].id, _Pair(left_old[pair.old], left_new[pair.new], pair.likeness)


def _removed(item: Item) -> Change:
    return Change(ChangeKind.REMOVED, item.id, item, None)


def _change(pair: _Pair | None, item: Item, positions: Positions) -> Change | None:
    if pair is None:
        return Change(ChangeKind.ADDED, item.id, None, item)
    fields = field_changes(pair.before, pair.after)
    position = positions.get(item.id)
    kind = _kind(pair, fields, position)
    return Change(kind, item.id, pair.before, item, fields, pair.likeness, position) if fields else None


def _kind(pair: _Pair, fields: Iterable[FieldChange], position: tuple[int, int] | None) -> ChangeKind:
    keys = {field.key for field in fields}
    # a row of a document is matched by its likeness too where only its category is another one
    if pair.likeness is not None and (pair.before.id, pair.before.name) != (pair.after.id, pair.after.name):
        return ChangeKind.RENAMED
    if keys - PLACING:
        return ChangeKind.CHANGED
    if "category" in keys:
        return ChangeKind.MOVED
    return ChangeKind.REORDERED if position and position[0] != position[1] else ChangeKind.RENUMBERED


def _positions(pairs: Mapping[str, _Pair], before: tuple[str, ...], after: tuple[str, ...]) -> Positions:
    """Return the positions of the items that stayed in their categories."""
    groups: defaultdict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs.values():
        if pair.before.category == pair.after.category:
            groups[pair.after.category].append(pair)
    return {name: position for group in groups.values() for name, position in _positions_in(group, before, after)}


def _positions_in(
    group: Iterable[_Pair], before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[tuple[str, tuple[int, int]]]:
    pairs = {pair.after.id: pair for pair in group}
    ids = {pair.before.id: name for name, pair in pairs.items()}
    old = [ids[item.id] for item in in_order((pair.before for pair in pairs.values()), before)]
    new = [item.id for item in in_order((pair.after for pair in pairs.values()), after)]
    # an item whose own number and id are the same was only pushed along by others
    fixed = {name for name, pair in pairs.items() if _sort_key(pair.before) == _sort_key(pair.after)}
    moved = moved_names(old, new, fixed)
    old_positions = {name: position for position, name in enumerate(old, 1)}
    for position, name in enumerate(new, 1):
        yield name, (old_positions[name] if name in moved else position, position)


def _sort_key(item: Item) -> tuple[int | None, str]:
    return item.order, item.id

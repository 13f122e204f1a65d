"""All that differs between two catalogues, renamed items found again, and moves told apart from edits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from catalog_cli.changes.compare import field_changes
from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.changes.reordering import reordered
from catalog_cli.changes.settings import FILE, every_settings_change
from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.item import Item

PLACING = frozenset({"category", "order"})
"""The fields that say where an item stands, and nothing of what it is."""

Places = Mapping[str, tuple[int, int]]
"""The old and the new place of each item among those that stayed in its category, from 1, by its new id.

The new place stands twice for an item that others have only pushed along.
"""


class _Pair(Struct, frozen=True):
    """An item on both sides; `likeness` where no id holds the two together."""

    before: Item
    after: Item
    likeness: float | None = None


def difference(before: Catalogue, after: Catalogue, likely: Mapping[str, float] | None = None) -> tuple[Change, ...]:
    """Give what changed: first the settings, then the items in the order of `after`, then of `before`.

    Items are matched by id, and those that are left by likeness. `likely` says of items that were matched by likeness
    already, and got their ids by that, how alike they are. Of items that share an id the last one counts.
    """
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    pairs = dict(_pairs(old, new, likely or {}))
    gone = old.keys() - {pair.before.id for pair in pairs.values()}
    categories = tuple(dict.fromkeys((*after.settings.categories, *before.settings.categories)))
    everything = in_order(chain(new.values(), (old[each] for each in gone)), categories)
    places = _places(pairs, before.settings.categories, after.settings.categories)
    changes = (
        _removed(item) if new.get(item.id) is not item else _change(pairs.get(item.id), item, places)
        for item in everything
    )
    return (*_settings(before, after), *(change for change in changes if change))


def _settings(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    if fields := every_settings_change(before.settings, after.settings):
        yield Change(ChangeKind.CHANGED, FILE, None, None, fields)


def _pairs(
    old: Mapping[str, Item], new: Mapping[str, Item], likely: Mapping[str, float]
) -> Iterator[tuple[str, _Pair]]:
    """Give the items that are on both sides, by their new ids."""
    yield from ((each, _Pair(old[each], item, likely.get(each))) for each, item in new.items() if each in old)
    left_old = [item for each, item in old.items() if each not in new]
    left_new = [item for each, item in new.items() if each not in old]
    found = likely_pairs([item.to_mapping() for item in left_old], [item.to_mapping() for item in left_new])
    for pair in found:
        yield left_new[pair.new].id, _Pair(left_old[pair.old], left_new[pair.new], pair.likeness)


def _removed(item: Item) -> Change:
    return Change(ChangeKind.REMOVED, item.id, item, None)


def _change(pair: _Pair | None, item: Item, places: Places) -> Change | None:
    if pair is None:
        return Change(ChangeKind.ADDED, item.id, None, item)
    fields = field_changes(pair.before, pair.after)
    place = places.get(item.id)
    kind = _kind(pair, fields, place)
    return Change(kind, item.id, pair.before, item, fields, pair.likeness, place) if fields else None


def _kind(pair: _Pair, fields: Iterable[FieldChange], place: tuple[int, int] | None) -> ChangeKind:
    keys = {field.key for field in fields}
    if pair.likeness is not None:
        return ChangeKind.RENAMED
    if keys - PLACING:
        return ChangeKind.CHANGED
    if "category" in keys:
        return ChangeKind.MOVED
    return ChangeKind.REORDERED if place and place[0] != place[1] else ChangeKind.RENUMBERED


def _places(pairs: Mapping[str, _Pair], before: tuple[str, ...], after: tuple[str, ...]) -> Places:
    """Find where the items stand that stayed in their categories."""
    groups: defaultdict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs.values():
        if pair.before.category == pair.after.category:
            groups[pair.after.category].append(pair)
    return {name: places for group in groups.values() for name, places in _moved(group, before, after)}


def _moved(
    group: Iterable[_Pair], before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[tuple[str, tuple[int, int]]]:
    pairs = {pair.after.id: pair for pair in group}
    ids = {pair.before.id: name for name, pair in pairs.items()}
    old = [ids[item.id] for item in in_order((pair.before for pair in pairs.values()), before)]
    new = [item.id for item in in_order((pair.after for pair in pairs.values()), after)]
    fixed = {name for name, pair in pairs.items() if _rank(pair.before) == _rank(pair.after)}
    moved = reordered(old, new, fixed)
    old_places = {name: place for place, name in enumerate(old, 1)}
    for place, name in enumerate(new, 1):
        yield name, (old_places[name] if name in moved else place, place)


def _rank(item: Item) -> tuple[int | None, str]:
    return item.order, item.id


def only_those(changes: Iterable[Change], kept: Iterable[Item]) -> tuple[Change, ...]:
    """Give the changes of items that are among those kept, as they were or as they are now."""
    chosen = {id(item) for item in kept}
    return tuple(change for change in changes if id(change.before) in chosen or id(change.after) in chosen)

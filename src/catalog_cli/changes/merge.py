"""Merge two edits of an item or of the settings, field by field, and lists element by element."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from catalog_cli.changes.compare import UNORDERED
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.model.merge import Conflict, MergeResult, Path
from catalog_cli.model.record import KEYS

SETS = frozenset({"vocabularies", "synonyms", "rules"})
"""Settings whose lists are sets; the order of publishers and categories, in contrast, has a meaning."""
KEY_ORDER = tuple(dict.fromkeys((*KEYS[: KEYS.index("link")], *FIELDS, *KEYS)))
"""The order of the keys of items and of records; they share only the link, which both have near the end."""
_RANKS = {key: rank for rank, key in enumerate(KEY_ORDER)}

Occurrence = tuple[Hashable, int]
"""An element and the number of equal ones before it, which tells repeated elements apart."""
Occurrences = tuple[Occurrence, ...]


class Rank(Protocol):
    """Sort key for elements that both sides inserted in the same place."""

    def __call__(self, element: Hashable, /) -> tuple[object, ...]:
        """Return the rank of an element; ranks are comparable."""


def merge_values(
    base: Mapping[str, Value], ours: Mapping[str, Value], theirs: Mapping[str, Value], path: Path = ()
) -> MergeResult:
    """Merge two mappings that were made from `base`; nested mappings likewise, lists by their elements."""
    values: dict[str, Value] = {}
    conflicts: list[Conflict] = []
    for key in _keys(base, ours, theirs):
        value, more = _merge_value((*path, key), *(side.get(key) for side in (base, ours, theirs)))
        conflicts += more
        if value is not None:
            values[key] = value
    return MergeResult(values, tuple(conflicts))


def by_text(element: Hashable) -> tuple[object, ...]:
    """Rank elements by their text."""
    return type(element).__name__, str(element)


def merge_sequence(
    base: Sequence[Hashable],
    ours: Sequence[Hashable],
    theirs: Sequence[Hashable],
    *,
    ordered: bool,
    rank: Rank = by_text,
) -> tuple[Hashable, ...] | None:
    """Return the list with what either side added and without what either removed; swapping the sides changes nothing.

    A new element stays behind the one it was put behind. Returns None for a conflict, which only an `ordered` list can
    have: both sides reordered the same elements differently, or replaced an element by different ones.
    """
    old, left, right = (tuple(_occurrences(side)) for side in (base, ours, theirs))
    if ordered and _replaced_differently(old, left, right):
        return None
    # the order of the elements that all three share is merged first; all new ones are then inserted into it
    shared = set(old) & set(left) & set(right)
    orders = [tuple(element for element in side if element in shared) for side in (old, left, right)]
    spine = _three_way(*orders)
    if spine is None and not ordered:
        spine = min(orders[1:], key=_run_key(rank))
    if spine is None:
        return None
    kept = shared | ((set(left) | set(right)) - set(old))
    return tuple(element for element, _number in _insert_new(spine, left, right, kept, rank))


def _keys(*sides: Mapping[str, Value]) -> list[str]:
    base, ours, theirs = (list(side) for side in sides)
    # a key that one side removed counts as new on the other: in a conflict, it is where that side has it
    both = [key for key in base if key in ours and key in theirs]
    return [str(key) for key in merge_sequence(both, ours, theirs, ordered=False, rank=_key_rank) or ()]


def _key_rank(key: object) -> tuple[object, ...]:
    return _RANKS.get(str(key), len(_RANKS)), str(key)


def _merge_value(path: Path, base: Value, ours: Value, theirs: Value) -> tuple[Value, tuple[Conflict, ...]]:
    if theirs in (base, ours):
        return ours, ()
    if ours == base:
        return theirs, ()
    sides = (base, ours, theirs)
    if all(side is None or isinstance(side, Mapping) for side in sides):
        old, left, right = (side if isinstance(side, Mapping) else {} for side in sides)
        merged = merge_values(old, left, right, path)
        if not merged.conflicts or _leaves_something(merged, len(path)):
            return merged.values or None, merged.conflicts
    elif all(side is None or _is_list(side) for side in sides):
        lists = [tuple(side) if isinstance(side, Sequence) else () for side in sides]
        found = merge_sequence(*lists, ordered=not _is_set(path))
        if found is not None:
            return list(found) or None, ()
    return (theirs if ours is None else ours), (Conflict(path, base, ours, theirs),)


def _leaves_something(merged: MergeResult, depth: int) -> bool:
    """Return whether either resolution leaves entries; a mapping that may end up empty conflicts as a whole instead."""
    inner = merged.below(depth)
    return bool(inner.taking(ours=True) and inner.taking(ours=False))


def _is_list(value: Value) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(part, (str, int)) for part in value)


def _is_set(path: Path) -> bool:
    return path[-1] in UNORDERED or (path[0] in SETS and len(path) > 1)


def _occurrences(side: Iterable[Hashable]) -> Iterator[Occurrence]:
    counts: Counter[Hashable] = Counter()
    for element in side:
        yield element, counts[element]
        counts[element] += 1


def _three_way(base: Occurrences, ours: Occurrences, theirs: Occurrences) -> Occurrences | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _replaced_differently(old: Occurrences, left: Occurrences, right: Occurrences) -> bool:
    """Return whether the sides replaced an element that both removed by different ones, or only one of them did."""
    gone = set(old) - set(left) - set(right)
    replacements = [_replacements(old, side, gone) for side in (left, right)]
    return replacements[0] != replacements[1]


def _replacements(old: Occurrences, side: Occurrences, gone: set[Occurrence]) -> dict[Occurrence, Occurrences]:
    """Return what a side inserted between the neighbours of each element that is gone."""
    inserted = _insertions(old, side, set(side) - set(old))
    found: dict[Occurrence, Occurrences] = {}
    anchor: Occurrence | None = None
    for element in old:
        if element in gone:
            found[element] = inserted.get(anchor, ())
        if element in side:
            anchor = element
    return found


def _insert_new(
    spine: Occurrences, left: Occurrences, right: Occurrences, kept: set[Occurrence], rank: Rank
) -> Iterator[Occurrence]:
    """Yield the elements of the spine, each followed by the new ones behind it."""
    new = kept - set(spine)
    insertions = [_insertions(spine, side, new) for side in (left, right)]
    done: set[Occurrence] = set()
    for anchor in (None, *spine):
        if anchor is not None:
            yield anchor
        one, other = (tuple(element for element in each.get(anchor, ()) if element not in done) for each in insertions)
        joined = _join_runs(one, other, rank)
        done.update(joined)
        yield from joined


def _insertions(spine: Occurrences, side: Occurrences, new: set[Occurrence]) -> dict[Occurrence | None, Occurrences]:
    """Return the new elements of a side by the element of the spine that they follow; None for the very first."""
    anchors = set(spine)
    runs: dict[Occurrence | None, Occurrences] = {}
    anchor: Occurrence | None = None
    for element in side:
        if element in new:
            runs[anchor] = (*runs.get(anchor, ()), element)
        elif element in anchors:
            anchor = element
    return runs


def _join_runs(one: Occurrences, other: Occurrences, rank: Rank) -> Occurrences:
    """Join what both sides inserted in the same place, the lower rank first; elements of both divide the runs."""
    first, second = sorted((one, other), key=_run_key(rank))
    both = [element for element in first if element in second]
    if not both or both != [element for element in second if element in first]:
        return (*first, *(element for element in second if element not in first))
    middle = both[0]
    at, place = first.index(middle), second.index(middle)
    before = _join_runs(first[:at], second[:place], rank)
    return (*before, middle, *_join_runs(first[at + 1 :], second[place + 1 :], rank))


def _run_key(rank: Rank) -> Callable[[Occurrences], list[tuple[tuple[object, ...], int]]]:
    return lambda run: [(rank(element), number) for element, number in run]

"""Merge two edits of an item or of the settings, field by field."""

from collections.abc import Mapping, Sequence

from catalog_cli.changes.compare import UNORDERED
from catalog_cli.changes.merging.sequences import merged_sequence
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.model.merged import Clash, Merged, Path

SETS = frozenset({"vocabularies", "synonyms", "rules"})
"""Settings whose lists say only what is among them; the order of publishers and categories is their meaning."""
_RANKS = {key: place for place, key in enumerate(FIELDS)}


def merge_values(
    base: Mapping[str, Value], ours: Mapping[str, Value], theirs: Mapping[str, Value], path: Path = ()
) -> Merged:
    """Merge two mappings that were made out of `base`; mappings within them likewise, lists by their elements."""
    values: dict[str, Value] = {}
    clashes: list[Clash] = []
    for key in _keys(base, ours, theirs):
        value, more = _merged((*path, key), *(side.get(key) for side in (base, ours, theirs)))
        clashes += more
        if value is not None:
            values[key] = value
    return Merged(values, tuple(clashes))


def _keys(*sides: Mapping[str, Value]) -> list[str]:
    base, ours, theirs = (list(side) for side in sides)
    # a key that one side took away counts as new on the other: where they clash, it stands where that one has it
    both = [key for key in base if key in ours and key in theirs]
    return [str(key) for key in merged_sequence(both, ours, theirs, ordered=False, rank=_rank) or ()]


def _rank(key: object) -> tuple[object, ...]:
    return _RANKS.get(str(key), len(_RANKS)), str(key)


def _merged(path: Path, base: Value, ours: Value, theirs: Value) -> tuple[Value, tuple[Clash, ...]]:
    if theirs in (base, ours):
        return ours, ()
    if ours == base:
        return theirs, ()
    sides = (base, ours, theirs)
    if all(side is None or isinstance(side, Mapping) for side in sides):
        old, left, right = (side if isinstance(side, Mapping) else {} for side in sides)
        merged = merge_values(old, left, right, path)
        if not merged.clashes or _can_be_resolved(merged, len(path)):
            return merged.values or None, merged.clashes
    elif all(side is None or _is_list(side) for side in sides):
        lists = [tuple(side) if isinstance(side, Sequence) else () for side in sides]
        found = merged_sequence(*lists, ordered=not _is_set(path))
        if found is not None:
            return list(found) or None, ()
    return (theirs if ours is None else ours), (Clash(path, base, ours, theirs),)


def _can_be_resolved(merged: Merged, depth: int) -> bool:
    """Say whether either side leaves something: a mapping that may end up empty is better decided as a whole."""
    inner = merged.below(depth)
    return bool(inner.taking(ours=True) and inner.taking(ours=False))


def _is_list(value: Value) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(part, (str, int)) for part in value)


def _is_set(path: Path) -> bool:
    return path[-1] in UNORDERED or (path[0] in SETS and len(path) > 1)

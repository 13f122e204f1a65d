"""Merge two edits of an item or of the settings, field by field."""

from collections.abc import Mapping, Sequence

from catalog_cli.changes.compare import UNORDERED
from catalog_cli.changes.merging.sequences import merged_sequence
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.model.merged import Clash, Merged, Path

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
    # a key that only one side took away may still clash
    present = dict.fromkeys((*ours, *theirs))
    found = merged_sequence([k for k in base if k in present], ours, theirs, ordered=False, rank=_rank) or ()
    return [*map(str, found), *(key for key in present if key not in found)]


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
        return merged.values or None, merged.clashes
    if all(side is None or _is_list(side) for side in sides):
        lists = [tuple(side) if isinstance(side, Sequence) else () for side in sides]
        found = merged_sequence(*lists, ordered=path[-1] not in UNORDERED)
        if found is not None:
            return list(found) or None, ()
    return (theirs if ours is None else ours), (Clash(path, base, ours, theirs),)


def _is_list(value: Value) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(part, (str, int)) for part in value)

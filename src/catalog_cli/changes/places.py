"""Where the rows of a newer edition stand within their categories, changing no more numbers than that takes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from catalog_cli.model.item import Item

Key = tuple[bool, int, str]


def renumbered(listed: Sequence[Item], kept: Sequence[Item], settled: frozenset[str]) -> Mapping[str, int | None]:
    """Give the `order` of each item of one category, by id.

    `listed` are the items of the newer edition in its order, `kept` those that it does not list, in the order they
    had; each of them stays behind the one that it stood behind. `settled` are the ids whose `order` is known, so that
    none means none. Numbers that are in order already stay.
    """
    sequence = _merged(listed, kept)
    if all(item.id in settled for item in sequence) and _in_order(sequence):
        return {item.id: item.order for item in sequence}
    numbers: dict[str, int | None] = {}
    last = 0
    for item in sequence:
        order = item.order if item.order is not None and item.order > last else last + 1
        numbers[item.id] = last = order
    return numbers


def in_slots(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Put names into a list in the order of `new`: those it has take each other's places, others come in behind.

    A name that is not in the list comes behind the one that it follows in `new`.
    """
    known = [name for name in new if name in set(old)]
    slots = iter(known)
    result = [next(slots) if name in set(known) else name for name in old]
    for place, name in enumerate(new):
        if name not in result:
            result.insert(result.index(new[place - 1]) + 1 if place else 0, name)
    return tuple(result)


def _merged(listed: Sequence[Item], kept: Sequence[Item]) -> list[Item]:
    everything = sorted((*listed, *kept), key=_key)
    before = {item.id: other.id for other, item in pairwise(everything)}
    sequence = list(listed)
    for item in sorted(kept, key=_key):
        ids = [each.id for each in sequence]
        leader = before.get(item.id)
        sequence.insert(ids.index(leader) + 1 if leader in ids else 0, item)
    return sequence


def _in_order(items: Sequence[Item]) -> bool:
    return all(_key(one) <= _key(other) for one, other in pairwise(items))


def _key(item: Item) -> Key:
    return item.order is None, item.order or 0, item.id

"""Where the rows of a newer edition stand within their categories, changing no more numbers than that takes."""

from collections.abc import Mapping, Sequence
from itertools import count, pairwise

from catalog_cli.model.item import Item

Key = tuple[bool, int, str]


def renumbered(listed: Sequence[Item], kept: Sequence[Item], settled: frozenset[str]) -> Mapping[str, int | None]:
    """Give the `order` of each listed item of one category, by id.

    `listed` are the items of the newer edition in its order, `kept` those that it does not list, whose numbers stay
    theirs. `settled` are the ids whose `order` is known, so that none means none. Numbers that are in order already
    stay; where all are new, they come after those that are kept.
    """
    if all(item.id in settled for item in listed) and _in_order(listed):
        return {item.id: item.order for item in listed}
    taken = {item.order for item in kept}
    anew = not any(item.id in settled for item in listed)
    last = max((order for order in taken if order), default=0) if anew else 0
    numbers: dict[str, int | None] = {}
    for item in listed:
        free = item.order is not None and item.order > last
        last = item.order if free and item.order else next(n for n in count(last + 1) if n not in taken)
        numbers[item.id] = last
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


def _in_order(items: Sequence[Item]) -> bool:
    return all(_key(one) <= _key(other) for one, other in pairwise(items))


def _key(item: Item) -> Key:
    return item.order is None, item.order or 0, item.id

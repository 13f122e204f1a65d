"""Which numbers the items of a category need so that some of them stand elsewhere: as few change as can be."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from catalog_cli.model.item import Item

_START = (-1, 0)
"""The slot and the number before the first ones: numbers begin with 1."""


def orders_for(items: Sequence[Item], moved: frozenset[str]) -> Mapping[str, int | None]:
    """Give the `order` of each item, by id, so that the catalogue has them in the order of `items`.

    Args:
        items: all items of one category as they shall stand; those that are not moved stand as they did among
            themselves.
        moved: the ids of those that are moved, whose numbers mean nothing here.

    An item without `order` comes after those with one, and among its like by its id: what already ends in that way
    stays without. All else keeps its number wherever the others leave room; numbers of a gap are spread over it.
    """
    numbered = len(items) - _without(items, moved)
    orders: dict[str, int | None] = dict.fromkeys((item.id for item in items[numbered:]), None)
    slots = _slots(items[:numbered], moved)
    numbers = _numbers(
        [None if slot[0].id in moved else slot[0].order for slot in slots], [len(slot) for slot in slots]
    )
    for slot, number in zip(slots, numbers, strict=True):
        orders |= dict.fromkeys((item.id for item in slot), number)
    return orders


def _without(items: Sequence[Item], moved: frozenset[str]) -> int:
    """Count the items at the end that need no number; a moved one needs it unless it stands between two of them."""
    count = 0
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        follows = place == len(items) - 1 or item.id < items[place + 1].id
        if not follows or (item.id not in moved and item.order is not None):
            break
        count += 1
    tail = items[len(items) - count :]
    return len(tail) - next((place for place, item in enumerate(tail) if item.id not in moved), len(tail))


def _slots(items: Sequence[Item], moved: frozenset[str]) -> list[list[Item]]:
    """Put neighbours together that have the same number and stand right by their ids."""
    slots: list[list[Item]] = []
    for item in items:
        last = slots[-1][-1] if slots else None
        if last and not {last.id, item.id} & moved and last.order == item.order is not None and last.id < item.id:
            slots[-1].append(item)
        else:
            slots.append([item])
    return slots


def _numbers(present: Sequence[int | None], sizes: Sequence[int]) -> list[int]:
    """Give rising numbers from 1 on, that differ from those present for as few items as can be."""
    kept = {place: number for place in _kept(present, sizes) if (number := present[place]) is not None}
    numbers: list[int] = []
    for (before, low), (place, high) in pairwise([_START, *kept.items()]):
        room, count = high - low, place - before
        numbers += [low + room * step // count for step in range(1, count + 1)]
    last = numbers[-1] if numbers else 0
    return numbers + [last + step for step in range(1, len(present) - len(numbers) + 1)]


def _kept(present: Sequence[int | None], sizes: Sequence[int]) -> list[int]:
    """Give the places that can keep their numbers with the most items: between any two there is room for the rest."""
    # with one less for each place before it, a number that leaves room never falls
    each = [(place, number - place) for place, number in enumerate(present) if number is not None and number > place]
    fitting = [pair for pair in each for _item in range(sizes[pair[0]])]
    lowest: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index, (_place, height) in enumerate(fitting):
        length = bisect_right(lowest, height)
        before[index] = ends[length - 1] if length else None
        lowest[length : length + 1], ends[length : length + 1] = [height], [index]
    return sorted({fitting[index][0] for index in _back(ends[-1] if ends else None, before)})


def _back(index: int | None, before: Mapping[int, int | None]) -> Iterator[int]:
    while index is not None:
        yield index
        index = before[index]

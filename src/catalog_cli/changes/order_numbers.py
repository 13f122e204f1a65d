"""The `order` numbers of items: which items were moved, and the fewest numbers that have to change.

Items of a category are sorted by `order`; those without one come last; the id decides between equals.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate, count, pairwise

from catalog_cli.model.item import Item

_START = (-1, 0)
"""The slot and the number before the first: numbers begin with 1."""


def moved_names(before: Sequence[str], after: Sequence[str], fixed: Container[str]) -> frozenset[str]:
    """Return the smallest set of names whose moves explain the new order: all but a longest increasing subsequence.

    Args:
        before: the names in their old order, each once.
        after: the same names in their new order.
        fixed: names that cannot have moved, as nothing about them changed; their order is the same on both sides.
    """
    old, new = _fixed_so_far(before, fixed), _fixed_so_far(after, fixed)
    positions = {name: position for position, name in enumerate(before)}
    # a name that is now between other fixed names has moved for certain
    staying = [name for name in after if name not in fixed and old[name] == new[name]]
    kept = {staying[index] for index in _longest_increasing([positions[name] for name in staying])}
    return frozenset(name for name in after if name not in fixed and name not in kept)


def orders_for(items: Sequence[Item], moved: frozenset[str]) -> Mapping[str, int | None]:
    """Return an `order` for each item, by id, that sorts them as listed; as few numbers change as possible.

    Args:
        items: all items of one category in the order they are to have; the unmoved ones are in their old order.
        moved: the ids of the items that are moved, whose present numbers do not count.

    Items at the end that sort correctly without a number stay without. Every other item keeps its number if the items
    around it leave room; the new numbers of a gap are spread over it.
    """
    numbered = len(items) - _count_without_number(items, moved)
    orders: dict[str, int | None] = dict.fromkeys((item.id for item in items[numbered:]), None)
    slots = _slots(items[:numbered], moved)
    numbers = _numbers(
        [None if slot[0].id in moved else slot[0].order for slot in slots], [len(slot) for slot in slots]
    )
    for slot, number in zip(slots, numbers, strict=True):
        orders |= dict.fromkeys((item.id for item in slot), number)
    return orders


def orders_of_edition(
    listed: Sequence[Item], kept: Sequence[Item], settled: frozenset[str]
) -> Mapping[str, int | None]:
    """Return the `order` of each listed item of one category, by id, when a newer edition of the table comes in.

    Args:
        listed: the items of the newer edition, in its order.
        kept: the items of the category that it does not list; their numbers stay theirs.
        settled: the ids of listed items whose `order` is known, so that having none means none.

    Numbers that are in order already stay. If all items are new, they come after the kept ones.
    """
    if all(item.id in settled for item in listed) and _is_sorted(listed):
        return {item.id: item.order for item in listed}
    taken = {item.order for item in kept}
    all_new = not any(item.id in settled for item in listed)
    last = max((order for order in taken if order), default=0) if all_new else 0
    numbers: dict[str, int | None] = {}
    for item in listed:
        free = item.order is not None and item.order > last
        last = item.order if free and item.order else next(n for n in count(last + 1) if n not in taken)
        numbers[item.id] = last
    return numbers


def merged_order(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Reorder the names of a list as `new` has them, and insert those it lacks.

    Names of both lists trade positions among themselves. A name that is only in `new` is inserted behind the one it
    follows there; where `new` has none of the old names, all of it goes to the end.
    """
    both = [name for name in new if name in set(old)]
    if not both:
        return tuple(dict.fromkeys((*old, *new)))
    in_turn = iter(both)
    return with_new_names([next(in_turn) if name in set(both) else name for name in old], new)


def with_new_names(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Insert the names that a list lacks behind those that they follow in `new`; what it has keeps its order.

    A name that begins `new` is inserted before the next one that the list has.
    """
    result = list(old)
    known = next((name for name in new if name in old), None)
    if known is None:
        return tuple(dict.fromkeys((*old, *new)))
    for index, name in enumerate(new):
        if name not in result:
            result.insert(result.index(new[index - 1]) + 1 if index else result.index(known), name)
    return tuple(result)


def _is_sorted(items: Sequence[Item]) -> bool:
    return all(_sort_key(one) <= _sort_key(other) for one, other in pairwise(items))


def _sort_key(item: Item) -> tuple[bool, int, str]:
    return item.order is None, item.order or 0, item.id


def _fixed_so_far(names: Sequence[str], fixed: Container[str]) -> dict[str, int]:
    """Count for each name the fixed names up to it."""
    return dict(zip(names, accumulate(int(name in fixed) for name in names), strict=True))


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Return the indexes of a longest increasing subsequence of distinct numbers, the last first (patience sorting)."""
    ends: list[int] = []
    ending: list[int] = []
    previous: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(ending[length - 1] if length else None)
        ends[length : length + 1] = [number]
        ending[length : length + 1] = [index]
    return list(_chain(ending[-1] if ending else None, previous))


def _count_without_number(items: Sequence[Item], moved: frozenset[str]) -> int:
    """Count the items at the end that need no number; a moved item needs one unless it is between two of them."""
    number = 0
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        follows = index == len(items) - 1 or item.id < items[index + 1].id
        if not follows or (item.id not in moved and item.order is not None):
            break
        number += 1
    tail = items[len(items) - number :]
    return len(tail) - next((index for index, item in enumerate(tail) if item.id not in moved), len(tail))


def _slots(items: Sequence[Item], moved: frozenset[str]) -> list[list[Item]]:
    """Group neighbours that share a number and are sorted by id, so that they can go on sharing one."""
    slots: list[list[Item]] = []
    for item in items:
        last = slots[-1][-1] if slots else None
        if last and not {last.id, item.id} & moved and last.order == item.order is not None and last.id < item.id:
            slots[-1].append(item)
        else:
            slots.append([item])
    return slots


def _numbers(present: Sequence[int | None], sizes: Sequence[int]) -> list[int]:
    """Return increasing numbers from 1 on that differ from the present ones for as few items as possible."""
    kept = {index: number for index in _kept(present, sizes) if (number := present[index]) is not None}
    numbers: list[int] = []
    for (before, low), (index, high) in pairwise([_START, *kept.items()]):
        room, steps = high - low, index - before
        numbers += [low + room * step // steps for step in range(1, steps + 1)]
    last = numbers[-1] if numbers else 0
    return numbers + [last + step for step in range(1, len(present) - len(numbers) + 1)]


def _kept(present: Sequence[int | None], sizes: Sequence[int]) -> list[int]:
    """Return the slots that keep their numbers, with the most items in all and room for the other slots in between."""
    # Two slots have room between them if their numbers differ by at least their distance. Less the index, that means
    # that the numbers never fall, so this is a longest non-decreasing subsequence. A slot counts once for each item.
    heights = [(index, number - index) for index, number in enumerate(present) if number is not None and number > index]
    weighted = [pair for pair in heights for _item in range(sizes[pair[0]])]
    lowest: list[int] = []
    ends: list[int] = []
    previous: list[int | None] = []
    for at, (_index, height) in enumerate(weighted):
        length = bisect_right(lowest, height)
        previous.append(ends[length - 1] if length else None)
        lowest[length : length + 1], ends[length : length + 1] = [height], [at]
    return sorted({weighted[at][0] for at in _chain(ends[-1] if ends else None, previous)})


def _chain(index: int | None, previous: Sequence[int | None]) -> Iterator[int]:
    """Follow the links of a subsequence from its last element back."""
    while index is not None:
        yield index
        index = previous[index]

"""Merge two edits of a list, element by element; which side is which makes no difference."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Protocol

Numbered = tuple[Hashable, int]
"""An element and how many like it stand before it, so that each occurrence is told apart."""
Run = tuple[Numbered, ...]


class Rank(Protocol):
    """Gives what decides the order of two elements that were put in the same place."""

    def __call__(self, element: Hashable, /) -> tuple[object, ...]:
        """Give the rank of an element; ranks can be compared with one another."""


def by_text(element: Hashable) -> tuple[object, ...]:
    """Rank elements by their text."""
    return type(element).__name__, str(element)


def merged_sequence(
    base: Sequence[Hashable],
    ours: Sequence[Hashable],
    theirs: Sequence[Hashable],
    *,
    ordered: bool,
    rank: Rank = by_text,
) -> tuple[Hashable, ...] | None:
    """Give a list with what either side added and without what either took away.

    What came new stays behind the element that it was put behind. None when the list is `ordered` and both sides put
    the same elements into different orders, or when one put something in the place of an element for which the other
    put nothing or something else.
    """
    old, left, right = (tuple(_numbered(side)) for side in (base, ours, theirs))
    if ordered and _replaced_differently(old, left, right):
        return None
    shared = set(old) & set(left) & set(right)
    orders = [tuple(element for element in side if element in shared) for side in (old, left, right)]
    spine = _three_way(*orders)
    if spine is None and not ordered:
        spine = min(orders[1:], key=_ranks(rank))
    if spine is None:
        return None
    kept = shared | ((set(left) | set(right)) - set(old))
    return tuple(element for element, _number in _grown(spine, left, right, kept, rank))


def _numbered(side: Iterable[Hashable]) -> Iterator[Numbered]:
    counts: Counter[Hashable] = Counter()
    for element in side:
        yield element, counts[element]
        counts[element] += 1


def _three_way(base: Run, ours: Run, theirs: Run) -> Run | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _replaced_differently(old: Run, left: Run, right: Run) -> bool:
    """Say whether the sides put different elements, or only one of them any, where one that both took away was."""
    gone = set(old) - set(left) - set(right)
    instead = [_instead(old, side, gone) for side in (left, right)]
    return instead[0] != instead[1]


def _instead(old: Run, side: Run, gone: set[Numbered]) -> dict[Numbered, Run]:
    """Give what a side put between the neighbours of each element that is gone."""
    after = _runs(old, side, set(side) - set(old))
    places: dict[Numbered, Run] = {}
    anchor: Numbered | None = None
    for element in old:
        if element in gone:
            places[element] = after.get(anchor, ())
        if element in side:
            anchor = element
    return places


def _grown(spine: Run, left: Run, right: Run, kept: set[Numbered], rank: Rank) -> Iterator[Numbered]:
    """Give the elements of the spine, each followed by what came new behind it."""
    new = kept - set(spine)
    runs = [_runs(spine, side, new) for side in (left, right)]
    done: set[Numbered] = set()
    for anchor in (None, *spine):
        if anchor is not None:
            yield anchor
        one, other = (tuple(element for element in run.get(anchor, ()) if element not in done) for run in runs)
        joined = _joined(one, other, rank)
        done.update(joined)
        yield from joined


def _runs(spine: Run, side: Run, new: set[Numbered]) -> dict[Numbered | None, Run]:
    """Give the new elements of a side by the element of the spine that they follow; None for the very first."""
    anchors = set(spine)
    runs: dict[Numbered | None, Run] = {}
    anchor: Numbered | None = None
    for element in side:
        if element in new:
            runs[anchor] = (*runs.get(anchor, ()), element)
        elif element in anchors:
            anchor = element
    return runs


def _joined(one: Run, other: Run, rank: Rank) -> Run:
    """Join what both sides put in the same place, the smaller first; what both have parts the runs into stretches."""
    first, second = sorted((one, other), key=_ranks(rank))
    both = [element for element in first if element in second]
    if not both or both != [element for element in second if element in first]:
        return (*first, *(element for element in second if element not in first))
    middle = both[0]
    at, place = first.index(middle), second.index(middle)
    before = _joined(first[:at], second[:place], rank)
    return (*before, middle, *_joined(first[at + 1 :], second[place + 1 :], rank))


def _ranks(rank: Rank) -> Callable[[Run], list[tuple[tuple[object, ...], int]]]:
    return lambda run: [(rank(element), number) for element, number in run]

"""Which items of a sequence stand elsewhere now, the fewest that explain what is seen."""

from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import accumulate


def reordered(before: Sequence[str], after: Sequence[str], fixed: Container[str]) -> frozenset[str]:
    """Give the names that have left their place among the others; both sequences hold the same names, each once.

    `fixed` are names that cannot have moved, as nothing about them changed; they are in the same order on both sides.
    Of the others as few as possible are given: those that are in no longest run that is in order on both sides.
    """
    old, new = _passed(before, fixed), _passed(after, fixed)
    places = {name: place for place, name in enumerate(before)}
    # only what stands between the same fixed neighbours can have stayed
    staying = [name for name in after if name not in fixed and old[name] == new[name]]
    kept = {staying[place] for place in _longest_run([places[name] for name in staying])}
    return frozenset(name for name in after if name not in fixed and name not in kept)


def _passed(names: Sequence[str], fixed: Container[str]) -> dict[str, int]:
    """Give for each name how many fixed ones stand up to it."""
    return dict(zip(names, accumulate(int(name in fixed) for name in names), strict=True))


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """Give the places of a longest increasing run of different numbers, the last first (patience sorting)."""
    ends: list[int] = []
    ending: list[int] = []
    previous: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(ending[length - 1] if length else None)
        ends[length : length + 1] = [number]
        ending[length : length + 1] = [place]
    run: list[int] = []
    place_now = ending[-1] if ending else None
    while place_now is not None:
        run.append(place_now)
        place_now = previous[place_now]
    return run

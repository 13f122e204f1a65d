"""Mark what differs between two lists that are printed as one text each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from catalog_cli.changes.marking import Stretches, marked

ALIKE = 0.5
"""From this likeness on, two elements are one that was edited, otherwise one that went and one that came."""


class _Partners(Struct, frozen=True):
    """An element of each list that stand for each other; None where there is none."""

    old: int | None
    new: int | None


def marked_lists(
    before: Sequence[str], after: Sequence[str], separator: str, *, ordered: bool
) -> tuple[Stretches, Stretches]:
    """Give the stretches (start, end) that differ of two lists, each printed with `separator` between its elements.

    Where order means nothing, an element that is in both lists is the same wherever it stands. An element that only
    became another text is marked in what differs.
    """
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    starts = _starts(before, separator), _starts(after, separator)
    for pair in _ordered(before, after) if ordered else _unordered(before, after):
        ours = before[pair.old] if pair.old is not None else ""
        theirs = after[pair.new] if pair.new is not None else ""
        left, right = marked(ours, theirs)
        old += _moved(left, starts[0][pair.old or 0])
        new += _moved(right, starts[1][pair.new or 0])
    return tuple(sorted(old)), tuple(sorted(new))


def _starts(texts: Sequence[str], separator: str) -> list[int]:
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(separator))
    return starts


def _moved(stretches: Stretches, start: int) -> Iterator[tuple[int, int]]:
    return ((begin + start, end + start) for begin, end in stretches)


def _unordered(before: Sequence[str], after: Sequence[str]) -> Iterator[_Partners]:
    left = _without(before, after), _without(after, before)
    yield from _partners(before, after, *left)


def _without(texts: Sequence[str], others: Iterable[str]) -> list[int]:
    """Give the places of the texts that the others do not have, or not as often."""
    spare = Counter(others)
    places = []
    for place, text in enumerate(texts):
        if spare[text]:
            spare[text] -= 1
        else:
            places.append(place)
    return places


def _ordered(before: Sequence[str], after: Sequence[str]) -> Iterator[_Partners]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _partners(before, after, list(range(a, b)), list(range(c, d)))


def _partners(
    before: Sequence[str], after: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[_Partners]:
    """Pair the elements at these places that are alike, each with the first that is left; the others stay alone."""
    from rapidfuzz import fuzz

    waiting = list(new)
    for place in old:
        likes = (each for each in waiting if fuzz.ratio(before[place], after[each]) >= ALIKE * 100)
        partner = next(likes, None)
        if partner is not None:
            waiting.remove(partner)
        yield _Partners(place, partner)
    yield from (_Partners(None, place) for place in waiting)

"""Which brackets, quotes and title marks of a text pair, and which are alone."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from catalog_cli.model.finding import Span
from catalog_cli.parsing.characters import ALPHANUMERIC, HAN, addresses, within
from catalog_cli.parsing.lazy_regex import lazy_regex

ROUND: Mapping[str, str] = {"(": ")", "（": "）"}
"""Round brackets, half-width and full-width: either may close what the other opens."""

_NUMBER = lazy_regex(rf"(?:[0-9０-９]{{1,2}}|(?<![{HAN}{ALPHANUMERIC}])(?:[A-Za-z]|[一二三四五六七八九十]{{1,3}}))$")
"""The number of a list, before its bracket: `1)`, `a)`, `一）`."""
_APOSTROPHE = lazy_regex(r"[A-Za-z]$")
_LOOK_BACK = 4


class Paired(Struct):
    """The places of the marks that pair, opening and closing, and of those that do not."""

    pairs: list[Span] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)


def paired(text: str, marks: Mapping[str, str]) -> Paired:
    """Pair marks of one kind, given as opening and closing; addresses and the numbers of lists are passed over."""
    found = Paired()
    opened: list[int] = []
    closing = set(marks.values())
    skipped = addresses(text)
    for match in _any_of(*marks, *closing).finditer(text):
        place, character = match.start(), match[0]
        if skipped and within(place, skipped):
            continue
        if character in marks:
            opened.append(place)
        elif opened:
            found.pairs.append((opened.pop(), place))
        elif not _stands_alone(text[max(place - _LOOK_BACK, 0) : place], character):
            found.lone.append(place)
    if opened:
        found.lone = sorted([*found.lone, *opened])
    return found


@cache
def _any_of(*marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(marks))}]")


def _stands_alone(before: str, closing: str) -> bool:
    if closing in ROUND.values():
        return bool(_NUMBER.search(before))
    return closing == "’" and bool(_APOSTROPHE.search(before))


def closings(text: str, opening: str, closing: str) -> dict[int, int]:
    """Give, for the place of each opening bracket that is closed, the place of what closes it."""
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    for match in _any_of(opening, closing).finditer(text):
        if match[0] == opening:
            waiting.append(match.start())
        elif waiting:
            pairs[waiting.pop()] = match.start()
    return pairs


_OPENING = {"《": "double", "〈": "single", "<": "single"}
_CLOSING = {"》": "double", "〉": "single", ">": "single"}
_RIGHT = (("《", "》"), ("〈", "〉"))


class InnerTitle(Struct, frozen=True):
    """A title one level within 《》, from its opening mark to after its closing one, and as it should be written."""

    start: int
    end: int
    right: str


def inner_titles(text: str) -> list[InnerTitle]:
    """Find the titles within titles; nothing where marks do not pair, as the depth is not known then."""
    if "《" not in text:
        return []
    pairs = _pairs(text)
    changes = {}
    for opening, closing, depth in pairs:
        changes[opening], changes[closing] = _RIGHT[depth % 2]
    return [
        InnerTitle(opening, closing + 1, _changed(text, opening, closing + 1, changes))
        for opening, closing, depth in sorted(pairs)
        if depth == 1
    ]


def _pairs(text: str) -> list[tuple[int, int, int]]:
    """Return opening, closing and depth of each pair whose outermost pair is 《》."""
    waiting: list[int] = []
    pairs = []
    for place, character in enumerate(text):
        if character in _OPENING and (waiting or character == "《"):
            waiting.append(place)
        elif character in _CLOSING and waiting:
            opening = waiting.pop()
            if _OPENING[text[opening]] != _CLOSING[character]:
                return []
            pairs.append((opening, place, len(waiting)))
    return [] if waiting else pairs


def _changed(text: str, start: int, end: int, changes: dict[int, str]) -> str:
    return "".join(changes.get(place, text[place]) for place in range(start, end))

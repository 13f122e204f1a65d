"""Titles within titles, and the marks that belong around them: 《outer〈inner〉》."""

from msgspec import Struct

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
    """Give opening, closing and depth of each pair whose outermost pair is 《》."""
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

"""Which brackets and quotes of a text belong together, and which stand alone."""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from catalog_cli.model.fix import Span
from catalog_cli.parsing.characters import ALPHANUMERIC, HAN, addresses, within
from catalog_cli.parsing.lazy_regex import lazy_regex

ROUND: Mapping[str, str] = {"(": ")", "（": "）"}
"""Round brackets, half-width and full-width: either may close what the other opens."""

_NUMBER = lazy_regex(rf"(?:[0-9０-９]{{1,2}}|(?<![{HAN}{ALPHANUMERIC}])(?:[A-Za-z]|[一二三四五六七八九十]{{1,3}}))$")
"""What stands before the bracket of a list's number: `1)`, `a)`, `一）`."""
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
    return re.compile(f"[{''.join(marks)}]")


def _stands_alone(before: str, closing: str) -> bool:
    if closing in ROUND.values():
        return bool(_NUMBER.search(before))
    return closing == "’" and bool(_APOSTROPHE.search(before))

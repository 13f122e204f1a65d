"""Brackets after a title: a number, the dates of a law's versions, an abbreviation."""

import re
from collections.abc import Mapping

from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.pieces import Pieces
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.references import Reference, reference_at

_OPENING = lazy_regex(r"[（(【〔［\[﹝]\s*")
_CLOSING = lazy_regex(r"\s*[）)】〕］\]﹞]")
_ENDED = lazy_regex(r"\s*(?:$|[《》；;、，,。\n]|[）)】〕］\]﹞])")
_DATED = lazy_regex(rf"\s*[，,；;][^（()）《》\n]{{0,60}}(?:{words.HISTORY.pattern})[^（()）《》\n]{{0,60}}[）)]")
"""What goes on after a number with the law's later versions: 国务院令第253号，2017年修订."""

_PAST = lazy_regex("(?:公布|发布|颁布|通过|修订|修正|修改)[ ，,；;、]")
"""What was done with the law under the number before: it is no part of the next one's issuer."""

_GROUP = lazy_regex(r"[（(](?P<inside>(?:[^（）()\n]|[（(][^（）()\n]{0,60}[）)]|\n){0,500})[）)]")


def take_bracket(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take a bracket that is understood, with what is in it."""
    opening = _OPENING.match(pieces.text, pieces.place) if pieces.named else None
    if opening is None:
        return False
    number = reference_at(pieces.text, opening.end())
    if number and _ENDED.match(pieces.text, number.end) and not _DATED.match(pieces.text, number.end):
        _take_number(pieces, opening.end(), number)
        return True
    return _take_group(pieces)


def _take_number(pieces: Pieces, inside: int, number: Reference) -> None:
    if pieces.numbered:
        pieces.begin()
    pieces.take(TokenKind.MARK, inside)
    pieces.take(TokenKind.REFERENCE if number.whole else TokenKind.UNPARSED, number.end)
    closing = _CLOSING.match(pieces.text, pieces.place)
    if closing:
        last = pieces.last
        pieces.take(TokenKind.MARK, closing.end())
        pieces.last = last


def _take_group(pieces: Pieces) -> bool:
    abbreviation = words.ABBREVIATION.match(pieces.text, pieces.place)
    if abbreviation:
        pieces.take(TokenKind.MARK, abbreviation.end())
        return True
    group = _GROUP.match(pieces.text, pieces.place)
    if group is None:
        return False
    numbers = _numbers(pieces.text, group.start("inside"), group.end("inside"))
    if not numbers and not words.HISTORY.search(group["inside"]):
        return False
    _take_history(pieces, group, numbers)
    return True


def _take_history(pieces: Pieces, group: re.Match[str], numbers: list[Reference]) -> None:
    """Take dates and numbers; of several numbers the last is that of the version in force, in a list the first."""
    dated = words.HISTORY.search(group["inside"])
    chosen = (numbers[-1] if dated else numbers[0]) if numbers else None
    pieces.take(TokenKind.MARK, group.start("inside"))
    if chosen:
        pieces.take(TokenKind.DATE, chosen.start)
        pieces.take(TokenKind.REFERENCE if chosen.whole else TokenKind.UNPARSED, chosen.end)
    pieces.take(TokenKind.DATE, group.end("inside"))
    pieces.take(TokenKind.MARK, group.end())


def _numbers(text: str, start: int, end: int) -> list[Reference]:
    """Find the numbers between two places, but not that of a text that is repealed."""
    found = []
    while start < end:
        date = words.DATE.match(text, start, end) or _PAST.match(text, start, end)
        number = None if date else reference_at(text, start, end)
        if number and not text.startswith(("废止", "同时废止"), number.end):
            found.append(number)
        start = date.end() if date else number.end if number else start + 1
    return found

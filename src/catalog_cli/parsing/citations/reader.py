"""Parse a legal basis from left to right: the first step that recognises what comes next takes it."""

import re
from collections.abc import Callable, Mapping

from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.pieces import Piece, Pieces
from catalog_cli.parsing.citations.quotes import take_quote
from catalog_cli.parsing.citations.steps import (
    take_bare_title,
    take_bracket,
    take_lead,
    take_tail,
    take_title,
)
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.locators import locator_at, looks_like_locator
from catalog_cli.parsing.pairs import closings
from catalog_cli.parsing.references import reference_at

_UNKNOWN = lazy_regex(r"[\s\S][^\s《》；;、，,。：:（()）〔〕【】\[\]第]*")
_STRAY = lazy_regex(r"》|\s*[）)〕﹞］\]】]")
_ANYWHERE = "【①②③④⑤⑥⑦⑧⑨⑩●○■□◆◇▪"
_PARTED = lazy_regex("[；;、]|和|及|与")
_TITLED = lazy_regex(r"(?:文件?)?(?P<blank>\s*)(?:《|关于)")
_DOCUMENT = lazy_regex("文件?(?![\u4e00-\u9fff])")


def read_pieces(text: str) -> list[Piece]:
    """Split a whole text into pieces, which joined are the text."""
    pieces, pairs = Pieces(text), closings(text, "《", "》")
    while pieces.place < len(text):
        for step in _STEPS:
            if step(pieces, pairs):
                break
        else:
            unknown = _UNKNOWN.match(text, pieces.place)
            pieces.take(TokenKind.UNPARSED, unknown.end() if unknown else len(text))
    return pieces.found


def _space(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    found = words.SEPARATOR.match(pieces.text, pieces.place)
    if found:
        pieces.separate(found.end())
    return bool(found)


def _numbering(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    text, place = pieces.text, pieces.place
    found = words.NUMBERING.match(text, place) or words.RANK.match(text, place)
    if found and not (pieces.gap or found[0][0] in _ANYWHERE):
        found = None
    if found is None and pieces.named and not pieces.gap:
        found = _close_numbering(pieces)
    if found is None:
        return False
    pieces.begin()
    pieces.take(TokenKind.RANK if found[0].startswith("【") else TokenKind.NUMBERING, found.end())
    pieces.gap = " "
    return True


def _close_numbering(pieces: Pieces) -> re.Match[str] | None:
    """Match the number of the next source; 第一部分2.公开 goes on with a place, and a digit with a number."""
    found = words.CLOSE_NUMBERING.match(pieces.text, pieces.place)
    if found is None or pieces.text[pieces.place - 1].isdigit():
        return None
    titled = pieces.text[found.end() :].lstrip()[:1] in "《【"
    return found if titled or pieces.last is not TokenKind.LOCATOR else None


def _joining(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take words before a title that say nothing about the source: 和, 根据, 依据：."""
    found = words.JOINING.match(pieces.text, pieces.place)
    if found is None and (not pieces.begun or pieces.gap.strip(" ")):
        found = words.LEADING.match(pieces.text, pieces.place) or words.LABEL.match(pieces.text, pieces.place)
    if found:
        pieces.separate(found.end())
    return bool(found)


def _following(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take words after a title that name nothing further: 等, 及相关规定."""
    found = words.FOLLOWING.match(pieces.text, pieces.place) if pieces.named else None
    if not found or not found[0] or (pieces.gap.strip() and found[0][0] not in "等及以"):
        return False
    pieces.take(TokenKind.MARK, found.end())
    return True


def _number(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take a number without brackets."""
    found = reference_at(pieces.text, pieces.place)
    if found is None or words.TITLE_WITHIN.search(pieces.text, pieces.place, found.end):
        return False
    if pieces.text.startswith("第", pieces.place) and locator_at(pieces.text, pieces.place, pieces.locator):
        return False
    if pieces.numbered or not pieces.begun or _begins_source(pieces, found.end):
        pieces.begin()
    pieces.take(TokenKind.REFERENCE if found.whole else TokenKind.UNPARSED, found.end)
    document = _DOCUMENT.match(pieces.text, pieces.place)
    if document:
        pieces.take(TokenKind.MARK, document.end())
    return True


def _begins_source(pieces: Pieces, end: int) -> bool:
    """Return whether a number after a separator is that of the next source, and not of the one before it."""
    gap = pieces.gap
    if not gap:
        return False
    if pieces.locator is not None and (_PARTED.search(gap) or ("\n" in gap and not pieces.numbered)):
        return True
    titled = _TITLED.match(pieces.text, end)
    return bool(titled and (_PARTED.search(gap) or not titled["blank"]))


def _date(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    found = words.DATE.match(pieces.text, pieces.place) if pieces.named else None
    if found:
        pieces.take(TokenKind.DATE, found.end())
    return bool(found)


def _locator(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take a place within the source; a number in it that is none stays as it is."""
    found = locator_at(pieces.text, pieces.place, pieces.locator)
    if found:
        if not pieces.begun:
            pieces.begin()
        pieces.take(TokenKind.LOCATOR, found.end, found)
        return True
    end = looks_like_locator(pieces.text, pieces.place)
    pieces.take(TokenKind.UNPARSED, end)
    return end > pieces.place


def _lead(pieces: Pieces, pairs: Mapping[int, int]) -> bool:
    within = pieces.named and not pieces.gap and pieces.last is TokenKind.LOCATOR
    return not within and take_lead(pieces, pairs)


def _stray(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take a closing mark that nothing opens: a 》 anywhere, a bracket after a number."""
    found = _STRAY.match(pieces.text, pieces.place)
    if found is None or (found[0] != "》" and pieces.last is not TokenKind.REFERENCE):
        return False
    pieces.take(TokenKind.MARK, found.end())
    if found[0] == "》" and pieces.named:
        pieces.last = TokenKind.TITLE
    return True


_STEPS: tuple[Callable[[Pieces, Mapping[int, int]], bool], ...] = (
    _space,
    _numbering,
    _joining,
    take_title,
    _following,
    take_tail,
    _number,
    _date,
    take_bracket,
    _locator,
    _lead,
    take_quote,
    take_bare_title,
    _stray,
)

"""Parser of a printed legal basis (公开依据): its citations, without losing a character."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.phrase import Basis, Citation, Locator, Order, PhraseToken, Quotation, TokenKind
from catalog_cli.parsing.characters import closings
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.steps import (
    take_bare_title,
    take_bracket,
    take_lead,
    take_quote,
    take_tail,
    take_title,
)
from catalog_cli.parsing.citations.words import Piece, Pieces
from catalog_cli.parsing.issued_documents import YEAR_CLOSING, YEAR_OPENING, reference_at
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.locators import locator_at, looks_like_locator
from catalog_cli.parsing.numerals import NUMERAL, number_from


@lru_cache(maxsize=16384)
def parse_basis(text: str) -> Basis:
    """Parse the text of a 公开依据.

    Words before a title are its issuer (国务院办公厅印发《…》). Around an inner title they belong to the whole title:
    that of 民政部关于印发《特困人员认定办法》的通知 is 关于印发《特困人员认定办法》的通知. A number behind
    a separator or before a title is that of its own source, and a quotation ends where the next source or place begins.
    Titles, numbers in brackets and places may be broken by white space anywhere. What is not understood stays in
    `unparsed` tokens. Every string is accepted, and the tokens joined are the text.
    """
    pieces = _read_pieces(text)
    starts = [place for place, piece in enumerate(pieces) if piece.opens]
    citations = (_citation(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)]))
    return Basis(
        tokens=tuple(piece.token for piece in pieces),
        citations=tuple(cited for cited in citations if cited.title or cited.reference or cited.locators),
    )


def _citation(pieces: list[Piece]) -> Citation:
    """Make a citation of its pieces, without the separators that follow it."""
    length = len(pieces)
    while pieces[length - 1].separates:
        length -= 1
    tokens = tuple(piece.token for piece in pieces[:length])
    orders, years = _versions_named(tokens)
    return Citation(
        tokens=tokens,
        locators=tuple(piece.locator for piece in pieces[:length] if piece.locator),
        quotations=tuple(_quotations(pieces[:length])),
        orders=orders,
        years=years,
    )


def _quotations(pieces: list[Piece]) -> Iterator[Quotation]:
    """Yield what is quoted, each with the last locator before it."""
    locator: Locator | None = None
    for piece in pieces:
        locator = piece.locator or locator
        if piece.token.kind is TokenKind.QUOTE:
            yield Quotation(piece.token.text, locator, piece.token.start)


_NUMBER: Final = lazy_regex(
    rf"令(?:[{re.escape(YEAR_OPENING)}]?(?P<year>[12][0-9]{{3}})年?[{re.escape(YEAR_CLOSING)}]?)?"
    rf"[（(]?第?(?P<number>{NUMERAL})号",
    first="令",
)
_BEFORE: Final = lazy_regex(rf"(?P<issuer>[\u4e00-\u9fff]{{0,40}}?)第?(?P<number>{NUMERAL})号\Z", needs="号")
"""What precedes 令 where the number comes first: 第33号令, 国务院711号令."""

_ISSUER: Final = lazy_regex(r"[\u4e00-\u9fff]{1,40}\Z")
_DONE: Final = lazy_regex(r".*(?:公布|发布|颁布|通过|修订|修正|修改|施行|根据|[年月日])(?=.)")
"""What may precede an issuer in a history: the 公布 of 公布国务院令第711号."""

_LONGEST: Final = 60
_STATE: Final = "中华人民共和国"
_FULL: Final = {"国": "国务院", "国家主席": "主席"}
_YEAR: Final = lazy_regex(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年(?!\d{1,2}月\d{1,2}日起?(?:施行|实施|生效|执行))|修|版|本|[-.]|$)",
    needs="12",
)
"""The year of a version; that from which it is in force may be a later one."""

_TITLE_YEAR: Final = lazy_regex(
    r"[（(](?P<year>(?:19|20)[0-9]{2})年?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:修订|修正|版|本|公布|施行)*[）)]",
    first="（(",
)


def _versions_named(tokens: Iterable[PhraseToken]) -> tuple[tuple[Order, ...], tuple[int, ...]]:
    """Return the orders that tokens name and the years of versions, each in the order of the text.

    The years are those of dates, and that of a title's bracket: 预算法（2018年修正）.
    """
    orders: tuple[Order, ...] = ()
    years: tuple[int, ...] = ()
    for token in tokens:
        kind = token.kind
        if kind is TokenKind.REFERENCE:
            orders += _orders(token)
        elif kind is TokenKind.DATE:
            orders, years = orders + _orders(token), years + _years(token.text, _YEAR)
        elif kind is TokenKind.TITLE:
            years += _years(token.text, _TITLE_YEAR)
    return orders, years


def _orders(token: PhraseToken) -> tuple[Order, ...]:
    if "令" not in token.text:
        return ()
    start = token.start
    return tuple(replace(order, start=start + order.start, end=start + order.end) for order in _orders_in(token.text))


def _years(text: str, form: re.Pattern[str]) -> tuple[int, ...]:
    return tuple(int(found["year"]) for found in form.finditer(text))


@lru_cache(maxsize=4096)
def _orders_in(printed: str) -> tuple[Order, ...]:
    """Read the orders in a text, with their places in it."""
    # spaces may stand anywhere in a number, so that it is read without them
    places = [place for place, character in enumerate(printed) if not character.isspace()]
    text = "".join(printed[place] for place in places)
    orders, place = [], text.find("令")
    while place >= 0:
        turned = _BEFORE.search(text, max(place - _LONGEST, 0), place)
        found = turned or _NUMBER.match(text, place)
        number = number_from(found["number"]) if found else None
        if found and number is not None:
            start, issuer = _issuer(text, found.end("issuer") if turned else place)
            end = place + 1 if turned else found.end()
            year = None if turned or not found["year"] else int(found["year"])
            orders.append(Order(issuer, number, year, places[start], places[end - 1] + 1))
        place = text.find("令", place + 1)
    return tuple(orders)


def _issuer(text: str, end: int) -> tuple[int, str]:
    """Return where an issuer begins that ends at a place, and its name."""
    found = _ISSUER.search(text, max(end - _LONGEST, 0), end)
    start = found.start() if found else end
    history = _DONE.match(text, start, end)
    start = history.end() if history else start
    issuer = text[start:end].removeprefix(_STATE)
    return start, _FULL.get(issuer, issuer)


_UNKNOWN = lazy_regex(r"[\s\S][^\s《》；;、，,。：:（()）〔〕【】\[\]第]*")
_STRAY = lazy_regex(r"》|\s*[）)〕﹞］\]】]")
_ANYWHERE = "【①②③④⑤⑥⑦⑧⑨⑩●○■□◆◇▪"
_PARTED = lazy_regex("[；;、]|和|及|与")
_TITLED = lazy_regex(r"(?:文件?)?(?P<blank>\s*)(?:《|关于)")
_DOCUMENT = lazy_regex("文件?(?![\u4e00-\u9fff])")


def _read_pieces(text: str) -> list[Piece]:
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
    if ";" in gap or "；" in gap:
        return True
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

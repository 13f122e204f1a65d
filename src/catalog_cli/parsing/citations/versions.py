"""Orders and years by which a citation names a version of a law, read out of its tokens."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.citation import Order
from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.references import YEAR_CLOSING, YEAR_OPENING

_NUMBER: Final = lazy_regex(
    rf"令(?:[{re.escape(YEAR_OPENING)}]?(?P<year>[12][0-9]{{3}})年?[{re.escape(YEAR_CLOSING)}]?)?"
    rf"[（(]?第?(?P<number>{NUMERAL})号",
    first="令",
)
_BEFORE: Final = lazy_regex(rf"(?P<issuer>[\u4e00-\u9fff]{{0,40}})第(?P<number>{NUMERAL})号\Z", needs="第")
"""What precedes 令 where the number comes first: 第33号令."""

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


def versions_named(tokens: Iterable[PhraseToken]) -> tuple[tuple[Order, ...], tuple[int, ...]]:
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

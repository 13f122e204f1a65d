"""A length of time as people type it: 90d, 90天, 12w, 12周, 3m, 3个月, 1y, 1年."""

import unicodedata
from typing import NamedTuple

from catalog_cli.model.phrase import TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from

_UNITS = {
    TimeUnit.DAY: ("", "d", "day", "days", "天", "日"),
    TimeUnit.WEEK: ("w", "week", "weeks", "周", "个星期", "星期", "个礼拜", "礼拜"),
    TimeUnit.MONTH: ("m", "month", "months", "个月", "月"),
    TimeUnit.YEAR: ("y", "year", "years", "年"),
}
_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words}
_SPAN = lazy_regex(rf"(?P<number>{NUMERAL})\s*(?P<unit>\D*)")


class TimeSpan(NamedTuple):
    """A number of days, weeks, months or years."""

    number: int
    unit: TimeUnit


def parse_span(text: str) -> TimeSpan | None:
    """Read a length of time; a number alone counts days. None for what is none."""
    found = _SPAN.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if found is None:
        return None
    number, unit = number_from(found["number"]), _BY_WORD.get(found["unit"].strip())
    return TimeSpan(number, unit) if number is not None and unit else None

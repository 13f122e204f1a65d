"""Days of the year in a time limit: 每年1月31日前, 6月底, 年底; a month without a day names no date."""

import re
from collections.abc import Iterator
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, Period
from catalog_cli.parsing.numerals import number_from
from catalog_cli.parsing.time_limits_core import INSIDE, Core, N, Span

_YEAR: Final = r"(?P<year>每(?:个|一)?(?:自然)?年度?的?|[次翌]年度?的?|第二年的?|下一?年度?的?|[当本]年度?的?)?"
_BY: Final = rf"(?:\(含[^()]{{0,6}}\))?(?:结束|终了)?(?:[以之]?前|[以之]?{INSIDE}|止|为止)?"
_FROM: Final = rf"(?:{N}月份?(?:{N}[日号])?[-~—–―至到])?"
_DAY: Final = re.compile(rf"{_YEAR}{_FROM}(?P<month>{N})月份?(?P<day>{N})(?P<mark>[日号]|(?=[之以]?前)){_BY}")
_MONTH_END: Final = re.compile(rf"{_YEAR}{_FROM}(?P<month>{N})月份?月?(?:底|末|最后一[日天]|(?:结束|终了)前){_BY}")
_YEAR_END: Final = re.compile(
    rf"(?:每年?度?|[当本次]年度?|次)?(?<![0-9])(?:年度?(?:底|末|终(?!了|止))|年度?结束前|岁末){_BY}"
)
_QUARTER_END: Final = re.compile(
    rf"{_YEAR}第?(?P<quarter>[一二三四1234])季度?(?:(?:结束|终了)[之以]?前|(?:底|末)[之以]?前?|[之以]?{INSIDE})"
)
_HALF_END: Final = re.compile(rf"{_YEAR}上半年(?:结束|终了)?(?:底|末)?(?:[之以]?前|[以之]?{INSIDE})")
_MONTHS: Final = re.compile(
    rf"{_YEAR}(?:{N}月?份?[-~—–―至到、和及]){{0,6}}{N}月(?!一[公更报结评])(?:份|初|中旬|上旬|下旬|中|期间)?{_BY}(?![0-9日号])"
)
_ONCE: Final = re.compile(
    rf"(?<![0-9])(?:[0-9]{{4}}|二[零〇][零〇一二三四五六七八九]{{2}})年度?"
    rf"(?:(?:底|末|{N}月份?(?:底|末|{N}[日号]?)?|第?[一二三四1-4]季度){_BY}|{_BY}(?=$|[,;。()公]))"
)
_LAST_DAY: Final = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def days_of_the_year(text: str) -> Iterator[Core]:
    """Find every day of the year that a squeezed text names, best reading first where two overlap."""
    yield from (_once(match) for match in _ONCE.finditer(text))
    yield from (_day(match) for match in _DAY.finditer(text))
    yield from (_month_end(match) for match in _MONTH_END.finditer(text))
    yield from (_yearly(match, 12, 31) for match in _YEAR_END.finditer(text))
    yield from (_quarter_end(match) for match in _QUARTER_END.finditer(text))
    yield from (_yearly(match, 6, 30) for match in _HALF_END.finditer(text))
    yield from (_month(match) for match in _MONTHS.finditer(text))


def _day(match: re.Match[str]) -> Core:
    month, day = number_from(match["month"]), number_from(match["day"])
    lost = () if match["mark"] else ((match.start("month"), match.end("day")),)
    return _yearly(match, month, day, lost)


def _month_end(match: re.Match[str]) -> Core:
    month = number_from(match["month"])
    return _yearly(match, month, _LAST_DAY.get(month or 0, 31))


def _quarter_end(match: re.Match[str]) -> Core:
    month = 3 * (number_from(match["quarter"]) or 0)
    return _yearly(match, month, _LAST_DAY[month])


def _yearly(match: re.Match[str], month: int | None, day: int | None, lost: tuple[Span, ...] = ()) -> Core:
    readable = month is not None and day is not None and month < 100 and day < 100  # noqa: PLR2004 - two digits each
    return Core(
        start=match.start(),
        end=match.end(),
        kind=ClauseKind.YEARLY if readable else ClauseKind.UNKNOWN,
        date=f"{month:02}-{day:02}" if readable else None,
        slips=lost if readable else (match.span(),),
    )


def _month(match: re.Match[str]) -> Core:
    """Read 每年3月 as once a year; 3月 alone may be March or three months."""
    yearly = (match["year"] or "").startswith("每")
    return Core(
        start=match.start(),
        end=match.end(),
        kind=ClauseKind.PERIODIC if yearly else ClauseKind.UNKNOWN,
        period=Period.YEAR if yearly else None,
    )


def _once(match: re.Match[str]) -> Core:
    """Read 2024年12月31日前: one day of one year, which a catalogue's deadline cannot be."""
    return Core(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN)

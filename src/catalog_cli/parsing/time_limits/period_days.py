"""Which days of a period a clause names: 每月10日前, 每季度首月10日前, 每月前5个工作日内, 每周五."""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from catalog_cli.model.phrase import Period
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.time_limits.words import GAP, TO

_EACH: Final = rf"每(?:[一1]{GAP})?个?"
_OTHER: Final = r"(?:[次翌下当本按逐]一?个?)?"
_MONTH_IN_PERIOD: Final = (
    rf"(?:(?P<first>首个?|第[一1]个?|次)|(?P<last>末个?|最后[一1]?个?)|第(?P<nth>{NUMERAL})个?){GAP}月份?的?"
)
_NAME: Final = r"(?:月份?|季度?|半年度?|年度?|周|星期)(?![报刊])"
_REST: Final = (
    rf"(?:(?:结束|终了)?[之以]?后)?的?{GAP}(?:{_MONTH_IN_PERIOD})?{GAP}"
    rf"(?:应当?|必须|须|需|要)?[在于]?{GAP}(?P<rest>[^，,；;。]*)"
)
_PERIODS: Final = tuple(lazy_regex(rf"{lead}{_NAME}{_REST}") for lead in (_EACH, _OTHER))
"""How a period is printed with the day in it: the first that is found in a text counts."""
_DAYS: Final = lazy_regex(
    rf"(?:{NUMERAL}{GAP}[日号]?{GAP}{TO}{GAP})?前?第?"
    rf"(?P<days>{NUMERAL}{GAP}[日号天](?![报常])(?:(?:[以之]?前)?[、和及]{NUMERAL}{GAP}[日号])*)"
)
_WORKING: Final = lazy_regex(
    rf"[前第]?(?:(?P<number>{NUMERAL})|(?P<first>首)|(?P<last>末|最后[一1]?)){GAP}个?{GAP}工作[日天]"
)
_WEEKS: Final = lazy_regex(rf"第(?P<number>{NUMERAL}){GAP}个?(?:周|星期)")
_PART: Final = lazy_regex(r"(?P<tenth>[上中]旬)|(?P<end>下旬|月?[底末]|最后[一1]?[天日])|(?P<start>月?初)|首日")
_WEEKDAYS: Final = lazy_regex(r"(?P<days>[一二三四五六日天末](?:[、和至到-](?:周|星期)?[一二三四五六日天末])*)")
_WEEKDAY: Final = {name: place for place, name in enumerate("一二三四五六日", 1)} | {"天": 7, "末": 7}
_TENTHS: Final = {"上旬": 10, "中旬": 20}
_RANGE: Final = lazy_regex(r"[至到-]")
_NUMBER: Final = lazy_regex(NUMERAL)
_NAMED: Final = lazy_regex(r"[一二三四五六日天末]")


_MONTHS: Final = lazy_regex(
    rf"(?P<months>(?:{NUMERAL}{GAP}月份?[、和及与]){{1,11}}{NUMERAL}{GAP}月)(?:份|间|[底末])?{GAP}"
    rf"(?:(?P<day>{NUMERAL}){GAP}[日号])?(?P<before>[以之]?前)?",
    needs="月",
)
_MONTH_NUMBERS: Final = range(1, 13)


class PointUnit(StrEnum):
    """What the number of a point counts."""

    DAY = "day"
    """Days of the month; one that the month does not have is its last."""
    WORKING_DAY = "working_day"
    """Working days of the month or of the period."""
    WEEKDAY = "weekday"
    """Days of the week, from Monday."""
    END = "end"
    """The last day; the number says nothing."""


class PeriodPoint(Struct, frozen=True):
    """A day of a period: the `number`th day, working day or day of the week; -1 is the last.

    `month` is the month of the period that it is in, from 1; -1 is the last, None where no month is named.
    """

    unit: PointUnit
    number: int = -1
    month: int | None = None


LAST_DAY: Final = PeriodPoint(PointUnit.END)


@lru_cache(maxsize=4096)
def period_points(text: str, period: Period) -> tuple[PeriodPoint, ...]:
    """Return the days that a periodic clause names, its last day where it names none.

    There are none where its words name a time that is no day (月初). 每季度次月 is the month after the quarter, the
    first of the next one.
    """
    found = next((match for each in _PERIODS if (match := each.search(text))), None)
    if found is None:
        return (LAST_DAY,)
    month = 1 if found["first"] else -1 if found["last"] else number_from(found["nth"] or "")
    rest = found["rest"]
    if period is Period.WEEK:
        return _weekdays(rest)
    return _of_month(rest, month)


def months_named(text: str) -> tuple[tuple[int, int | None], ...]:
    """Return the months that a yearly clause lists, each with the day named for all: 每年1月、7月20日前.

    Without a day, the end of each month is meant; 每年1月、7月前 says neither, and names none.
    """
    found = _MONTHS.search(text)
    if found is None or (found["before"] and not found["day"]):
        return ()
    day = number_from(found["day"]) if found["day"] else None
    numbers = map(number_from, _NUMBER.findall(found["months"]))
    return tuple((month, day) for month in numbers if month and month in _MONTH_NUMBERS)


def _of_month(rest: str, month: int | None) -> tuple[PeriodPoint, ...]:
    if working := _WORKING.match(rest):
        number = 1 if working["first"] else -1 if working["last"] else number_from(working["number"])
        return (PeriodPoint(PointUnit.WORKING_DAY, number, month),) if number else ()
    if days := _DAYS.match(rest):
        numbers = map(number_from, _NUMBER.findall(days["days"]))
        return tuple(PeriodPoint(PointUnit.DAY, number, month) for number in numbers if number)
    if week := _WEEKS.match(rest):
        number = number_from(week["number"])
        return (PeriodPoint(PointUnit.DAY, number * 7, month),) if number else ()
    return _part(rest, month)


def _part(rest: str, month: int | None) -> tuple[PeriodPoint, ...]:
    part = _PART.match(rest)
    if part is None or part["end"]:
        return (PeriodPoint(PointUnit.END, month=month),)
    if part["start"]:
        return ()
    return (PeriodPoint(PointUnit.DAY, _TENTHS.get(part["tenth"] or "", 1), month),)


def _weekdays(rest: str) -> tuple[PeriodPoint, ...]:
    """Read 五, 一、三、五 and 一至五, of which the last day counts."""
    named = _WEEKDAYS.match(rest)
    if named is None:
        return (LAST_DAY,)
    days = _NAMED.findall(named["days"])
    counted = days[-1:] if _RANGE.search(named["days"]) else days
    return tuple(PeriodPoint(PointUnit.WEEKDAY, _WEEKDAY[day]) for day in counted)

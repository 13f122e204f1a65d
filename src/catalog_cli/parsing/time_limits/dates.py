"""Days of every year: 每年1月31日前, 6月底前, 次年第一季度结束前."""

import datetime as dt
import re
from calendar import monthrange
from typing import Final

from catalog_cli.model.time_limit import ClauseKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.time_limits.anchors import Anchor, Shape
from catalog_cli.parsing.time_limits.words import GAP, PLACE, TO

_EACH: Final = r"(?:(?:每(?:一|个)?|次|翌|当|本|来|下一?|同)年(?:度(?!报))?的?\s{0,3})"
_IN_YEAR: Final = rf"(?:{_EACH}(?:[上下]半年的?)?|[上下]半年的?)"
_MONTH_NUMBER: Final = rf"(?:{NUMERAL}|元)"
_NO_DIGIT: Final = r"(?<![0-9０-９零〇一二三四五六七八九])"
_LAST_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TENTHS: Final = {"上旬": 10, "中旬": 20}
_TWO_DIGITS: Final = 99
_HALVES: Final = {"上": "06-30", "下": "12-31"}

_CALENDAR_YEAR: Final = r"(?:[12][0-9]{3}|[１２][０-９]{3}|二[零〇][零〇一二三四五六七八九]{2})"
_MONTH_AND_DAY: Final = rf"{NUMERAL}{GAP}月(?:{GAP}{NUMERAL}{GAP}[日号]|底|末|份)?"
_CALENDAR_DAY: Final = (
    rf"{_CALENDAR_YEAR}{GAP}(?:年{GAP}{_MONTH_AND_DAY}|年[底末初]|[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}"
    rf"|年(?={GAP}[以之]?[内前]?(?:公开|公布|发布|[，,；;。）)]|\Z)))"
)
_FIXED: Final = lazy_regex(rf"{_CALENDAR_DAY}(?:{GAP}{TO}{GAP}(?:{_CALENDAR_DAY}|{_MONTH_AND_DAY}))?{PLACE}")
_LAST_YEAR: Final = lazy_regex(rf".*(?<![0-9０-９])(?P<year>{_CALENDAR_YEAR}){GAP}[年./-]")
_IN_CALENDAR: Final = lazy_regex(
    rf"(?P<month>{NUMERAL}){GAP}(?:月(?:{GAP}(?P<day>{NUMERAL}){GAP}[日号])?|[-./](?P<short>{NUMERAL}))"
)
_DAY: Final = lazy_regex(
    rf"{_IN_YEAR}?(?:{NUMERAL}{GAP}月{GAP}(?:{NUMERAL}{GAP}[日号])?{GAP}{TO}{GAP})?"
    rf"(?P<month>{_MONTH_NUMBER}){GAP}月份?的?{GAP}(?:{NUMERAL}{GAP}[日号]?{GAP}{TO}{GAP})?(?P<day>{NUMERAL}){GAP}[日号](?![报常])"
    rf"(?!{GAP}{TO}{GAP}{NUMERAL}){PLACE}"
)
_MONTH_PART: Final = lazy_regex(rf"{_IN_YEAR}?(?P<month>{_MONTH_NUMBER}){GAP}月份?(?P<part>[底末初]|[上中下]旬){PLACE}")
_MONTH: Final = lazy_regex(
    rf"{_IN_YEAR}(?P<list>{NUMERAL}{GAP}月份?[、和及与])*(?:{NUMERAL}{GAP}月?{GAP}{TO}{GAP})?(?P<month>{_MONTH_NUMBER}){GAP}月(?:份|间)?(?:{GAP}{NUMERAL}{GAP}[日号])?(?P<place>{PLACE})"
)
_QUARTER: Final = lazy_regex(
    rf"(?:(?P<each>{_EACH})|(?<![每上下本一个]))第?(?P<quarter>[一二三四1-4１-４])个?季度?(?P<close>结束|[末底])?(?P<place>{PLACE})"
)
_HALF: Final = lazy_regex(rf"(?P<each>{_EACH})?(?P<half>[上下])半年(?P<close>结束|[末底])?(?P<place>{PLACE})")
_YEAR_END: Final = lazy_regex(
    rf"{_NO_DIGIT}(?:{_EACH}年?|年|年度)(?:终|[底末]){PLACE}|(?:[本当]|(?<![\u4e00-\u9fff0-9０-９\s]))年度?[之以]?内"
)
_YEAR_START: Final = lazy_regex(rf"{_NO_DIGIT}(?:{_EACH}年?|(?<![去近])年)[初中](?!级){PLACE}")


def _yearly(match: re.Match[str], date: str | None) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.YEARLY, date=date)


def _fixed(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, day=_last_calendar_day(match[0]))


def _last_calendar_day(text: str) -> dt.date | None:
    """Return the last day of what words such as 2019年3月至6月 mean; None if no calendar has it.

    年初 and 6月前 name no day, so that the latest that they may mean is taken, as for a year alone.
    """
    named = _LAST_YEAR.match(text)
    year = number_from(named["year"]) if named else None
    if named is None or year is None:
        return None
    found = next(reversed([*_IN_CALENDAR.finditer(text, named.end())]), None)
    month = number_from(found["month"]) if found else len(_LAST_DAYS)
    if month is None or not 1 <= month <= len(_LAST_DAYS):
        return None
    last = monthrange(year, month)[1]
    printed = (found["day"] or found["short"]) if found else None
    day = number_from(printed) if printed else last
    return dt.date(year, month, day) if day and day <= last else None


def _day(match: re.Match[str], _floor: int) -> Anchor:
    return _yearly(match, _date(_month_number(match["month"]), number_from(match["day"])))


def _month_part(match: re.Match[str], _floor: int) -> Anchor:
    """6月底 is 06-30, 1月中旬 01-20; 6月初 names no day."""
    month = _month_number(match["month"])
    if match["part"] == "初":
        return _yearly(match, None)
    return _yearly(match, _date(month, _TENTHS.get(match["part"]) or _last_day(month)))


def _month(match: re.Match[str], _floor: int) -> Anchor:
    """每年3月 ends on 03-31; 每年3月前 and 每年1月、7月 name no single day."""
    month = _month_number(match["month"])
    named = not match["list"] and not match["place"].endswith("前")
    return _yearly(match, _date(month, _last_day(month)) if named else None)


def _quarter(match: re.Match[str], _floor: int) -> Anchor | None:
    """第一季度结束前 is 03-31; a quarter of no year counts only with its end named."""
    if not match["each"] and not match["close"]:
        return None
    quarter = number_from(match["quarter"]) or 1
    month = 3 * quarter
    named = match["close"] or not match["place"].endswith("前")
    return _yearly(match, _date(month, _last_day(month)) if named else None)


def _half(match: re.Match[str], _floor: int) -> Anchor:
    """上半年 alone may be what the information is about, or any time of these months."""
    if not match["each"] and not match["close"]:
        return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, weak=True)
    named = match["close"] or not match["place"].endswith("前")
    return _yearly(match, _HALVES[match["half"]] if named else None)


def _year_end(match: re.Match[str], _floor: int) -> Anchor:
    return _yearly(match, "12-31")


def _year_start(match: re.Match[str], _floor: int) -> Anchor:
    """年初 and 年中 name no day."""
    return _yearly(match, None)


def _date(month: int | None, day: int | None) -> str | None:
    """Write a day as MM-DD, as printed even where there is no such day; None where it does not fit."""
    if month is None or day is None or max(month, day) > _TWO_DIGITS:
        return None
    return f"{month:02}-{day:02}"


def _month_number(text: str) -> int | None:
    return 1 if text == "元" else number_from(text)


def _last_day(month: int | None) -> int | None:
    """Give the last day of a month; a month that no year has keeps a day, so that it stays in the date."""
    if month is None:
        return None
    return _LAST_DAYS[month - 1] if 1 <= month <= len(_LAST_DAYS) else max(_LAST_DAYS)


DATES: Final = (
    Shape(_FIXED, _fixed),
    Shape(_DAY, _day),
    Shape(_MONTH_PART, _month_part),
    Shape(_MONTH, _month),
    Shape(_QUARTER, _quarter),
    Shape(_HALF, _half),
    Shape(_YEAR_END, _year_end),
    Shape(_YEAR_START, _year_start),
)
"""How a day of every year is printed; the first that fits counts."""

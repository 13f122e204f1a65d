"""Anchors that are days: of the calendar (2019年底前), of every year (每年1月31日前), and periods (每月20日)."""

import datetime as dt
import re
from calendar import monthrange
from typing import Final

from catalog_cli.model.phrase import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, NUMERAL_CHARACTERS, number_from
from catalog_cli.parsing.time_limits.words import GAP, PLACE, TO, UNIT, Anchor, Shape

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
_LOST: Final = r"[XxＸｘ×_＿*＊…○]{0,8}"
_GAPPED: Final = lazy_regex(
    rf"每(?:一|个)?(?:年度?{GAP}的?(?:{_LOST}{GAP}月{GAP}(?:{NUMERAL}|{_LOST}){GAP}|{NUMERAL}{GAP}月{GAP}{_LOST})[日号]|月{GAP}{_LOST}[日号](?![报常]))"
    rf"{PLACE}"
)
"""A day whose number is lost: 每年月31日前, 每年1月日前."""

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


def _gapped(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, unparsed=match.span())


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
    """Return the last day of a month; a month that no year has keeps a day, so that it stays in the date."""
    if month is None:
        return None
    return _LAST_DAYS[month - 1] if 1 <= month <= len(_LAST_DAYS) else max(_LAST_DAYS)


_EACH_FIRST: Final = "每次翌当本来下同"
DATES: Final = (
    Shape(_FIXED, _fixed, "12１２二", needs="年-./"),
    Shape(_DAY, _day, f"{NUMERAL_CHARACTERS}{_EACH_FIRST}上元", needs="月"),
    Shape(_GAPPED, _gapped, "每", needs="日号"),
    Shape(_MONTH_PART, _month_part, f"{NUMERAL_CHARACTERS}{_EACH_FIRST}上元", needs="底末初旬"),
    Shape(_MONTH, _month, f"{_EACH_FIRST}上", needs="月"),
    Shape(_QUARTER, _quarter, f"{_EACH_FIRST}第一二三四1234１２３４", needs="季"),
    Shape(_HALF, _half, f"{_EACH_FIRST}上", needs="半"),
    Shape(_YEAR_END, _year_end, f"{_EACH_FIRST}年", needs="终底末内"),
    Shape(_YEAR_START, _year_start, f"{_EACH_FIRST}年", needs="初中"),
)
"""How a day of every year is printed; the first that fits counts."""


_NAMES: Final = {
    "工作日": Period.DAY,
    "日": Period.DAY,
    "天": Period.DAY,
    "周": Period.WEEK,
    "星期": Period.WEEK,
    "月": Period.MONTH,
    "季": Period.QUARTER,
    "季度": Period.QUARTER,
    "半年": Period.HALF_YEAR,
    "半年度": Period.HALF_YEAR,
    "年": Period.YEAR,
    "年度": Period.YEAR,
}
_NAME: Final = rf"(?P<period>{'|'.join(sorted(_NAMES, key=len, reverse=True))})"
_DAYS: Final = (
    rf"(?:前?{NUMERAL}{GAP}[日号]|前{NUMERAL}{GAP}(?:个?工作日|天)|第{NUMERAL}{GAP}个?(?:工作日|天)|前?{NUMERAL}{GAP}个?工作日"
    rf"|第{NUMERAL}{GAP}个?(?:周|星期)|[上中下]旬|月?[初末底]|首日|(?:最后|末|首)[一1]?个?(?:工作日|天|日))"
)
_CLOCK: Final = rf"(?:上午|下午|早上?|晚上?)?{NUMERAL}(?:[时点]|[:：][0-9]{{2}})(?:整|{NUMERAL}分)?"
_WITHIN: Final = (
    rf"的?(?:(?:首个?|第{NUMERAL}个?|末个?|次|最后一?个?){GAP}月份?)?的?{GAP}"
    rf"(?:{NUMERAL}{GAP}[日号]?{GAP}{TO}{GAP})?(?:{_CLOCK}|{_DAYS}(?:(?:[以之]?前)?[、和及]{NUMERAL}{GAP}[日号])*)?{PLACE}"
)
_WEEKDAY: Final = r"(?:[一二三四五六日天末](?![次])(?:[、和至到-](?:周|星期)?[一二三四五六日天])*)?(?:[以之]?前)?"
_NAMED: Final = rf"{GAP}[（(](?:第?{NUMERAL}(?:月份?|[日号]|季度?)[底初]?[、，,和及]?){{1,8}}[)）]"
_RECURRING: Final = lazy_regex(rf"每(?:[一1]{GAP})?个?{_NAME}(?![报刊])(?:(?<=周|期){_WEEKDAY}|{_WITHIN})(?:{_NAMED})?")
_EVERY_FEW: Final = lazy_regex(rf"每隔?(?P<number>{NUMERAL}){GAP}(?:{UNIT}|(?P<years>年)(?={GAP}{NUMERAL}次))")
_BY: Final = lazy_regex(rf"(?:[按逐]{_NAME}(?![常程期龄级间报份代均计])|逐(?P<each>[日月季年周]))")
_NEXT: Final = lazy_regex(
    rf"(?:[次下当本]一?个?(?P<month>月)份?(?:{_DAYS}|(?=内|[之以]?前|公告|公开|公布|公示|发布))|(?<!个)(?P<end>月|季度?)[初底末]|[次下当本]一?个?(?P<quarter>季度?|周){_WITHIN}(?<=[日号旬初末底前内])){PLACE}"
)
_TIMES: Final = lazy_regex(
    rf"(?<!第)(?:[一1１]{GAP})?个?{_NAME}(?:至少|不少于)?(?:公开|公布|更新|发布|公示)?(?:至少|不少于)?{NUMERAL}次(?:以上)?"
)
_PER: Final = lazy_regex(rf"{NUMERAL}次(?:以上)?{GAP}[/／每]{GAP}{_NAME}(?![报刊])")
_ONE_EACH: Final = lazy_regex(rf"[一1]{GAP}个?{_NAME}[一1](?=更新|公开|公布|公示|发布|通报)")
_UPDATED: Final = lazy_regex(r"(?<![0-9一二三四五六七八九十近今当作节每次])(?P<period>[日周月季年])(?=更新)")
_ADJECTIVE: Final = lazy_regex(r"(?<![上一本下每各个])(?P<period>半年|季|月|年)度(?:(?=公开|更新|发布|公布|公示)|$)")
_NO_PERIOD: Final = lazy_regex(r"每(?:个)?(?:学期|学年|旬|小时|届)[初末]?(?![^，,；;。：:]{0,6}(?<!提)前)")


def _periodic(match: re.Match[str], period: str, *, weak: bool = False) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.PERIODIC, period=_NAMES[period], weak=weak)


def _each(match: re.Match[str], _floor: int) -> Anchor:
    return _periodic(match, match["period"])


def _by(match: re.Match[str], _floor: int) -> Anchor:
    return _periodic(match, match["period"] or match["each"])


def _next(match: re.Match[str], _floor: int) -> Anchor:
    return _periodic(match, match["month"] or match["end"] or match["quarter"])


def _adjective(match: re.Match[str], _floor: int) -> Anchor:
    return _periodic(match, match["period"], weak=True)


def _every_few(match: re.Match[str], _floor: int) -> Anchor:
    """每两年 is no period of the list: its number is kept, and it stays unknown."""
    unit = TimeUnit.YEAR if match["years"] else next(name for name in TimeUnit if match[name])
    number = number_from(match["number"])
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, number=number, unit=unit)


def _no_period(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN)


PERIODS: Final = (
    Shape(_NO_PERIOD, _no_period, "每", needs="学旬小届"),
    Shape(_TIMES, _each, "一1１个工日天周星月季半年", needs="次"),
    Shape(_RECURRING, _each, "每"),
    Shape(_PER, _each, NUMERAL_CHARACTERS, needs="次"),
    Shape(_ONE_EACH, _each, "一1", needs="更公发通"),
    Shape(_EVERY_FEW, _every_few, "每", needs=NUMERAL_CHARACTERS),
    Shape(_BY, _by, "按逐"),
    Shape(_NEXT, _next, "次下当本月季", needs="月季周"),
    Shape(_UPDATED, _adjective, "日周月季年", needs="更"),
    Shape(_ADJECTIVE, _adjective, "半季月年", needs="度"),
)
"""How a period is printed; the day named within it is not kept."""

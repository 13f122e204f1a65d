"""What recurs: 每季度首个月20日, 次月10日前, 按月, 一年一次."""

import re
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.time_limits.anchors import Anchor, Shape
from catalog_cli.parsing.time_limits.words import GAP, PLACE, TO, UNIT

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
    r"|[上中下]旬|月?[初末底]|首日|(?:最后|末|首)[一1]?个?(?:工作日|天|日))"
)
_CLOCK: Final = rf"(?:上午|下午|早上?|晚上?)?{NUMERAL}(?:[时点]|[:：][0-9]{{2}})(?:整|{NUMERAL}分)?"
_WITHIN: Final = (
    rf"的?(?:(?:首个?|第{NUMERAL}个?|末个?|次|最后一?个?){GAP}月份?)?的?{GAP}"
    rf"(?:{NUMERAL}{GAP}[日号]?{GAP}{TO}{GAP})?(?:{_CLOCK}|{_DAYS}(?:(?:[以之]?前)?[、和及]{NUMERAL}{GAP}[日号])*)?{PLACE}"
)
_WEEKDAY: Final = r"(?:[一二三四五六日天末](?![次])(?:[、和至到-](?:周|星期)?[一二三四五六日天])*)?(?:[以之]?前)?"
_NAMED: Final = rf"{GAP}[（(](?:第?{NUMERAL}(?:月份?|[日号]|季度?)[底初]?[、，,和及]?){{1,8}}[)）]"
_EACH: Final = lazy_regex(rf"每(?:[一1]{GAP})?个?{_NAME}(?![报刊])(?:(?<=周|期){_WEEKDAY}|{_WITHIN})(?:{_NAMED})?")
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
    Shape(_NO_PERIOD, _no_period),
    Shape(_TIMES, _each),
    Shape(_EACH, _each),
    Shape(_PER, _each),
    Shape(_ONE_EACH, _each),
    Shape(_EVERY_FEW, _every_few),
    Shape(_BY, _by),
    Shape(_NEXT, _next),
    Shape(_UPDATED, _adjective),
    Shape(_ADJECTIVE, _adjective),
)
"""How a period is printed; the day named within it is not kept."""

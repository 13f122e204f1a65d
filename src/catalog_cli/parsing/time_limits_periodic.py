"""Recurring times in a time limit: 每季度, 每月10日前, 次月底, 按年, 一年一次."""

import re
from collections.abc import Iterator
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, Period, TimeUnit
from catalog_cli.parsing.numerals import number_from
from catalog_cli.parsing.time_limits_core import INSIDE, Core, N

_PERIODS: Final = {
    "日": Period.DAY,
    "天": Period.DAY,
    "工作日": Period.DAY,
    "周": Period.WEEK,
    "星期": Period.WEEK,
    "礼拜": Period.WEEK,
    "月": Period.MONTH,
    "月度": Period.MONTH,
    "季": Period.QUARTER,
    "季度": Period.QUARTER,
    "半年": Period.HALF_YEAR,
    "半年度": Period.HALF_YEAR,
    "年": Period.YEAR,
    "年度": Period.YEAR,
    "学年": Period.YEAR,
    "自然年": Period.YEAR,
    "学期": None,
}
_SEVERAL: Final = {
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "工作日": TimeUnit.WORKING_DAY,
    "周": TimeUnit.WEEK,
    "星期": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
}
_PERIOD: Final = r"(?P<period>工作日|日|天|周|星期|礼拜|自然年|学年|学期|半年度?|年度?|月度?|季度?)"
_BY: Final = rf"(?:结束|终了)?(?:[以之]?前|[以之]?{INSIDE})?"
_TIMES: Final = r"(?:(?:至少|不少于)?[一两二三四1234]次)?"
_MONTH_OF: Final = r"(?:的?(?:首个?月份?|第[一二三123]个?月份?|最后[一1]个?月份?|末月|中间月))"
_DAY_OF: Final = (
    rf"(?:的?第?[一二三四1234]季度|的?[上下]半年|的?(?:月|季|年)?(?:[底末初中](?!期)|[上中下]旬|最后[一1](?:[日天]|个?工作日)"
    rf"|[第前首]?{N}(?:个?工作日|[日号天])|[第前首]{N}个?月))"
)
_WEEKDAY: Final = r"(?:(?<=周|期|拜)[一二三四五六日天1-6](?![次0-9]))?"
_EVERY: Final = re.compile(rf"每(?:个|一(?!次))?{_PERIOD}{_WEEKDAY}{_MONTH_OF}?{_DAY_OF}?{_BY}{_TIMES}")
_EVERY_SO_MANY: Final = re.compile(
    rf"每(?:隔)?(?P<number>{N})个?(?P<period>工作日|日|天|周|星期|月|季度?|年){_BY}{_TIMES}"
)
_NEXT: Final = re.compile(
    rf"(?:次|下|翌)(?:个|一|一个)?(?P<period>月|季度?|周|星期)(?!级|期){_WEEKDAY}{_MONTH_OF}?{_DAY_OF}?{_BY}"
)
_WITHIN: Final = re.compile(rf"(?<!每)[当本]?(?P<period>月|季度?)(?:{_MONTH_OF}{_DAY_OF}?|{_DAY_OF}){_BY}(?![0-9月])")
_WEEK: Final = re.compile(rf"(?P<period>周)[一二三四五六日](?:前|{INSIDE})")
_BY_PERIOD: Final = re.compile(rf"(?:按照?|逐|分)(?:每)?{_PERIOD}(?!期|程|报|鉴|计划|度?计划|常|内|龄|底)")
_ONCE_A: Final = re.compile(
    r"(?<![0-9第])(?:[一1]?个?(?P<period>半年|年|季度|季|月|周|天|日)(?:[一两二三四1234]次|一(?:公开|公布|公示|更新|报|结|评|发布))"
    r"|[一两二三四1234]次/(?:每)?(?P<per>半年|年|季度?|月|周|天|日))"
)
_EVERY_SECOND: Final = re.compile(rf"(?P<number>{N})个?(?P<period>年|月|周|天|季度?)[一1]次")
_ALONE: Final = re.compile(
    r"^(?P<period>月度?|季度?|年度?|半年度?|日|周)(?:公开|公布|公示|更新|发布|报送)(?:一次)?$"
    r"|^(?P<whole>月度|季度|年度|半年度|半年[一1]次)$"
)


def periods(text: str) -> Iterator[Core]:
    """Find everything that recurs in a squeezed text, best reading first where two overlap."""
    yield from (_several(match) for match in _EVERY_SO_MANY.finditer(text))
    for pattern in (_EVERY, _NEXT, _ONCE_A, _WITHIN, _WEEK, _BY_PERIOD):
        yield from (_core(match, _PERIODS[_word(match)]) for match in pattern.finditer(text))
    yield from (_several(match) for match in _EVERY_SECOND.finditer(text))
    alone = _ALONE.match(text)
    if alone:
        yield _core(alone, _PERIODS[(alone["period"] or alone["whole"]).removesuffix("一次").removesuffix("1次")])


def _word(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups["period"] or groups.get("per") or ""


def _several(match: re.Match[str]) -> Core:
    """Read 每两年: a number of units; 每一个月 is every month."""
    number, word = number_from(match["number"]), match["period"]
    if number == 1:
        return _core(match, _PERIODS[word])
    unit = _SEVERAL.get(word)
    slips = () if unit and number is not None else (match.span(),)
    return Core(
        start=match.start(),
        end=match.end(),
        kind=ClauseKind.PERIODIC,
        number=number if unit else None,
        unit=unit,
        slips=slips,
    )


def _core(match: re.Match[str], period: Period | None) -> Core:
    return Core(start=match.start(), end=match.end(), kind=ClauseKind.PERIODIC, period=period)

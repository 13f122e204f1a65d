"""Numbers of units in a time limit: 20个工作日内, 一个月, 提前3天; a lost unit or number is left open, not guessed."""

import re
from collections.abc import Iterator
from typing import Final

from catalog_cli.model.time_limit import ClauseKind, TimeUnit
from catalog_cli.parsing.numerals import NUMERAL, number_from
from catalog_cli.parsing.time_limits_core import INSIDE, Core, N, Span

_UNITS: Final = {
    "工作日": TimeUnit.WORKING_DAY,
    "工作天": TimeUnit.WORKING_DAY,
    "法定工作日": TimeUnit.WORKING_DAY,
    "日": TimeUnit.DAY,
    "天": TimeUnit.DAY,
    "自然日": TimeUnit.DAY,
    "自然天": TimeUnit.DAY,
    "日历日": TimeUnit.DAY,
    "日历天": TimeUnit.DAY,
    "周": TimeUnit.WEEK,
    "星期": TimeUnit.WEEK,
    "礼拜": TimeUnit.WEEK,
    "个月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
    "小时": TimeUnit.HOUR,
    "钟头": TimeUnit.HOUR,
}
_UNIT: Final = (
    r"个?(?P<unit>法定工作日|工作日|工作天|自然[日天]|日历[日天]|(?<=个)月(?!底|末|初|报|度)|小时|钟头|星期|礼拜"
    r"|周(?!年|边|期)|天(?!津|然|气)|日(?!报|期|历|程|常|志)|年(?!度|报|鉴|级|初|底|末|月|间|[0-9一二三四五六七八九十]{1,2}月))"
)
_SUFFIX: Final = (
    r"(?:\([^()]{0,12}\))?"
    rf"(?P<suffix>(?:的?(?:时间|时限|期限|期间))?[以之]?{INSIDE}|[以之]?前|[以之]?后|及?以上|的)?"
)
_RANGE: Final = rf"(?:(?P<low>{N})个?(?:工作日|日|天|月)?[-~—–―至到])?"
_AGAIN: Final = rf"(?:\({NUMERAL}\))?"
_WHOLE: Final = re.compile(rf"{_RANGE}(?P<number>{N}){_AGAIN}{_UNIT}{_SUFFIX}")
_NO_UNIT: Final = re.compile(
    rf"(?P<number>{N}){_AGAIN}(?:(?P<typo>[个各箇工作曰日月天口自然]{{1,5}}?|个?(?:季度?|分钟|刻钟))??"
    rf"(?P<suffix>[以之]?{INSIDE})|个?(?P<rest>工作?)?(?=$|[,;。)公予前]|向社会))"
)
_NO_NUMBER: Final = re.compile(
    rf"(?P<typo>[Xx×○□*_]{{1,4}}|(?<=[起后在的]))个?(?P<unit>工作日|(?<=个)月)(?P<suffix>[以之]?{INSIDE})"
)
_HALF: Final = re.compile(
    rf"(?<![每上下0-9一二两三四五六七八九十个])半(?P<unit>年|个?月|天|日|个?小时)(?!度|报){_SUFFIX}"
)
_CALENDAR_YEAR: Final = re.compile("[0-9]{4}年|二[零〇][零〇一二三四五六七八九]{2}年")
_LIMITS: Final = ("起", "后", "于")
"""After these a number without a unit is still meant as a limit: 批准后20, 不得少于30."""


def quantities(text: str) -> Iterator[Core]:
    """Find every number of units in a squeezed text, best reading first where two overlap."""
    yield from (_whole(match) for match in _WHOLE.finditer(text) if not _CALENDAR_YEAR.match(match[0]))
    yield from (_half(match) for match in _HALF.finditer(text))
    yield from (core for match in _NO_UNIT.finditer(text) if (core := _no_unit(match)) is not None)
    yield from (_no_number(match) for match in _NO_NUMBER.finditer(text))


def _whole(match: re.Match[str]) -> Core:
    number = number_from(match["number"])
    return _core(
        match,
        number=number,
        unit=_UNITS["个月" if match["unit"] == "月" else match["unit"]],
        slips=() if number is not None else (match.span("number"),),
    )


def _half(match: re.Match[str]) -> Core:
    """Read 半年 as six months; half a month or day is no whole number of anything."""
    if match["unit"] == "年":
        return _core(match, number=6, unit=TimeUnit.MONTH)
    return _core(match, number=None, unit=None, slips=((match.start(), match.end("unit")),))


def _no_unit(match: re.Match[str]) -> Core | None:
    """Read 20内 or 20个工日内: a number, and what stands for its unit is not understood."""
    if match["suffix"] is None and match.string[max(0, match.start() - 1) : match.start()] not in _LIMITS:
        return None
    number = number_from(match["number"])
    slips = [match.span("number")] if number is None else []
    slips.extend(match.span(group) for group in ("typo", "rest") if match[group])
    return _core(match, number=number, unit=None, slips=tuple(slips))


def _no_number(match: re.Match[str]) -> Core:
    slips = (match.span("typo"),) if match["typo"] else ()
    return _core(match, number=None, unit=_UNITS["个月" if match["unit"] == "月" else match["unit"]], slips=slips)


def _core(match: re.Match[str], *, number: int | None, unit: TimeUnit | None, slips: tuple[Span, ...] = ()) -> Core:
    """Make a core; whether it means after, before or on show depends on the words around it."""
    return Core(
        start=match.start(),
        end=match.end(),
        kind=ClauseKind.AFTER,
        number=number,
        unit=unit,
        suffix=(match["suffix"] or "").removeprefix("以").removeprefix("之"),
        quantity=True,
        slips=slips,
    )

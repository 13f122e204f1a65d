"""Questions that rules ask of a clause of a time limit: its unit, its event, and how long it lasts at most."""

from catalog_cli.model.phrase import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex

_COUNTED = frozenset({ClauseKind.AFTER, ClauseKind.BEFORE, ClauseKind.DISPLAY, ClauseKind.UNKNOWN})
_MAKING = lazy_regex("形成|制作|生成|信息产生")
_CHANGING = lazy_regex("变更|更新|制定|获取|取得")
_ONLY_CHANGING = lazy_regex("(?:变更|更新|制定|获取|取得|或者|或|、|和|及)+")
_INFORMATION = lazy_regex("信息|内容|数据|文件|政策")
"""What is changed or obtained: 变更 beside other words may be that of a registration."""
_ON_SHOW = lazy_regex("最[长短]|挂网|张贴|展示|期限|公示(?:期|时间)")
"""Words that make a bare number a display period, unless 内 follows it."""
_SHORTEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 28, TimeUnit.YEAR: 365}
_LONGEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.YEAR: 366}
_IN_A_DAY = {TimeUnit.HOUR: 24, TimeUnit.MINUTE: 24 * 60}
_WEEK = 5
_HOLIDAYS = 16
"""Upper bound of public holidays within a few weeks, besides weekends: the longest holidays have nine days."""
_WORKED_SUNDAYS = 3
"""Upper bound of weekend days that are worked within a few weeks, to make up for a holiday."""


def lacks_unit(clause: Clause) -> bool:
    """Return whether a clause has a number without a unit, as 批准后20内 has."""
    return clause.number is not None and clause.unit is None and clause.kind in _COUNTED


def counts_from_making(clause: Clause) -> bool:
    """Return whether the time counts, explicitly or not, from making, changing or obtaining the information."""
    if clause.trigger:
        return _is_making(clause.trigger)
    return "内" in clause.text or not _ON_SHOW.search(clause.text)


def _is_making(trigger: str) -> bool:
    changing = _CHANGING.search(trigger) and (_INFORMATION.search(trigger) or _ONLY_CHANGING.fullmatch(trigger))
    return bool(_MAKING.search(trigger) or changing)


def surely_longer(number: int, unit: TimeUnit, most: int, most_unit: TimeUnit) -> bool:
    """Return whether one period is longer than another whatever day both begin on."""
    if unit is most_unit:
        return number > most
    return _shortest(number, unit) > _longest(most, most_unit)


def _shortest(number: int, unit: TimeUnit) -> float:
    """Return the fewest days that a period can last."""
    if unit in _IN_A_DAY:
        return number / _IN_A_DAY[unit]
    if unit is TimeUnit.WORKING_DAY:
        return max(number, number + 2 * ((number - 1) // _WEEK) - _WORKED_SUNDAYS)
    return number * _SHORTEST[unit]


def _longest(number: int, unit: TimeUnit) -> float:
    """Return the most days that a period can last."""
    if unit in _IN_A_DAY:
        return number / _IN_A_DAY[unit]
    if unit is TimeUnit.WORKING_DAY:
        return number + 2 * (number // _WEEK) + _HOLIDAYS
    return number * _LONGEST[unit]

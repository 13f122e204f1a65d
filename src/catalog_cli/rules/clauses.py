"""What rules ask of a clause of a time limit: what it counts, from which event, and how long that surely lasts."""

from catalog_cli.model.time_limit import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex

_COUNTED = frozenset({ClauseKind.AFTER, ClauseKind.BEFORE, ClauseKind.DISPLAY, ClauseKind.UNKNOWN})
_MAKING = lazy_regex(
    "形成|制作|生成"
    "|(?:信息|内容|数据|文件|政策).*(?:变更|更新|制定|获取|取得)"
    "|(?:变更|更新|制定|获取|取得).*(?:信息|内容|数据|文件|政策)"
    "|^(?:变更|更新|制定|获取|取得|或者|或|、|和|及)+$"
)
"""The information is made, changed or obtained; 变更 alone may be that of a registration."""
_ON_SHOW = lazy_regex("最[长短]|挂网|张贴|展示|期限|公示(?:期|时间)")
"""Words by which a bare number is how long a thing stays on show, unless 内 says otherwise."""
_SHORTEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 28, TimeUnit.YEAR: 365}
_LONGEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.YEAR: 366}
_IN_A_DAY = {TimeUnit.HOUR: 24, TimeUnit.MINUTE: 24 * 60}
_WEEK = 5
_HOLIDAYS = 16
"""Days without work that may lie within a few weeks besides Sundays and Saturdays: the longest holidays have nine."""
_WORKED_SUNDAYS = 3
"""Days of weekends that may be worked within a few weeks, to make up for a holiday."""


def lacks_unit(clause: Clause) -> bool:
    """Tell whether a clause has a number without a unit, as 批准后20内 has."""
    return clause.number is not None and clause.unit is None and clause.kind in _COUNTED


def counts_from_making(clause: Clause) -> bool:
    """Tell whether the time counts from the making, changing or obtaining of the information, said or implied."""
    if clause.trigger:
        return bool(_MAKING.search(clause.trigger))
    return "内" in clause.text or not _ON_SHOW.search(clause.text)


def surely_longer(number: int, unit: TimeUnit, most: int, most_unit: TimeUnit) -> bool:
    """Tell whether one time is longer than another whenever it begins, so that the calendar makes no difference."""
    if unit is most_unit:
        return number > most
    return _shortest(number, unit) > _longest(most, most_unit)


def _shortest(number: int, unit: TimeUnit) -> float:
    """Give the least number of days that a time lasts."""
    if unit in _IN_A_DAY:
        return number / _IN_A_DAY[unit]
    if unit is TimeUnit.WORKING_DAY:
        return max(number, number + 2 * ((number - 1) // _WEEK) - _WORKED_SUNDAYS)
    return number * _SHORTEST[unit]


def _longest(number: int, unit: TimeUnit) -> float:
    """Give the greatest number of days that a time lasts."""
    if unit in _IN_A_DAY:
        return number / _IN_A_DAY[unit]
    if unit is TimeUnit.WORKING_DAY:
        return number + 2 * (number // _WEEK) + _HOLIDAYS
    return number * _LONGEST[unit]

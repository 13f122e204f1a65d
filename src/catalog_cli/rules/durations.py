"""How long times of different units last, as far as that is certain."""

from catalog_cli.model.time_limit import TimeUnit

_SHORTEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 28, TimeUnit.YEAR: 365}
_LONGEST = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.YEAR: 366}
_IN_A_DAY = {TimeUnit.HOUR: 24, TimeUnit.MINUTE: 24 * 60}
_WEEK = 5
_HOLIDAYS = 16
"""Days without work that may lie within a few weeks besides Sundays and Saturdays: the longest holidays have nine."""
_WORKED_SUNDAYS = 3
"""Days of weekends that may be worked within a few weeks, to make up for a holiday."""


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

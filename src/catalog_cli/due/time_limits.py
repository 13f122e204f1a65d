"""The last day that a number of units leaves: 20个工作日内, 一个月内, 24小时内, counted from the day of an event.

Source: 《中华人民共和国民法典》, articles 200 to 203: the day of the event does not count; weeks, months and years go
by the calendar; a limit whose last day is a day off ends on the next working day. Working days are counted one by one.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from msgspec import Struct

from catalog_cli.due.calendar import Calendar
from catalog_cli.model.phrase import TimeUnit

_MOST_DAYS = 36_600
"""No limit lasts a century; a longer one is a misprint, and counting it day by day would take long."""
_DAYS = {TimeUnit.WORKING_DAY: 1, TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.YEAR: 366}
_IN_A_DAY = {TimeUnit.HOUR: 24, TimeUnit.MINUTE: 24 * 60}
_MONTHS = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}
_MONTHS_A_YEAR = 12


class LastDay(Struct, frozen=True):
    """The last day of a time; `nominal` is where it would end if no day were off, whatever is announced later.

    `is_moved` says that it ends later because `nominal` is a day off.
    """

    due: date
    nominal: date
    is_provisional: bool = False
    is_moved: bool = False


def last_day_after(event: date, number: int, unit: TimeUnit, calendar: Calendar) -> LastDay | None:
    """Return the last day of a number of units after the day of an event; None for more than a century.

    Hours and minutes end at the latest on the day counted: which one it is depends on the hour of the event. Neither
    they nor the day of the event itself (当日) are moved by a day off.
    """
    if number < 0 or number * _DAYS.get(unit, 1) > _MOST_DAYS:
        return None
    if unit is TimeUnit.WORKING_DAY:
        due = calendar.add_working_days(event, number)
        return LastDay(due, add_units(event, number, unit), number > 0 and calendar.is_provisional(event, due))
    nominal = add_units(event, number, unit)
    if unit in _IN_A_DAY or number == 0:
        return LastDay(nominal, nominal)
    return ending_on(nominal, calendar)


def ending_on(nominal: date, calendar: Calendar) -> LastDay:
    """Return the last day of a time that ends on a day by the calendar: that day, or the next working day."""
    due = calendar.working_day_from(nominal)
    return LastDay(due, nominal, calendar.is_provisional(nominal, due), is_moved=due != nominal)


def add_units(day: date, number: int, unit: TimeUnit) -> date:
    """Return the day that is a number of units later; in a month without such a day, its last one."""
    if unit in _MONTHS:
        return _add_months(day, number * _MONTHS[unit])
    days = -(-number // _IN_A_DAY[unit]) if unit in _IN_A_DAY else number * _DAYS[unit]
    return date.max if days > (date.max - day).days else day + timedelta(days=days)


def _add_months(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 + number, _MONTHS_A_YEAR)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

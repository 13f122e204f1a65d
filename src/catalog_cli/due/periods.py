"""The days on which a clause falls again and again: 每年1月31日前, 每季度, 每月10日前, 每季度结束后15日内."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.time_limits import LastDay, ending_on, last_day_after
from catalog_cli.model.phrase import Clause, ClauseKind, Period, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.period_days import PeriodPoint, PointUnit, months_named, period_points

_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
_MONTHS: Final = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
_MONTHS_A_YEAR: Final = 12
_LEAP_YEAR: Final = 2024
_END_OF: Final = lazy_regex(
    r"(?:每(?:一|个)?|[上本当])?(?P<period>半年|年|季|月|周)(?:度|份)?(?:结束|终了|届满|期满|[末底])?"
)
_PERIODS: Final = {
    "年": Period.YEAR,
    "半年": Period.HALF_YEAR,
    "季": Period.QUARTER,
    "月": Period.MONTH,
    "周": Period.WEEK,
}
_END_OF_FEBRUARY: Final = lazy_regex(r"(?:2|２|二)\s{0,3}月份?(?!\s{0,3}(?:2|２|二))")


class Window(Struct, frozen=True):
    """The days, both included, in which due days are wanted."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Recurrence(Struct, frozen=True):
    """How a clause recurs: in every period, or in every few months; `is_counted` from its end (每季度结束后15日内)."""

    period: Period
    months: int = 0
    is_counted: bool = False


class Occurrence(Struct, frozen=True):
    """One of the days of a clause; `counted_from` is the end of the period from which it is counted."""

    last_day: LastDay
    counted_from: date | None = None


def recurrence_of(clause: Clause) -> Recurrence | None:
    """Return how a clause recurs; None for one that counts from an event of its own, or names no day (每日, 年初)."""
    if clause.kind is ClauseKind.YEARLY:
        return Recurrence(Period.YEAR, _MONTHS_A_YEAR) if _named_days(clause, _LEAP_YEAR) else None
    if clause.kind is ClauseKind.PERIODIC and clause.period and clause.period is not Period.DAY:
        months = _MONTHS.get(clause.period, 0)
        return Recurrence(clause.period, months) if period_points(clause.text, clause.period) else None
    if clause.kind is ClauseKind.AFTER:
        return _counted(clause)
    return _every_few_months(clause)


def _counted(clause: Clause) -> Recurrence | None:
    """每季度结束后15日内 recurs, though it is printed as a time after an event."""
    end = _END_OF.fullmatch(clause.trigger)
    if end is None or not clause.number or clause.unit is None:
        return None
    period = _PERIODS[end["period"]]
    return Recurrence(period, _MONTHS.get(period, 0), is_counted=True)


def occurrences(clause: Clause, window: Window, calendar: Calendar, *, moves: bool = False) -> Iterator[Occurrence]:
    """Yield the due days of a clause within a window, in their order; none for a clause that does not recur.

    A named day stays where it is, unless the time limit says that a day off moves it (`moves`).
    """
    recurrence = recurrence_of(clause)
    if recurrence is None:
        return
    for first, last in _periods(recurrence, window):
        for each in _within(clause, recurrence, (first, last), calendar):
            found = _moved(each, calendar) if moves else each
            if found.last_day.due in window:
                yield found


def _within(
    clause: Clause, recurrence: Recurrence, period: tuple[date, date], calendar: Calendar
) -> Iterator[Occurrence]:
    """Yield the due days of a clause in one period."""
    if recurrence.is_counted:
        if clause.number and clause.unit and (last := last_day_after(period[1], clause.number, clause.unit, calendar)):
            yield Occurrence(last, period[1])
    elif clause.kind is ClauseKind.YEARLY:
        yield from (Occurrence(LastDay(day, day)) for day in _named_days(clause, period[0].year))
    else:
        for point in period_points(clause.text, recurrence.period):
            if found := _point(point, period, recurrence, calendar):
                yield Occurrence(found)


def _moved(occurrence: Occurrence, calendar: Calendar) -> Occurrence:
    """Move a day off to the next working day, as the time limit says."""
    moved = ending_on(occurrence.last_day.due, calendar)
    is_provisional = moved.is_provisional or occurrence.last_day.is_provisional
    last = replace(occurrence.last_day, due=moved.due, is_provisional=is_provisional, is_moved=moved.is_moved)
    return Occurrence(last, occurrence.counted_from)


def _every_few_months(clause: Clause) -> Recurrence | None:
    """每两个月 counts from January; 每两周 and 每两年 do not say from when they count."""
    is_few = clause.kind is ClauseKind.UNKNOWN and clause.unit is TimeUnit.MONTH and clause.text.startswith("每")
    if is_few and clause.number and not clause.unparsed and _MONTHS_A_YEAR % clause.number == 0:
        return Recurrence(Period.MONTH, clause.number)
    return None


def _periods(recurrence: Recurrence, window: Window) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each period that may have a due day in a window."""
    for year in range(max(window.first.year - 1, MINYEAR), min(window.last.year + 1, MAXYEAR)):
        if recurrence.months:
            for month in range(1, _MONTHS_A_YEAR + 1, recurrence.months):
                yield date(year, month, 1), _month_end(year, month + recurrence.months - 1)
        else:
            yield from _weeks(year)


def _weeks(year: int) -> Iterator[tuple[date, date]]:
    """Yield the weeks whose Monday is in a year."""
    monday = date(year, 1, 1) + _DAY * (-date(year, 1, 1).weekday() % 7)
    while monday.year == year:
        yield monday, monday + _WEEK - _DAY
        monday += _WEEK


def _named_days(clause: Clause, year: int) -> list[date]:
    """Return the days of a yearly clause in a year: one, or one in each of the months that it lists."""
    if clause.date:
        return [day] if (day := _named_day(clause.date, clause.text, year)) else []
    ends = ((_month_end(year, month), day) for month, day in months_named(clause.text) if day != 0)
    return sorted(last if day is None else last.replace(day=min(day, last.day)) for last, day in ends)


def _named_day(printed: str, text: str, year: int) -> date | None:
    """Return the day of MM-DD in a year; the end of February is 29 February in a leap year."""
    month, day = map(int, printed.split("-"))
    if not 1 <= month <= _MONTHS_A_YEAR:
        return None
    last = monthrange(year, month)[1]
    if printed == "02-28" and _END_OF_FEBRUARY.search(text):
        day = last
    if printed == "02-29":
        day = min(day, last)
    return date(year, month, day) if 1 <= day <= last else None


def _point(point: PeriodPoint, period: tuple[date, date], recurrence: Recurrence, calendar: Calendar) -> LastDay | None:
    """Return a day of a period; a day that its month does not have is the last of the month."""
    first, last = period
    if point.unit is PointUnit.WEEKDAY:
        day = first + _DAY * (point.number - 1)
        return LastDay(day, day)
    if point.month:
        month = recurrence.months if point.month < 0 else point.month
        if month > recurrence.months:
            return None
        first = first.replace(month=first.month + month - 1)
        last = _month_end(first.year, first.month)
    if point.unit is PointUnit.WORKING_DAY:
        return _working_day(point.number, first, last, calendar)
    if point.unit is PointUnit.DAY:
        last = min(first + _DAY * (point.number - 1), last) if point.number <= (last - first).days else last
    return LastDay(last, last)


def _working_day(number: int, first: date, last: date, calendar: Calendar) -> LastDay:
    """Return the nth working day from the first day on, or the last one."""
    if number < 0:
        due = calendar.working_day_until(last)
        return LastDay(due, last, calendar.is_provisional(first, last))
    due = min(calendar.add_working_days(calendar.working_day_from(first), number - 1), last)
    return LastDay(due, first + _DAY * (number - 1), calendar.is_provisional(first, due))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

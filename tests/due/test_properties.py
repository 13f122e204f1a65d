"""What holds of any limit, whatever the day: it ends on a working day, later when it begins later, never before."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from catalog_cli.due.calendar import Calendar, YearDays
from catalog_cli.due.due_days import DueDays
from catalog_cli.due.periods import Window, occurrences
from catalog_cli.due.time_limits import last_day_after
from catalog_cli.model.phrase import TimeUnit
from catalog_cli.model.run import Run
from catalog_cli.parsing.time_limits import parse_time_limit
from due.worked_out import SETTINGS, item, notices

DAYS = st.dates(date(2023, 6, 1), date(2028, 6, 1))
NUMBERS = st.integers(1, 90)
UNITS = st.sampled_from([TimeUnit.WORKING_DAY, TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH])
LIMITS = st.sampled_from(
    [
        "每月10日前",
        "每季度首月10日前",
        "每年1月31日前",
        "每季度结束后15日内",
        "每月前5个工作日内",
        "每周五",
        "每月20日（遇节假日顺延）",
    ]
)


@given(DAYS, NUMBERS, UNITS)
def test_a_limit_ends_on_a_working_day(formed: date, number: int, unit: TimeUnit) -> None:
    last = last_day_after(formed, number, unit, notices())
    assert last
    assert notices().is_working(last.due)
    assert last.due > formed


@given(DAYS, st.integers(0, 40), NUMBERS, UNITS)
def test_a_later_day_never_ends_earlier(formed: date, later: int, number: int, unit: TimeUnit) -> None:
    one = last_day_after(formed, number, unit, notices())
    other = last_day_after(formed + timedelta(days=later), number, unit, notices())
    assert one
    assert other
    assert one.due <= other.due


@given(DAYS, NUMBERS)
def test_as_many_working_days_lie_between_as_the_limit_says(formed: date, number: int) -> None:
    last = last_day_after(formed, number, TimeUnit.WORKING_DAY, notices())
    assert last
    days = [formed + timedelta(days=shift) for shift in range(1, (last.due - formed).days + 1)]
    assert sum(map(notices().is_working, days)) == number


@given(DAYS, NUMBERS, UNITS)
def test_only_what_depends_on_a_year_that_is_not_announced_is_provisional(
    formed: date, number: int, unit: TimeUnit
) -> None:
    """Whatever the notice of 2027 will say, a day that is not provisional stays."""
    every_day_off = YearDays(holidays=frozenset(date(2027, 1, 1) + timedelta(days=shift) for shift in range(300)))
    changed = Calendar({**notices().announced, 2027: every_day_off, 2023: every_day_off})
    before, after = (last_day_after(formed, number, unit, calendar) for calendar in (notices(), changed))
    assert before
    assert after
    assert before.is_provisional or before == after
    assert before.nominal == after.nominal


@given(DAYS, st.integers(0, 400), LIMITS)
def test_the_days_of_two_windows_are_those_of_both_together(first: date, days: int, limit: str) -> None:
    (clause,) = parse_time_limit(limit).clauses
    middle, last = first + timedelta(days=days), first + timedelta(days=days + 200)
    windows = (Window(first, last), Window(first, middle), Window(middle + timedelta(days=1), last))
    whole, *parts = ([*occurrences(clause, window, notices(), moves="顺延" in limit)] for window in windows)
    assert sorted(whole, key=lambda each: each.last_day.due) == sorted(
        (each for part in parts for each in part), key=lambda each: each.last_day.due
    )


@given(
    st.dates(), st.text("每年月日季度周半0123456789个工作内前结束后第首末次底、（遇节假日顺延）年度终了", max_size=14)
)
def test_no_text_and_no_day_stops_the_program(day: date, limit: str) -> None:
    due = DueDays(SETTINGS, notices(), Run(day))
    due.coming([item(limit)], min(date.max, day + timedelta(days=400)) if day < date(9998, 1, 1) else date.max)
    due.after([item(limit)], day)
    due.undated([item(limit)])


@given(st.text("每年月季度半周0123456789个工作日内前结束后第首末次底、（遇节假日顺延）", min_size=2, max_size=14))
def test_a_limit_has_a_day_or_is_listed_as_having_none(limit: str) -> None:
    due, meant = DueDays(SETTINGS, notices(), Run(date(2026, 11, 29))), item(limit)
    assume(not any(clause.day for clause in parse_time_limit(limit).clauses))
    dated = due.coming([meant], date(2031, 11, 29)) or due.after([meant], date(2026, 11, 29))
    assert bool(dated) != bool(due.undated([meant]))

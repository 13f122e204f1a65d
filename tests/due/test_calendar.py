"""Days off are those of the notices, as two libraries know them too, and of `catalog.yaml`."""

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
import pytest
from msgspec.structs import replace

from catalog_cli.due.calendar import Calendar, announced_years, calendar_of
from catalog_cli.due.statutory_holidays import statutory_holidays
from due.worked_out import SETTINGS, notices

YEARS = (2024, 2025, 2026)


def days_of(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=shift) for shift in range((date(year + 1, 1, 1) - first).days))


@pytest.mark.parametrize("year", YEARS)
def test_the_library_works_on_the_days_of_the_notice(year: int) -> None:
    library = Calendar({year: announced_years()[year]})
    assert [day for day in days_of(year) if library.is_working(day) != notices().is_working(day)] == []


@pytest.mark.parametrize("year", YEARS)
def test_another_library_works_on_the_days_of_the_notice(year: int) -> None:
    other = holidays.country_holidays("CN", years=year)
    worked = {day for day in days_of(year) if other.is_working_day(day)}
    assert {day for day in days_of(year) if notices().is_working(day)} == worked


@pytest.mark.parametrize("year", range(2025, 2046))
def test_statutory_holidays_are_those_that_another_library_computes(year: int) -> None:
    other = holidays.country_holidays("CN", years=year, observed=False)
    assert {day for day in other if day.year == year} - _made_up(year) == set(statutory_holidays(year)) - _made_up(year)


def _made_up(year: int) -> set[date]:
    """Return the days that a notice adds to those of the law: the other library lists them with the others."""
    names = holidays.country_holidays("CN", years=year, observed=False, language="en_US")
    return {day for day, name in names.items() if name.startswith("Day off (substituted")}


def test_a_year_that_is_not_announced_has_weekends_and_statutory_holidays_off() -> None:
    off = [day for day in days_of(2027) if day.weekday() < 5 and not notices().is_working(day)]
    assert off == [
        date(2027, 1, 1),
        date(2027, 2, 5),
        date(2027, 2, 8),
        date(2027, 4, 5),
        date(2027, 6, 9),
        date(2027, 9, 15),
        date(2027, 10, 1),
    ]


def test_a_year_beyond_all_tables_has_the_holidays_of_fixed_days() -> None:
    assert statutory_holidays(2300) == {date(2300, *day) for day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))}


def test_catalog_yaml_announces_a_year() -> None:
    own = {"2099": {"holidays": ["2099-01-01", "2099-01-02"], "workdays": ["2099-01-04"]}}
    calendar = calendar_of(replace(SETTINGS, calendar=own))
    assert calendar.is_announced(2099)
    assert not calendar.is_announced(2098)
    # 2 January 2099 is a Friday, the 4th a Sunday
    assert [calendar.is_working(date(2099, 1, day)) for day in range(1, 6)] == [False, False, False, True, True]


def test_a_statutory_holiday_stays_one_unless_catalog_yaml_says_that_it_is_worked() -> None:
    calendar = calendar_of(
        replace(SETTINGS, calendar={"2099": {"holidays": ["2099-03-03"], "workdays": ["2099-10-01"]}})
    )
    assert not calendar.is_working(date(2099, 5, 1))
    assert calendar.is_working(date(2099, 10, 1))


def test_a_holiday_of_the_place_is_added_to_an_announced_year() -> None:
    # 三月三 in Guangxi, 2026: 18 to 21 April
    calendar = calendar_of(replace(SETTINGS, calendar={"2026": {"holidays": ["2026-04-20"]}}))
    assert not calendar.is_working(date(2026, 4, 20))
    assert not calendar.is_working(date(2026, 10, 1))
    assert calendar.is_working(date(2026, 10, 10))


@pytest.mark.parametrize(
    "own",
    [
        {"2099": {"holidays": ["2099-02-30", "2098-03-03", 3, None]}},
        {"2099": "off"},
        {"2099": ["2099-01-01"]},
        {"0000": {"holidays": ["0000-01-01"]}},
        {"soon": {"holidays": ["2099-03-03"]}},
        {"99999": {"workdays": ["2099-03-03"]}},
    ],
)
def test_what_is_no_day_of_the_year_is_left_out(own: dict[str, object]) -> None:
    calendar = calendar_of(replace(SETTINGS, calendar=own))
    assert [day for day in days_of(2099) if calendar.is_working(day) != Calendar({}).is_working(day)] == []


def test_the_first_and_the_last_day_of_the_calendar_are_no_trap() -> None:
    calendar = Calendar({})
    assert calendar.add_working_days(date.max, 20) == date.max
    assert calendar.working_day_from(date.max) == date.max
    assert calendar.working_day_until(date.min) == date.min

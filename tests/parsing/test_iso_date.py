"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.parsing.iso_date import iso_date


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-12-01",
            "2026-12-1",
            "2026/12/1",
            "2026.12.01",
            "2026年12月1日",
            "2026年12月01日",
            "２０２６年１２月１日",
        ),
        *(" 2026 年 12 月 1 日 ", "2026-12-01 00:00:00", "2026/12/1 0:00", "2026-12-01T00:00:00", "2026年12月1"),
    ],
)
def test_a_day_has_one_form(text: str) -> None:
    assert iso_date(text) == "2026-12-01"


@pytest.mark.parametrize(
    "text",
    [
        *("", "无", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-12", "2026年12月", "12/1/2026"),
        *("20261201", "2026-12-01 08:00", "2026年12月底", "2026-12-011", "-2026-12-01", "二〇二六年十二月一日"),
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert iso_date(text) is None


@given(st.dates())
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = (day.isoformat(), f"{day.year:04}/{day.month}/{day.day}", f"{day.year:04}年{day.month}月{day.day}日")
    assert {iso_date(form) for form in forms} == {day.isoformat()}

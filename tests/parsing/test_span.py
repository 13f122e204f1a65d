"""A length of time is read however a clerk types it."""

import pytest

from catalog_cli.model.phrase import TimeUnit
from catalog_cli.parsing.span import parse_span


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("90", 90, TimeUnit.DAY),
        ("90d", 90, TimeUnit.DAY),
        ("90天", 90, TimeUnit.DAY),
        ("９０ 天", 90, TimeUnit.DAY),
        ("九十天", 90, TimeUnit.DAY),
        ("12w", 12, TimeUnit.WEEK),
        ("12 weeks", 12, TimeUnit.WEEK),
        ("两周", 2, TimeUnit.WEEK),
        ("3M", 3, TimeUnit.MONTH),
        ("3个月", 3, TimeUnit.MONTH),
        ("1y", 1, TimeUnit.YEAR),
        ("1年", 1, TimeUnit.YEAR),
        ("0d", 0, TimeUnit.DAY),
    ],
)
def test_a_length_of_time_is_read(text: str, number: int, unit: TimeUnit) -> None:
    assert parse_span(text) == (number, unit)


@pytest.mark.parametrize("text", ["", "d", "soon", "-3d", "3x", "1.5d", "二三天", "3d4w", "十二十天"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert parse_span(text) is None

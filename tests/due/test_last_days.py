"""A limit ends, and a promise falls due, on the day that the notices and the Civil Code give."""

from datetime import date

import pytest

from due.worked_out import cases, due_on, item


def shown(day: date | None, *, provisional: bool) -> str:
    return f"{day}{'~' * provisional}"


@pytest.mark.parametrize(("formed", "limit", "expected"), cases("last_days.yaml"))
def test_a_limit_ends_on_the_day_worked_out_by_hand(formed: str, limit: str, expected: str) -> None:
    found = due_on("2026-11-29").last_day(item(limit), date.fromisoformat(formed))
    assert found
    assert shown(found.due, provisional=found.is_provisional) == expected
    assert found.counted_from == date.fromisoformat(formed)


@pytest.mark.parametrize(("as_of", "limit", "expected"), cases("named_days.yaml"))
def test_the_next_due_day_is_the_one_worked_out_by_hand(as_of: str, limit: str, expected: str) -> None:
    found = due_on(as_of).coming([item(limit)], date.fromisoformat("2028-12-31"))
    assert shown(found[0].due, provisional=found[0].is_provisional) == expected

"""A day is over when the next one begins, and an answer knows on which days it holds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.run import ALWAYS, Run, ValidDays, tracked

MARCH_1 = date(2026, 3, 1)


def test_a_day_has_passed_on_the_next_one_and_not_on_itself() -> None:
    assert not Run(date(2026, 2, 28)).has_passed(MARCH_1)
    assert not Run(MARCH_1).has_passed(MARCH_1)
    assert Run(date(2026, 3, 2)).has_passed(MARCH_1)


def test_an_answer_without_a_question_about_the_day_holds_always() -> None:
    assert tracked(Run(MARCH_1)).take() == ALWAYS
    assert date.min in ALWAYS
    assert date.max in ALWAYS


def test_an_answer_holds_between_the_nearest_changes_before_and_after_it() -> None:
    run = tracked(Run(date(2026, 3, 15)))
    for day in (date(2025, 1, 1), date(2026, 2, 28), date(2026, 3, 31), date(2027, 1, 1)):
        run.has_passed(day)
    assert run.take() == ValidDays(MARCH_1, date(2026, 3, 31))
    assert run.take() == ALWAYS


@given(st.lists(st.dates()), st.dates(), st.dates())
def test_on_every_day_on_which_an_answer_holds_it_is_the_same(days: list[date], today: date, other: date) -> None:
    run = tracked(Run(today))
    answer = [run.has_passed(day) for day in days]
    holds = run.take()
    assert today in holds
    if other in holds:
        assert [Run(other).has_passed(day) for day in days] == answer


def test_the_last_day_of_the_calendar_can_never_have_passed() -> None:
    run = tracked(Run(date.max))
    assert not run.has_passed(date.max)
    assert run.take() == ALWAYS


def test_a_day_that_the_user_names_is_kept_when_looking_back() -> None:
    then = date(2024, 5, 31)
    assert Run(MARCH_1).looking_back_from(then).today == then
    assert Run(MARCH_1, is_pinned=True).looking_back_from(then).today == MARCH_1

"""Which text is in force on a day: known by its first day, and not guessed where that is not known."""

from datetime import date

import msgspec
import pytest

from catalog_cli.facts import data_lines
from catalog_cli.facts.citing import LONGEST_WAIT, coming_text, is_checked, is_repealed, successor, text_on, texts_on
from catalog_cli.facts.laws import Law, LawText, national_laws
from catalog_cli.model.run import Run, tracked


def law(title: str) -> Law:
    found = national_laws().named(title)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "day", "version"),
    [
        ("监狱法", "2026-10-31", "2012-10-26"),
        ("监狱法", "2026-11-01", "2026-04-30"),
        ("治安管理处罚法", "2025-12-31", "2012-10-26"),
        ("治安管理处罚法", "2026-01-01", "2025-06-27"),
        ("生态环境法典", "2026-08-14", None),
        ("生态环境法典", "2026-08-15", "2026-03-12"),
        ("政府信息公开条例", "2018-01-01", None),
    ],
)
def test_text_is_in_force_from_its_first_day(title: str, day: str, version: str | None) -> None:
    text = text_on(law(title), Run(date.fromisoformat(day)))
    assert (text and str(text.version)) == version


def test_between_two_texts_of_which_the_newer_has_no_first_day_either_can_be_in_force() -> None:
    run = Run(date(2024, 7, 15))
    assert [str(text.version) for text in texts_on(law("会计法"), run)] == ["2024-06-28", "2017-11-04"]
    assert text_on(law("会计法"), run) is None


def test_a_newer_text_without_a_day_can_be_in_force_once_the_others_are_no_more_looked_up() -> None:
    assert [text.version for text in texts_on(law("食品安全法"), Run(date(2025, 4, 19)))] == [date(2021, 4, 29)]
    assert [text.version for text in texts_on(law("食品安全法"), Run(date(2025, 4, 20)))] == [None, date(2021, 4, 29)]


@pytest.mark.parametrize(("day", "repealed"), [(date(2026, 8, 14), False), (date(2026, 8, 15), True)])
def test_a_law_is_out_of_force_from_the_day_of_its_repeal(day: date, repealed: bool) -> None:
    assert is_repealed(law("环境保护法"), Run(day)) is repealed


def test_the_law_to_cite_instead_is_one_in_force() -> None:
    noise = law("环境噪声污染防治法")
    assert successor(noise, national_laws(), Run(date(2026, 8, 14))) == "中华人民共和国噪声污染防治法"
    assert successor(noise, national_laws(), Run(date(2026, 8, 15))) == "中华人民共和国生态环境法典"


def test_a_text_is_in_force_after_as_many_days_as_no_text_has_waited() -> None:
    texts = (msgspec.json.decode(line, type=LawText) for line in data_lines("laws.jsonl"))
    waits = {text.title: text.effective - text.version for text in texts if text.version and text.effective}
    late = {title for title, wait in waits.items() if wait >= LONGEST_WAIT}
    assert late == {"中华人民共和国澳门特别行政区基本法"}


@pytest.mark.parametrize(
    ("day", "announced"), [(date(2026, 9, 1), False), (date(2026, 9, 2), True), (date(2026, 11, 1), False)]
)
def test_a_new_text_is_announced_sixty_days_before_its_day(day: date, announced: bool) -> None:
    assert (coming_text(law("监狱法"), Run(day)) is not None) is announced


def test_data_reaches_to_the_day_up_to_which_the_law_was_looked_up() -> None:
    assert is_checked(law("政府信息公开条例"), Run(date(2025, 6, 23)))
    assert not is_checked(law("政府信息公开条例"), Run(date(2025, 6, 24)))


def test_all_that_depends_on_the_day_is_recorded_for_the_cache() -> None:
    run = tracked(Run(date(2026, 7, 1)))
    is_repealed(law("环境保护法"), run)
    assert run.take().last == date(2026, 8, 14)

"""Duties of disclosure are those of the law's two articles, for the governments that they bind."""

import pytest

from catalog_cli.facts.duties import duties_at

EVERYONES = [f"art20-{number:02}" for number in range(1, 16)]


@pytest.mark.parametrize(
    ("level", "more"),
    [("", []), ("省", []), ("国家", []), ("市", ["art21-city"]), ("县", ["art21-city"]), ("乡", ["art21-town"])],
)
def test_all_have_the_fifteen_duties_and_some_levels_one_more(level: str, more: list[str]) -> None:
    assert [duty.id for duty in duties_at(level)] == EVERYONES + more


def test_duty_has_its_place_in_the_law_and_words_that_show_it() -> None:
    duty = duties_at("")[13]
    assert duty.article == "第二十条第（十四）项"
    assert duty.words == "公务员招考与录用"
    assert duty.match == ("公务员招考", "公务员录用", "公务员招录")


def test_only_what_other_law_demands_is_left_to_a_person() -> None:
    assert [duty.article for duty in duties_at("县") if not duty.match] == ["第二十条第（十五）项"]

"""A query that finds nothing is offered again with its misspellings corrected, if it then finds something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.search.errors import QueryError
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.suggestions import corrections
from search.office import CANDIDATES, ITEMS, hard_texts


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param(["预祘"], ["预算"], id="a character that sounds the same"),
        pytest.param(["预蒜"], ["预算"], id="rather that than any other word with the first character"),
        pytest.param(["政付公报"], ["政府公报"], id="one character of four"),
        pytest.param(["正付公抱"], ["政府公报"], id="all of them wrong, if they sound the same"),
        pytest.param(["绩效平价"], ["绩效评价"], id="one of four, by its sound"),
        pytest.param(["效绩评价"], ["绩效评价"], id="two the wrong way round"),
        pytest.param(["zhenfugongbao"], ["政府公报"], id="a letter missing in pinyin"),
        pytest.param(["jxpk"], ["绩效评价"], id="a letter wrong in initials"),
        pytest.param(["责任:督察室"], [], id="a field in which nothing is near"),
        pytest.param(["责任:后晴办"], ["责任:后勤办"], id="a word in a field"),
        pytest.param(["预算", "NOT", "政付"], [], id="a word that must not be there is not corrected"),
        pytest.param(["政付公报", "-星际"], ["政府公报 -星际"], id="the rest of the query stays"),
        pytest.param(["名称:(政付公报)"], ["'名称:(政府公报)'"], id="signs of a shell are put in quotes"),
        pytest.param(['"政付 公报"'], ["'\"政府公报\"'"], id="a phrase stays one"),
        pytest.param(["名称=政付公报"], [], id="a whole value is taken literally"),
        pytest.param(["政付公报", "绩效"], [], id="what would find nothing either is not offered"),
        pytest.param(["星际航行"], [], id="what is like nothing"),
        pytest.param(["祘"], [], id="one character may be any"),
    ],
)
def test_misspellings_are_corrected(typed: list[str], offered: list[str]) -> None:
    assert list(corrections(CANDIDATES, typed)) == offered


def test_a_synonym_may_be_what_is_found() -> None:
    assert not corrections(CANDIDATES, ["政府公保", "花钱"])
    assert corrections(CANDIDATES, ["政府公保", "花钱"], {"花钱": ["每期"]}) == ("政府公报 花钱",)


@given(st.lists(hard_texts, min_size=1, max_size=3))
def test_at_most_three_are_offered_and_each_finds_something(typed: list[str]) -> None:
    try:
        parse_query(typed)
    except QueryError:
        return
    offers = corrections(CANDIDATES, typed)
    assert len(offers) <= 3
    for offer in offers:
        assert search(ITEMS, parse_query([offer[1:-1] if offer.startswith("'") else offer]))

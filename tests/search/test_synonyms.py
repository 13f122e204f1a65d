"""A word that is a key among the synonyms means itself or any word listed there; a phrase means itself."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.item import Item
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from search.office import BUDGET, HIRING, ITEMS, LEADERS, MERIT, THREE, hard_texts

SYNONYMS = {
    "招聘": ["录用", "面试"],
    "花钱": ["“三公”经费", "预算"],
    "录用": ["领导"],
    "ＰＰＰ": ["财政"],
    "三公": ["录用"],
}


def found(*typed: str) -> Sequence[Item]:
    return [hit.item for hit in search(ITEMS, parse_query(typed, SYNONYMS))]


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        pytest.param(["招聘"], [HIRING], id="a word finds what another word means"),
        pytest.param(["面试"], [], id="but not the other way round"),
        pytest.param(['"招聘"'], [], id="a phrase is taken literally"),
        pytest.param(["「招聘」"], [], id="a phrase in corner quotes too"),
        pytest.param(["招“聘”"], [], id="a word with a phrase in it too"),
        pytest.param(["名称:招聘"], [HIRING], id="in a field"),
        pytest.param(["名称:(招聘 OR 星际)"], [HIRING], id="in a field's brackets"),
        pytest.param(["名称=招聘"], [], id="a whole value is taken literally"),
        pytest.param(["id:招聘"], [], id="an id holds no words"),
        pytest.param(["花钱", "绩效"], [MERIT], id="other words must still be there"),
        pytest.param(
            ["录用", "-招聘"], [LEADERS], id="what must not be there must not be there by its synonyms either"
        ),
        pytest.param(["三公"], [THREE, HIRING], id="what has the word itself comes before what has a synonym"),
    ],
)
def test_synonyms_are_found(typed: list[str], items: list[Item]) -> None:
    assert found(*typed) == items


def test_the_key_is_compared_like_any_text() -> None:
    assert BUDGET in found("ppp")


def test_a_synonym_is_marked_where_it_stands() -> None:
    (hit,) = search([HIRING], parse_query(["招聘"], SYNONYMS))
    assert hit.marks["name"] == {0: ((3, 5),)}


def test_the_query_remembers_what_was_typed() -> None:
    query = parse_query(["花钱"], SYNONYMS)
    assert str(query) == "花钱 OR 三公经费 OR 预算"
    assert str(query.as_typed) == "花钱"
    assert query.only_words


@given(st.dictionaries(hard_texts, st.lists(hard_texts, max_size=2), max_size=3))
def test_synonyms_only_ever_find_more(synonyms: dict[str, list[str]]) -> None:
    for word in ("预算", *filter(str.isalnum, synonyms)):
        plain = {hit.item.id for hit in search(ITEMS, parse_query([word]))}
        assert plain <= {hit.item.id for hit in search(ITEMS, parse_query([word], synonyms))}

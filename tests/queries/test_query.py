"""Search words mean what a clerk takes them to mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.queries.errors import QueryError
from catalog_cli.queries.query import Query, Term, parse_query
from queries.office import hard_texts

MEANINGS = [
    pytest.param(["预算"], ["预算"], [], id="a word"),
    pytest.param(["预算", "决算"], ["预算", "决算"], [], id="two words"),
    pytest.param(["预算 决算"], ["预算", "决算"], [], id="two words in one argument"),
    pytest.param(["预算\u3000决算"], ["预算", "决算"], [], id="a full-width blank"),
    pytest.param(['"政府 公报"'], ["政府公报"], [], id="a phrase"),
    pytest.param(["“政府 公报”"], ["政府公报"], [], id="a phrase in Chinese quotes"),
    pytest.param(["“政府", "公报”"], ["政府公报"], [], id="Chinese quotes that the shell took apart"),
    pytest.param(["「政府 公报」"], ["政府公报"], [], id="a phrase in corner brackets"),
    pytest.param(["'政府 公报'"], ["政府公报"], [], id="a phrase in single quotes"),
    pytest.param(["don't", "won't"], ["dont", "wont"], [], id="apostrophes"),
    pytest.param(["“三公”经费"], ["三公经费"], [], id="quotes within a word"),
    pytest.param(['"政府'], ["政府"], [], id="a quote that nothing closes"),
    pytest.param(["-预算"], [], ["预算"], id="unwanted"),
    pytest.param(["－预算"], [], ["预算"], id="unwanted, full width"),
    pytest.param(['-"政府 公报"'], [], ["政府公报"], id="an unwanted phrase"),
    pytest.param(['"-预算"'], ["-预算"], [], id="a minus in quotes"),
    pytest.param(["-"], ["-"], [], id="a lone minus"),
    pytest.param(["--"], ["--"], [], id="two minuses"),
    pytest.param(["33169-2016"], ["33169-2016"], [], id="a minus within"),
    pytest.param(['""', "预算"], ["预算"], [], id="empty quotes say nothing"),
    pytest.param(["http://x"], ["http://x"], [], id="an address"),
    pytest.param(["时间:3"], ["时间:3"], [], id="a colon after what is no field"),
    pytest.param(['"name:预算"'], ["name:预算"], [], id="a field's name in quotes"),
    pytest.param([":"], [":"], [], id="a lone colon"),
    pytest.param(["name:"], ["name:"], [], id="a field with nothing after it"),
    pytest.param(["ＡＢ①"], ["ab1"], [], id="folded"),
]
FIELDS = [
    pytest.param(["office:数据局"], Term("数据局", "responsible"), id="English"),
    pytest.param(["OFFICE:数据局"], Term("数据局", "responsible"), id="capitals"),
    pytest.param(["责任:数据局"], Term("数据局", "responsible"), id="Chinese"),
    pytest.param(["责任：数据局"], Term("数据局", "responsible"), id="full-width colon"),
    pytest.param(["公开责任：数据局"], Term("数据局", "responsible"), id="the table's heading"),
    pytest.param(["责任:", "数据局"], Term("数据局", "responsible"), id="the word in the next argument"),
    pytest.param(["责任： 数据局"], Term("数据局", "responsible"), id="a blank after the colon"),
    pytest.param(['law:"预算法 第十四条"'], Term("预算法第十四条", "basis"), id="a phrase"),
    pytest.param(["law:'预算法 第十四条'"], Term("预算法第十四条", "basis"), id="a phrase in single quotes"),
    pytest.param(["time-limit:20"], Term("20", "time_limit"), id="a hyphen for an underscore"),
    pytest.param(["link:https://x"], Term("https://x", "link"), id="an address in a field"),
    pytest.param(["path:data/items"], Term("data/items", "path"), id="where the file is"),
]


def plain(words: list[str]) -> tuple[Term, ...]:
    return tuple(map(Term, words))


@pytest.mark.parametrize(("typed", "wanted", "unwanted"), MEANINGS)
def test_words_phrases_and_minuses(typed: list[str], wanted: list[str], unwanted: list[str]) -> None:
    assert parse_query(typed) == Query(plain(wanted), plain(unwanted))


@pytest.mark.parametrize(("typed", "term"), FIELDS)
def test_a_word_may_be_bound_to_a_field(typed: list[str], term: Term) -> None:
    assert parse_query(typed) == Query(wanted=(term,))


@pytest.mark.parametrize(("typed", "term"), FIELDS)
def test_an_unwanted_word_may_be_bound_to_a_field(typed: list[str], term: Term) -> None:
    assert parse_query([f"-{typed[0]}", *typed[1:]]) == Query(unwanted=(term,))


@pytest.mark.parametrize("typed", [[], [""], ["  "], ['""'], ["“”", "''"], ['-""', "\u200b"]])
def test_nothing_to_look_for_is_refused_with_an_example(typed: list[str]) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(typed)
    assert "catalog search" in str(raised.value.remedy)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("chanel:网站", "channels:网站", id="a letter left out"),
        pytest.param("-responsable:网站", "responsible:网站", id="unwanted"),
        pytest.param("公开责仼：数据局", "公开责任:数据局", id="a wrong character"),
    ],
)
def test_a_misspelt_field_is_looked_for_as_typed_and_hinted_at(typed: str, meant: str) -> None:
    query = parse_query([typed])
    assert [term.key for term in query.wanted + query.unwanted] == [None]
    assert [meant in str(hint) for hint in query.hints] == [True]


@pytest.mark.parametrize("typed", ["http://x", "时间:3", "预算", "12:30", "channels:网站"])
def test_what_is_no_misspelt_field_gets_no_hint(typed: str) -> None:
    assert parse_query([typed]).hints == ()


@given(st.lists(hard_texts, max_size=6))
def test_any_words_are_understood_or_refused(typed: list[str]) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    assert query.wanted or query.unwanted
    assert all(term.word for term in query.wanted + query.unwanted)
    assert all(str(hint) for hint in query.hints)

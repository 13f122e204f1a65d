"""A search finds exactly the items that hold the words, the best first, and marks where they stand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item
from catalog_cli.search.ast import Expression, Not, Term, all_of, terms_of
from catalog_cli.search.errors import QueryError
from catalog_cli.search.folding import fold
from catalog_cli.search.parser import Query, parse_query
from catalog_cli.search.ranking import nearest, search
from catalog_cli.search.word_match import pinyin_of
from search.office import (
    BUDGET,
    CANDIDATES,
    GAZETTE,
    HIRING,
    ITEMS,
    MERIT,
    OTHER_POLICY,
    RECRUITING,
    REPORT,
    RULES,
    THREE,
    candidates,
    hard_texts,
)


def found(*typed: str, items: Sequence[Item] = ITEMS) -> list[Item]:
    return [hit.item for hit in search(items, parse_query(typed))]


def all_texts(item: Item) -> list[str]:
    keys = [key for key in (*FIELDS, *item.others) if key != "order"]
    return [fold(text) for key in keys for text in item.texts(key)]


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        pytest.param(["预算"], [BUDGET, THREE, MERIT], id="in the name, in the category and content, in the category"),
        pytest.param(["三公"], [THREE], id="without the quotes of the text"),
        pytest.param(['"三公"经费'], [THREE], id="English quotes for Chinese"),
        pytest.param(["拨款预算总额"], [THREE], id="over a line break"),
        pytest.param(["报", "录用"], [], id="no item has both"),
        pytest.param(["公报", "图书馆"], [GAZETTE], id="words in different fields"),
        pytest.param(["网站国家"], [], id="a word does not reach from one element into the next"),
        pytest.param(["公报每期"], [], id="nor from one field into the next"),
        pytest.param(["[2018]22号"], [GAZETTE], id="brackets that are on the keyboard"),
        pytest.param(["ab类"], [RECRUITING], id="full width"),
        pytest.param(["见公告"], [HIRING], id="in another column"),
        pytest.param(["津市"], [RECRUITING], id="in a key of the workspace's own"),
        pytest.param(["weight:12"], [], id="a name that is no field is a part of a word"),
        pytest.param(["gongbao"], [GAZETTE], id="in the id"),
        pytest.param(["zfgb"], [GAZETTE], id="the initials of a name"),
        pytest.param(["政府gb"], [GAZETTE], id="characters and initials"),
        pytest.param(["name:zhengfugongbao"], [GAZETTE], id="a name in pinyin, in its field"),
        pytest.param(["zfgb OR sangong"], [GAZETTE, THREE], id="either of two in pinyin"),
        pytest.param(["公务员", "-录用"], [RECRUITING], id="without a word"),
        pytest.param(["-政府网站"], [RECRUITING], id="only without a word"),
        pytest.param(["责任：综调室"], [GAZETTE], id="in a field"),
        pytest.param(["name:数据局"], [], id="a word in another field than that"),
        pytest.param(["类别:财政", "-law:预算法"], [MERIT], id="not in a field"),
        pytest.param(["order:3"], [GAZETTE, MERIT], id="a number, where it is asked for"),
        pytest.param(["path:data/items"], [RULES], id="where the file is"),
    ],
)
def test_the_items_that_are_meant_are_found(typed: list[str], items: list[Item]) -> None:
    assert found(*typed) == items


def named(name: str, category: str = "其他", content: str = "无", **more: object) -> Item:
    values = {"id": "a", "category": category, "name": name, "content": content} | more
    return Item(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        pytest.param(["公报"], named("公报"), named("公报目录"), id="the whole name before its beginning"),
        pytest.param(["三公经费"], named("“三公”经费"), named("三公经费表"), id="the whole name but for quotes"),
        pytest.param(["政府", "公报"], named("政府公报"), named("政府公报目录"), id="the whole name in two words"),
        pytest.param(["公报"], named("公报目录"), named("政府公报"), id="the name's beginning before its middle"),
        pytest.param(["公报"], named("政府公报"), named("政策", "公报"), id="the name before the category"),
        pytest.param(
            ["公报"], named("政策", "公报"), named("政策", content="公报"), id="the category before the content"
        ),
        pytest.param(
            ["公报"], named("政策", content="公报"), named("政策", time_limit="公报"), id="the content before the rest"
        ),
        pytest.param(
            ["政府", "年度"],
            named("法治政府年度报告"),
            named("政府公报", content="年度"),
            id="more words in the name before fewer",
        ),
        pytest.param(["sangong"], named("“三公”经费"), named("经费", id="sangong"), id="a name in pinyin before an id"),
        pytest.param(
            ["name:公报"], named("公报"), named("政府公报"), id="a word bound to the name is a word of the name"
        ),
    ],
)
def test_the_better_hit_comes_first(typed: list[str], better: Item, worse: Item) -> None:
    assert found(*typed, items=[worse, better]) == [better, worse]


def test_equal_hits_keep_the_catalogues_order() -> None:
    twins = [replace(GAZETTE, id=f"gongbao-{number}") for number in range(5)]
    assert found("公报", items=twins) == twins


def test_the_words_are_marked_in_each_field_and_element() -> None:
    [hit] = search(ITEMS, parse_query(["公报", "图书"]))
    assert dict(hit.marks) == {
        "name": {0: ((2, 4),)},
        "content": {0: ((4, 6),)},
        "basis": {1: ((13, 15),)},
        "channels": {2: ((2, 4),)},
    }


def test_a_word_bound_to_a_field_is_marked_there_only() -> None:
    [hit] = search(ITEMS, parse_query(["name:公报"]))
    assert dict(hit.marks) == {"name": {0: ((2, 4),)}}


def test_a_word_in_pinyin_is_marked_where_it_is_meant() -> None:
    [hit] = search(ITEMS, parse_query(["zfgb"]))
    assert dict(hit.marks) == {"name": {0: ((0, 4),)}}


def test_of_words_joined_by_or_those_that_are_there_rank_a_hit() -> None:
    either, name = named("政府公报", content="决算"), named("预算")
    assert found("预算 OR 决算", items=[either, name]) == [name, either]


def test_an_unwanted_word_marks_nothing() -> None:
    [hit] = search(ITEMS, parse_query(["-政府网站"]))
    assert dict(hit.marks) == {}
    assert len(hit.marks) == 0


words = st.one_of(
    st.sampled_from(["预算", "-政府", '"三公 经费"', "责任:数据局", "-law:预算", "chanel:x", "-", "财政", "path:x"]),
    hard_texts,
)
hard_items = st.builds(
    Item,
    id=st.just("a"),
    category=hard_texts,
    name=hard_texts,
    content=hard_texts,
    order=st.none() | st.integers(),
    basis=st.lists(hard_texts, max_size=2).map(tuple),
    link=st.none() | hard_texts,
    audience=st.none() | hard_texts | st.lists(hard_texts, max_size=2).map(tuple),
    extra=st.dictionaries(hard_texts, hard_texts, max_size=2),
    others=st.dictionaries(st.just("own"), st.one_of(st.none(), st.booleans(), hard_texts, st.lists(st.integers()))),
)


@given(st.lists(st.sampled_from(ITEMS) | hard_items, max_size=6), st.lists(words, min_size=1, max_size=4))
def test_no_words_and_no_items_make_a_search_fail(items: list[Item], typed: list[str]) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    hits = search(items, query)
    assert all(hit.marks or not terms_of(query.expression) for hit in hits)
    assert len(nearest(candidates(items), query)) <= 3


@given(st.lists(hard_items, max_size=4), st.lists(hard_texts.map(fold).filter(bool), min_size=1, max_size=3), st.data())
def test_the_hits_are_the_items_that_hold_each_word_and_no_unwanted_one(
    items: list[Item], drawn: list[str], data: st.DataObject
) -> None:
    pool = [*drawn, *(text[:2] for item in items for text in all_texts(item) if text)]
    pool = [word for word in pool if pinyin_of(word) is None] or ["预算"]
    wanted = data.draw(st.lists(st.sampled_from(pool), max_size=2))
    unwanted = data.draw(st.lists(st.sampled_from(pool), max_size=1))
    asked: list[Expression] = [*map(Term, wanted), *(Not(Term(word)) for word in unwanted)]
    if not asked:
        return
    hits = search(items, Query(all_of(asked)))
    meant = [
        item
        for item in items
        if all(any(word in text for text in all_texts(item)) for word in wanted)
        and not any(word in text for text in all_texts(item) for word in unwanted)
    ]
    assert sorted(map(id, (hit.item for hit in hits))) == sorted(map(id, meant))


@given(st.lists(hard_items, max_size=3), hard_texts.map(fold).filter(bool))
def test_every_mark_of_a_hit_holds_the_word(items: list[Item], word: str) -> None:
    for hit in search(items, Query(Term(word))):
        for key, places in hit.marks.items():
            for place, stretches in places.items():
                text = hit.item.texts(key)[place]
                aloud = pinyin_of(word)
                for start, end in stretches:
                    part = text[start:end]
                    assert word in fold(part) or (aloud and aloud.matches(part))


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        pytest.param(["政府公告"], [GAZETTE], id="a character mistaken"),
        pytest.param(["公务员录取"], [HIRING, RECRUITING], id="more shared comes first"),
        pytest.param(["zhengfu-gonbao"], [GAZETTE], id="an id misspelt"),
        pytest.param(["图书馆", "预报"], [GAZETTE], id="one word too many"),
        pytest.param(["怎么查询政府公报在哪里"], [GAZETTE], id="a whole question"),
    ],
)
def test_the_nearest_are_offered_first(typed: list[str], items: list[Item]) -> None:
    query = parse_query(typed)
    assert search(ITEMS, query) == []
    assert list(nearest(CANDIDATES, query)[: len(items)]) == items


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(["嘿嘿"], id="nothing is shared"),
        pytest.param(["责任:嘿嘿"], id="a word for another field than the name"),
        pytest.param(["-e", "-政府", "-a", "-i"], id="only unwanted words"),
    ],
)
def test_nothing_is_offered_when_nothing_is_near(typed: list[str]) -> None:
    assert nearest(CANDIDATES, parse_query(typed)) == ()


def test_what_has_an_unwanted_word_is_not_offered() -> None:
    assert GAZETTE not in nearest(CANDIDATES, parse_query(["政府公告", "-图书馆"]))


def test_at_most_three_are_offered_each_once() -> None:
    near = nearest([*CANDIDATES, *CANDIDATES], parse_query(["政府", "文件嘿"]))
    assert len({id(item) for item in near}) == len(near) == 3
    assert {OTHER_POLICY.id, REPORT.id} & {item.id for item in near}

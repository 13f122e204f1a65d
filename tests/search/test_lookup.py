"""An item is found by what a user knows of it, and a wrong guess is answered with what could be meant."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from catalog_cli.model.errors import ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.search.lookup import find_item
from search.office import BUDGET, GAZETTE, HIRING, ITEMS, REPORT, RULES, THREE, hard_texts


@pytest.mark.parametrize(
    ("wanted", "item"),
    [
        pytest.param("zhengfu-gongbao", GAZETTE, id="the id"),
        pytest.param("ZHENGFU-GONGBAO", GAZETTE, id="the id in capitals"),
        pytest.param("ｚｈｅｎｇｆｕ－ｇｏｎｇｂａｏ", GAZETTE, id="the id in full width"),
        pytest.param("政府公报", GAZETTE, id="the name"),
        pytest.param("“三公”经费", THREE, id="the name with its quotes"),
        pytest.param('"三公"经费', THREE, id="the name with others"),
        pytest.param(" 三公经费 ", THREE, id="the name without"),
        pytest.param("gongbao", GAZETTE, id="a part of an id"),
        pytest.param("luyong", HIRING, id="the end of an id"),
        pytest.param("监管", REPORT, id="a part of a name"),
        pytest.param("决算", BUDGET, id="a part of one name, though in categories of others"),
    ],
)
def test_an_item_is_found(wanted: str, item: Item) -> None:
    assert find_item(ITEMS, wanted) is item


def test_the_whole_comes_before_the_part() -> None:
    longer = replace(GAZETTE, id="zhengfu-gongbao-mulu", name="政府公报目录")
    assert find_item([longer, GAZETTE], "zhengfu-gongbao") is GAZETTE
    assert find_item([longer, GAZETTE], "政府公报") is GAZETTE


def test_an_id_comes_before_a_name() -> None:
    confusing = replace(GAZETTE, id="other", name="yusuan-juesuan")
    assert find_item([confusing, BUDGET], "yusuan-juesuan") is BUDGET


@pytest.mark.parametrize(
    ("wanted", "candidates"),
    [
        pytest.param("gongwuyuan", ["gongwuyuan-luyong", "gongwuyuan-zhaokao"], id="a part of two ids"),
        pytest.param("公务员", ["公务员录用", "公务员招考"], id="a part of two names"),
    ],
)
def test_several_are_named_with_a_remedy(wanted: str, candidates: list[str]) -> None:
    with pytest.raises(ItemNotFoundError) as raised:
        find_item(ITEMS, wanted)
    assert all(name in str(raised.value.message) for name in [wanted, *candidates])
    assert "id" in str(raised.value.remedy)


def test_two_items_of_one_name_are_both_named() -> None:
    with pytest.raises(ItemNotFoundError, match=r"zhengfu-gongbao.*other"):
        find_item([GAZETTE, replace(GAZETTE, id="other")], "政府公报")


def test_at_most_five_are_named() -> None:
    many = [replace(GAZETTE, id=f"gongbao-{number}") for number in range(1, 9)]
    with pytest.raises(ItemNotFoundError) as raised:
        find_item(many, "gongbao")
    told = str(raised.value.message)
    assert [f"gongbao-{number}" in told for number in range(1, 9)] == [True] * 5 + [False] * 3
    assert "8" in told


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        pytest.param("政府公告", "zhengfu-gongbao", id="a name"),
        pytest.param("zhengfu-gonbao", "政府公报", id="an id"),
        pytest.param("嘿嘿", "catalog list", id="near to none"),
        pytest.param("", "catalog list", id="nothing typed"),
    ],
)
def test_an_unknown_one_is_answered_with_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(ItemNotFoundError) as raised:
        find_item(ITEMS, wanted)
    assert near in str(raised.value.remedy)


def test_the_names_in_an_answer_stay_on_its_line() -> None:
    hostile = replace(RULES, id="a", name="坏\n\x1b[31m名")
    with pytest.raises(ItemNotFoundError) as raised:
        find_item([hostile, replace(hostile, id="b")], "坏")
    assert not {"\n", "\x1b"} & set(str(raised.value.message))


@given(hard_texts)
def test_any_words_find_an_item_or_an_answer(wanted: str) -> None:
    try:
        answer = find_item(ITEMS, wanted).name
    except ItemNotFoundError as error:
        answer = str(error.remedy)
    assert answer

"""A list shows what fulfils its conditions, in the order that was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item
from catalog_cli.search.errors import QueryError, UnknownFieldError
from catalog_cli.search.filters import Condition, field_compares, field_contains, has, missing, select, sort_items
from search.office import (
    BUDGET,
    GAZETTE,
    HIRING,
    ITEMS,
    LEADERS,
    MERIT,
    OTHER_POLICY,
    RECRUITING,
    REPORT,
    RULES,
    THREE,
    hard_texts,
)


@pytest.mark.parametrize(
    ("conditions", "items"),
    [
        pytest.param([], list(ITEMS), id="no condition"),
        pytest.param([field_contains("responsible", "综调")], [GAZETTE], id="a part of an element"),
        pytest.param([field_contains("责任", "综调")], [GAZETTE], id="a Chinese name of the field"),
        pytest.param([field_contains("law", "预算法》第十四条")], [BUDGET, THREE], id="folded"),
        pytest.param([field_contains("category", "=政府网站报表")], [REPORT], id="the whole text"),
        pytest.param([field_contains("name", "=公报")], [], id="a part is not the whole"),
        pytest.param([field_contains("channels", "＝公共图书馆")], [GAZETTE], id="a whole element, full-width sign"),
        pytest.param([field_contains("channels", "!政府网站")], [RECRUITING], id="without a text; an absent field is"),
        pytest.param([field_contains("channels", "！= 政府网站")], [RECRUITING], id="without a whole element"),
        pytest.param(
            [field_contains("responsible", "综调"), field_contains("office", "党建")],
            [GAZETTE, HIRING],
            id="texts of one field are alternatives",
        ),
        pytest.param(
            [field_contains("category", "财政"), field_contains("law", "预算法"), has("link")],
            [BUDGET],
            id="different fields must all hold",
        ),
        pytest.param(
            [field_contains("responsible", "!秘书室"), field_contains("responsible", "!后勤办"), has("office")],
            [GAZETTE, HIRING],
            id="unwanted texts are all unwanted",
        ),
        pytest.param([field_contains("name", "公"), field_contains("name", "!公务员")], [GAZETTE, THREE], id="both"),
        pytest.param([has("published_with")], [THREE], id="present"),
        pytest.param([missing("basis")], [RECRUITING, REPORT], id="missing"),
        pytest.param([has("link"), missing("link")], [], id="nothing is both"),
        pytest.param([has("extra"), field_contains("其他", "备注")], [HIRING], id="another column"),
        pytest.param([field_contains("region", "津市")], [RECRUITING], id="a key of the workspace's own"),
        pytest.param([field_contains("weight", "=12")], [RECRUITING], id="a number of the workspace's own"),
        pytest.param([field_contains("order", "=3")], [GAZETTE, MERIT], id="a number"),
        pytest.param([field_contains("path", "data/items")], [RULES], id="where the file is"),
    ],
)
def test_the_items_that_fulfil_the_conditions_are_given(conditions: list[Condition], items: list[Item]) -> None:
    assert select(ITEMS, conditions) == items


def test_a_blank_field_is_missing() -> None:
    blank = replace(RULES, basis=(" ",), link="")
    assert select([blank], [missing("basis"), missing("link")]) == [blank]


@pytest.mark.parametrize("text", ["", "  ", "=", "!", "!=", "“”"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(QueryError) as raised:
        field_contains("channels", text)
    assert "channels" in str(raised.value.message)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        pytest.param("chanels", "channels", id="English"),
        pytest.param("time_limits", "time_limit", id="with an underscore"),
        pytest.param("公开责仼", "公开责任", id="Chinese"),
        pytest.param("嘿嘿", "公开渠道", id="near to none: all are named, in the same language"),
        pytest.param("xx", "channels", id="near to none, in English"),
    ],
)
def test_an_unknown_field_is_refused_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UnknownFieldError) as selecting:
        select(ITEMS, [has(name)])
    with pytest.raises(UnknownFieldError) as sorting:
        sort_items(ITEMS, [f"-{name}"])
    for raised in (selecting, sorting):
        assert name in str(raised.value.message)
        assert near in str(raised.value.remedy)


@given(st.sampled_from(list(FIELDS)), hard_texts.filter(lambda text: not text.strip().startswith(tuple("!！=＝"))))
def test_with_and_without_a_text_divide_the_items(key: str, text: str) -> None:
    try:
        with_it = field_contains(key, text)
    except QueryError:
        return
    chosen, others = select(ITEMS, [with_it]), select(ITEMS, [field_contains(key, f"!{text}")])
    assert {item.id for item in chosen} | {item.id for item in others} == {item.id for item in ITEMS}
    assert not {item.id for item in chosen} & {item.id for item in others}


@pytest.mark.parametrize(
    ("keys", "items"),
    [
        pytest.param([], [MERIT, GAZETTE, RECRUITING, LEADERS], id="no key: as given"),
        pytest.param(["order"], [LEADERS, MERIT, GAZETTE, RECRUITING], id="numbers by size, absent ones last"),
        pytest.param(["-order"], [MERIT, GAZETTE, LEADERS, RECRUITING], id="turned round, absent ones last"),
        pytest.param(["次序", "-id"], [LEADERS, GAZETTE, MERIT, RECRUITING], id="two keys"),
        pytest.param(["-名称"], [LEADERS, MERIT, GAZETTE, RECRUITING], id="a Chinese name of the field"),
        pytest.param(["region"], [RECRUITING, MERIT, GAZETTE, LEADERS], id="a key of the workspace's own"),
        pytest.param(["path"], [MERIT, GAZETTE, RECRUITING, LEADERS], id="where the file is: equal ones stay"),
    ],
)
def test_items_are_sorted_by_the_fields_asked_for(keys: list[str], items: list[Item]) -> None:
    assert sort_items([MERIT, GAZETTE, RECRUITING, LEADERS], keys) == items


@pytest.mark.parametrize(
    ("name", "relation", "value", "expected"),
    [
        pytest.param("review_date", "<", "2027-01-01", ["2026-12-01"], id="before a day"),
        pytest.param("复核日期", "＞＝", "2026-12", ["2026-12-01", "2027-01-01"], id="from a month on"),
        pytest.param("复核日期", "≤", "2026", ["2026-12-01"], id="until the end of a year"),
        pytest.param("次序", ">", "1", [], id="an order, which these have not"),
    ],
)
def test_values_are_compared(name: str, relation: str, value: str, expected: list[str]) -> None:
    items = [replace(RECRUITING, order=None, review_date=each) for each in ("2026-12-01", "2027-01-01", None)]
    assert [item.review_date for item in select(items, [field_compares(name, relation, value)])] == expected


def test_two_comparisons_must_both_hold() -> None:
    items = [replace(RECRUITING, review_date=each) for each in ("2025-12-31", "2026-06-01", "2027-01-01")]
    within = [field_compares("review_date", ">=", "2026"), field_compares("review_date", "<=", "2026")]
    assert select(items, within) == [items[1]]


@pytest.mark.parametrize(("name", "value"), [("name", "2026"), ("review_date", "2026-13"), ("order", "two")])
def test_what_cannot_be_compared_is_refused(name: str, value: str) -> None:
    with pytest.raises(QueryError):
        field_compares(name, "<", value)


def test_twelve_comes_after_three() -> None:
    items = [replace(OTHER_POLICY, order=order) for order in (12, 3)]
    assert [item.order for item in sort_items(items, ["order"])] == [3, 12]


mixed = st.none() | st.booleans() | st.integers() | st.floats() | hard_texts | st.lists(hard_texts, max_size=2)
keys = st.lists(st.sampled_from(["order", "-order", "name", "-basis", "own", "-own"]), max_size=3)


@given(st.lists(st.builds(replace, st.sampled_from(ITEMS), others=st.fixed_dictionaries({"own": mixed}))), keys)
def test_sorting_takes_any_values_loses_nothing_and_is_settled(items: list[Item], keys: list[str]) -> None:
    wanted = keys if items else []
    once = sort_items(items, wanted)
    assert sorted(map(id, once)) == sorted(map(id, items))
    assert list(map(id, sort_items(once, wanted))) == list(map(id, once))


@given(st.lists(st.sampled_from(ITEMS)), st.sampled_from(["order", "-order", "category", "-category"]))
def test_equal_items_keep_their_order(items: list[Item], key: str) -> None:
    tagged = [replace(item, path=str(place)) for place, item in enumerate(items)]
    name = key.removeprefix("-")
    by_value: dict[object, list[int]] = {}
    for item in sort_items(tagged, [key]):
        by_value.setdefault(item.value(name), []).append(int(item.path))
    assert all(places == sorted(places) for places in by_value.values())

"""Conditions hold for the very items that a clerk means by them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.search.compiler import Lookups
from catalog_cli.search.errors import QueryError
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import nearest, search
from catalog_cli.search.statutory_deadlines import deadlines_by
from conftest import RUN
from search.office import BUDGET, CANDIDATES, GAZETTE, HIRING, ITEMS, MERIT, RECRUITING, REPORT, THREE


def found(query: str, *items: Item) -> list[Item]:
    return [hit.item for hit in search(items or ITEMS, parse_query([query]))]


@pytest.mark.parametrize(
    ("limit", "query", "holds"),
    [
        pytest.param("20个工作日内", "时限<=20工作日", True, id="the same number of the same unit"),
        pytest.param("20个工作日内", "时限<20工作日", False, id="not less than itself"),
        pytest.param("20个工作日内", "时限<=28日", True, id="twenty working days are four weeks"),
        pytest.param("20个工作日内", "时限<28天", False, id="and no less"),
        pytest.param("3个工作日内", "时限>4日", True, id="a part of a day counts as a day"),
        pytest.param("批准后一个月内", "时限>=30日", True, id="a month is thirty days"),
        pytest.param("批准后12个月内", "时限>=1年", True, id="twelve months are a year"),
        pytest.param("形成后两周内", "时限<15日", True, id="weeks"),
        pytest.param("形成后24小时内", "时限<=1日", True, id="hours"),
        pytest.param("形成后24小时内", "时限<24小时", False, id="hours and hours"),
        pytest.param("及时公开", "时限<1小时", True, id="promptly is no time at all"),
        pytest.param("每年4月1日前", "时限>0日", False, id="a day of every year has no length"),
        pytest.param("长期公开", "时限>0日", False, id="nor has what stays"),
        pytest.param("形成后20日内；批准后3日内", "时限<5日", True, id="one clause is enough"),
        pytest.param(None, "时限<99年", False, id="no time limit at all"),
    ],
)
def test_time_limits_are_compared_by_their_length(limit: str | None, query: str, holds: bool) -> None:
    item = replace(GAZETTE, time_limit=limit)
    assert found(query, item) == ([item] if holds else [])


PURCHASE = replace(
    GAZETTE,
    basis=("《中华人民共和国政府采购法》第六十三条第一款", "《中华人民共和国预算法》第十四条、第十六条至第十八条"),
)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        pytest.param("law:采购法 article:63", True, id="the law and its article"),
        pytest.param("law:采购法 article:14", False, id="the article of another law"),
        pytest.param("law:采购法 (article:14)", True, id="two conditions apart"),
        pytest.param("law:采购法 条:63 款:1", True, id="a paragraph of the article"),
        pytest.param("law:采购法 条:63 款:2", False, id="another paragraph"),
        pytest.param("law:预算法 款:1", False, id="a paragraph of another law"),
        pytest.param("article:14", True, id="of any law"),
        pytest.param("article:15", False, id="between two that are cited"),
        pytest.param("article:17", True, id="within a range that is cited"),
        pytest.param("article:18..30", True, id="ranges that meet"),
        pytest.param("article:64..", False, id="above all that are cited"),
        pytest.param("article:..13", False, id="below all that are cited"),
        pytest.param("law:采购法 article:63 law:预算法 article:14", True, id="two citations"),
        pytest.param("law:采购法 article:14 OR law:预算法 article:14", True, id="either of two citations"),
        pytest.param("law:(采购法 OR 预算法) article:14", True, id="of either law"),
        pytest.param("law:(预算法 -中华人民共和国) article:14", False, id="of a law without a word"),
    ],
)
def test_an_article_and_its_law_stand_in_one_citation(query: str, holds: bool) -> None:
    assert found(query, PURCHASE) == ([PURCHASE] if holds else [])


@pytest.mark.parametrize(
    ("query", "items"),
    [
        pytest.param("三公 OR 公务员录用", [HIRING, THREE], id="either, the whole name first"),
        pytest.param("类别:财政 NOT (依据:采购法 OR 缺:时限)", [BUDGET, THREE], id="without either"),
        pytest.param("缺:责任", [RECRUITING, REPORT], id="without a field"),
        pytest.param("order>=3", [GAZETTE, MERIT], id="an order"),
        pytest.param("主体=数据局", [REPORT], id="the whole value"),
        pytest.param("主体=数据", [], id="a part of a value is not the whole"),
        pytest.param("公务员 责任!=市政府办党建办", [RECRUITING], id="another value, or none"),
        pytest.param("changed:2000..", [], id="nobody knows when it was changed"),
    ],
)
def test_the_items_that_are_meant_are_found(query: str, items: list[Item]) -> None:
    assert found(query) == items


@pytest.mark.parametrize(
    ("query", "days"),
    [
        pytest.param("changed:2026-01", [1, 31], id="a month with both its ends"),
        pytest.param("changed:2026-01-31..", [31, 32], id="since a day"),
        pytest.param("changed:..2026-01-01", [1], id="until a day"),
        pytest.param("-changed:2026-01", [32], id="not in a month"),
    ],
)
def test_the_last_change_lies_between_both_ends(query: str, days: list[int]) -> None:
    changes = {1: date(2026, 1, 1), 31: date(2026, 1, 31), 32: date(2026, 2, 1)}
    items = [replace(GAZETTE, order=order) for order in changes]
    hits = search(items, parse_query([query]), Lookups(lambda item: changes[item.order or 0]))
    assert [hit.item.order for hit in hits] == days


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("review_date<2027-01-01", ["2026-12-01", "2026-12-31"], id="before a day"),
        pytest.param("复核日期<=2026-12-01", ["2026-12-01"], id="until a day"),
        pytest.param("复核日期>=2026-12", ["2026-12-01", "2026-12-31", "2027-01-01"], id="from a month on"),
        pytest.param("复核日期>2026-12", ["2027-01-01"], id="after a month"),
        pytest.param("复核日期>=2026 复核日期<2027", ["2026-12-01", "2026-12-31"], id="within a year"),
        pytest.param("NOT 复核日期<2027", ["2027-01-01", "soon", None], id="what has no such date is not before it"),
    ],
)
def test_a_date_is_compared_by_the_calendar(query: str, expected: list[str | None]) -> None:
    dates = ("2026-12-01", "2026-12-31", "2027-01-01", "soon", None)
    items = [replace(GAZETTE, review_date=each) for each in dates]
    assert [item.review_date for item in found(query, *items)] == expected


def test_when_a_file_was_changed_is_asked_only_where_the_query_wants_to_know() -> None:
    def last_change(item: Item) -> date:
        raise AssertionError(item.id)

    assert search(ITEMS, parse_query(["公报 OR has:link"]), Lookups(last_change))
    assert search(ITEMS, parse_query(["changed:2026.. 嘿嘿"]), Lookups(last_change)) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("法定时限<=2工作日", ["采购合同"]),
        ("statutory<=2workdays", ["采购合同"]),
        ("法定时限＞2工作日", ["部门决算"]),
        ("statutory<1月", ["采购合同", "部门决算"]),
        ("有:法定时限", ["采购合同", "部门决算", "政府网站工作年度报表"]),
        ("missing:statutory", ["政府公报"]),
        ("采购 法定时限<=2工作日", ["采购合同"]),
    ],
)
def test_the_time_that_a_law_sets_is_asked_for_like_the_time_limit(query: str, names: list[str]) -> None:
    named = ("采购合同", "部门决算", "政府网站工作年度报表", "政府公报")
    items = [replace(GAZETTE, id=name, name=name, content=name, category="政府采购") for name in named]
    lookups = Lookups(deadlines=deadlines_by(Settings(publishers=("财政局",)), RUN))
    assert sorted(hit.item.name for hit in search(items, parse_query([query]), lookups)) == sorted(names)


@pytest.mark.parametrize("query", ["法定时限:2工作日", "statutory<2", "法定时限<=预算"])
def test_the_time_that_a_law_sets_is_compared_with_a_length_only(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query([query])


def test_what_fulfils_all_but_one_condition_is_near() -> None:
    assert nearest(CANDIDATES, parse_query(["公报 order>7"]))[0] is GAZETTE


WORDS = ("预算", "政府", "名称:公", "gb", "公 -三公", "NOT 公报", "预算 OR 公报", "责任=市政府办秘书室")
CONDITIONS = ("has:link", "缺:时限", "order>1", "时限<1月", "条:14", "law:预算法 条:14")
parts = st.sampled_from(WORDS + CONDITIONS)


@given(parts, parts)
def test_not_either_is_neither_and_not_both_is_not_one_or_not_the_other(one: str, two: str) -> None:
    def ids(query: str) -> set[str]:
        return {item.id for item in found(query)}

    assert ids(f"NOT (({one}) OR ({two}))") == ids(f"NOT ({one}) NOT ({two})")
    assert ids(f"NOT (({one}) AND ({two}))") == ids(f"NOT ({one}) OR NOT ({two})")
    assert ids(f"NOT NOT ({one})") == ids(one)
    assert ids(f"({one}) OR ({two})") == ids(one) | ids(two)
    assert ids(f"({one}) ({two})") == ids(one) & ids(two)

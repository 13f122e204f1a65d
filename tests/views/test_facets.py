"""Facets count what a clerk narrows a search by: a table each for people, one table of all for programs."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from catalog_cli.model.item import Item
from catalog_cli.views.facets import Facet, count_facets, facet_tables, facets_table
from search.office import BUDGET, GAZETTE, HIRING, ITEMS, LEADERS, MERIT, OFFICE, OTHER_POLICY, RECRUITING, REPORT

CATEGORIES = OFFICE.settings.categories


def counts(*items: Item, key: str) -> list[tuple[str, int]]:
    (facet,) = count_facets(items, CATEGORIES, [key])
    return list(facet.counts)


def test_the_three_questions_of_a_clerk_are_counted() -> None:
    assert count_facets([GAZETTE], CATEGORIES) == (
        Facet("category", (("政策文件", 1),)),
        Facet("responsible", (("市政府办综调室", 1),)),
        Facet("channels", (("政府网站", 1), ("国家档案馆", 1), ("公共图书馆", 1), ("政务服务中心", 1))),
    )


def test_large_numbers_come_first() -> None:
    assert counts(LEADERS, BUDGET, MERIT, key="category") == [("财政预算、决算", 2), ("机构概况", 1)]


def test_equal_numbers_stand_as_in_the_catalogue_however_well_an_item_was_found() -> None:
    assert counts(HIRING, BUDGET, OTHER_POLICY, key="category") == [
        ("政策文件", 1),
        ("财政预算、决算", 1),
        ("公务员招录", 1),
    ]


def test_a_category_that_the_catalogue_does_not_list_comes_after_those_it_does() -> None:
    assert counts(REPORT, HIRING, key="category") == [("公务员招录", 1), ("政府网站报表", 1)]


def test_an_item_counts_once_for_a_value_it_names_twice() -> None:
    assert counts(replace(GAZETTE, channels=("公告栏", "公告栏")), key="channels") == [("公告栏", 1)]


def test_an_item_without_the_field_counts_for_none() -> None:
    assert counts(RECRUITING, key="responsible") == []


def test_any_field_can_be_counted_even_one_of_the_workspaces_own() -> None:
    assert counts(RECRUITING, HIRING, key="region") == [("津市", 1)]


def test_nothing_found_counts_nothing() -> None:
    assert [facet.counts for facet in count_facets([], CATEGORIES)] == [(), (), ()]


@given(st.lists(st.sampled_from(ITEMS), unique_by=id))
def test_every_item_is_in_one_category_and_the_order_of_finding_does_not_matter(found: list[Item]) -> None:
    counted = count_facets(found, CATEGORIES)
    assert sum(count for _, count in counted[0].counts) == len(found)
    assert counted == count_facets(found[::-1], CATEGORIES)


FACETS = (
    Facet("category", (("政策文件", 3), ("机构概况", 1))),
    Facet("responsible", ()),
    Facet("channels", (("政府网站", 4), ("公告栏", 1))),
)


def test_programs_get_a_row_for_every_value() -> None:
    table = facets_table(FACETS)
    assert [column.key for column in table.columns] == ["facet", "value", "count"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["category", "政策文件", "3"],
        ["category", "机构概况", "1"],
        ["channels", "政府网站", "4"],
        ["channels", "公告栏", "1"],
    ]


def test_records_hold_numbers() -> None:
    assert facets_table(FACETS).records[0] == {"facet": "category", "value": "政策文件", "count": 3}


def test_people_get_a_table_for_every_field_that_has_values() -> None:
    tables = list(facet_tables(FACETS))
    assert [table.columns[0].heading for table in tables] == ["Category", "Channels"]
    assert [[cell.text for cell in row] for row in tables[1].rows] == [["政府网站", "4"], ["公告栏", "1"]]


def test_a_limit_holds_for_each_field() -> None:
    assert [record["value"] for record in facets_table(FACETS, 1).records] == ["政策文件", "政府网站"]
    assert [len(table.rows) for table in facet_tables(FACETS, 1)] == [1, 1]


def test_a_limit_of_none_leaves_nothing() -> None:
    assert not facets_table(FACETS, 0).rows
    assert not list(facet_tables(FACETS, 0))

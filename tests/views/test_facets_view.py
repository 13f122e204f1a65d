"""Facets are a table each for people, and one table of all for programs."""

from catalog_cli.views.facets import Facet, facet_tables, facets_table

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

"""The rows of a found table become items, each in its category, and what was cleaned is told with its place."""

from collections.abc import Sequence

import pytest

from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell, Link
from catalog_cli.exchange.tables.read import TableItems, read_table
from catalog_cli.model.document import Reason
from catalog_cli.model.item import Value

PLAIN = ("number", "category", "name", "content", "channels", "time_limit")


def table(roles: Sequence[str], *rows: Sequence[str | GridCell]) -> FoundTable:
    """Make a table; `audience=全社会` is a column that stands for an option."""
    grid = tuple(
        tuple(cell if isinstance(cell, GridCell) else GridCell(cell, (), at, column) for column, cell in enumerate(row))
        for at, row in enumerate(rows)
    )
    columns = []
    for place, heading in enumerate(roles):
        role, _, option = heading.partition("=")
        columns.append(TableColumn(place, heading, role, option))
    return FoundTable(Grid(grid), tuple(columns), tuple(range(len(rows))))


def read(found: FoundTable) -> TableItems:
    """Read a table in a document with the title 目录."""
    return read_table(found, "目录", lambda _: None, None)


def column(found: FoundTable, key: str) -> list[Value]:
    """Return one value of each item."""
    return [item.values.get(key) for item in read(found).items]


def test_an_empty_category_is_the_one_above() -> None:
    rows = [("1", "甲", "a", "x", "", ""), ("", "", "b", "x", "", ""), ("2", "乙", "c", "x", "", "")]
    assert column(table(PLAIN, *rows), "category") == ["甲", "甲", "乙"]


def test_levels_are_joined_and_a_new_outer_level_ends_the_inner_one() -> None:
    roles = ("category", "category", "name", "content")
    rows = [("甲", "一", "a", "x"), ("", "二", "b", "x"), ("", "", "c", "x"), ("乙", "", "d", "x")]
    assert column(table(roles, *rows), "category") == ["甲/一", "甲/二", "甲/二", "乙"]


def test_a_slash_in_a_level_makes_no_level_and_is_told() -> None:
    found = table(("category", "category", "name", "content"), ("甲/丙", "一", "a", "x"))
    assert column(found, "category") == ["甲／丙/一"]
    assert [(each.before, each.after) for each in read(found).cleanings] == [("甲/丙", "甲／丙")]


def test_a_table_without_categories_has_the_titles() -> None:
    assert column(table(("name", "content"), ("a", "x")), "category") == ["目录"]


def test_a_line_across_the_table_names_the_category_of_what_follows() -> None:
    line = GridCell("一、甲", (), 0, 0, 1, 3)
    found = table(("name", "content", "channels"), (line, line, line), ("a", "x", ""))
    assert column(found, "category") == ["一、甲"]


def test_a_line_that_names_nothing_is_left_out_and_told() -> None:
    assert [each.text for each in read(table(PLAIN, ("1", "甲", "", "", "", ""))).left_out] == ["甲"]


@pytest.mark.parametrize("row", [("", "", "", "", "", ""), ("3", "", "", "", "", ""), (" ", "\u3000", "", "", "", "")])
def test_a_row_that_says_nothing_is_none(row: Sequence[str]) -> None:
    assert read(table(PLAIN, row)).items == []


@pytest.mark.parametrize("content", ["无", "—", "/"])
def test_a_content_that_says_nothing_stays_as_every_item_has_one(content: str) -> None:
    assert column(table(PLAIN, ("1", "甲", "政府公报", content, "", "")), "content") == [content]


def test_a_missing_content_is_the_name_and_is_told() -> None:
    found = table(PLAIN, ("1", "甲", "政府公报", "", "", ""))
    assert column(found, "content") == ["政府公报"]
    assert read(found).cleanings[-1].reason is Reason.COMPLETED


def test_a_missing_name_is_the_first_line_of_the_content() -> None:
    merged = GridCell("甲", (), 0, 1, 2, 1)
    rows = [("1", merged, "", "一\n二", "", ""), ("", merged, "b", "x", "", "")]
    assert column(table(PLAIN, *rows), "name") == ["一", "b"]


def test_the_same_as_above_is_the_text_above_and_is_told() -> None:
    rows = [
        ("1", "甲", "a", "x", "网站", "3日内"),
        ("", "", "b", "y", "〃", "同上"),
        ("", "", "c", "z", "同上", "同上"),
    ]
    found = table(PLAIN, *rows)
    assert column(found, "time_limit") == ["3日内"] * 3
    assert column(found, "channels") == [("网站",)] * 3
    assert [each.reason for each in read(found).cleanings] == [Reason.DITTO] * 4


def test_the_same_as_above_in_the_first_row_is_a_text() -> None:
    assert column(table(PLAIN, ("1", "甲", "a", "x", "", "同上")), "time_limit") == ["同上"]


def test_the_same_as_nothing_is_nothing() -> None:
    rows = [("1", "甲", "a", "x", "", "无"), ("", "", "b", "y", "", "同上")]
    assert column(table(PLAIN, *rows), "time_limit") == [None, None]


def test_boxes_of_channels_are_ticked_or_optional() -> None:
    found = table(PLAIN, ("1", "甲", "a", "x", "■政府网站 □政府公报", ""), ("2", "乙", "b", "x", "□广播", ""))
    assert column(found, "channels") == [("政府网站",), None]
    assert column(found, "channels_optional") == [("政府公报",), ("广播",)]


def test_open_boxes_of_other_fields_are_told() -> None:
    found = table(("category", "name", "content", "method"), ("甲", "a", "x", "■主动 □依申请"))
    assert column(found, "method") == ["主动"]
    assert [(each.reason, each.before, each.after) for each in read(found).cleanings] == [
        (Reason.BOX, "■主动 □依申请", "主动")
    ]


def test_ticks_in_columns_are_one_text_or_a_list() -> None:
    roles = ("category", "name", "content", "audience=全社会", "audience=特定群体")
    rows = [("甲", "a", "x", "√", ""), ("甲", "b", "x", "√", "√（申请人）"), ("甲", "c", "x", "", "")]
    assert column(table(roles, *rows), "audience") == ["全社会", ("全社会", "特定群体：申请人"), None]


def test_what_stands_twice_in_a_list_is_listed_once_and_told() -> None:
    found = table(PLAIN, ("1", "甲", "a", "x", "网站、网站", ""))
    assert column(found, "channels") == [("网站",)]
    assert read(found).cleanings[0].reason is Reason.REPEATED


def test_a_column_that_no_field_has_is_kept_under_its_heading() -> None:
    found = table(("category", "name", "content", "extra"), ("甲", "a", "x", "一\n二"), ("甲", "b", "x", "无"))
    assert column(found, "extra") == [{"extra": "一\n二"}, None]


def test_a_hyperlink_of_the_name_is_the_page_where_there_is_no_column_of_links() -> None:
    name = GridCell("a", (Link("https://x.gov.cn/a", "a"),), 0, 1)
    assert column(table(("category", "name", "content"), ("甲", name, "x")), "link") == ["https://x.gov.cn/a"]


def test_a_hyperlink_beside_the_column_of_links_is_not_lost() -> None:
    name = GridCell("a", (Link("https://x.gov.cn/a", "a"),), 0, 1)
    found = table(("category", "name", "content", "link"), ("甲", name, "x", "https://x.gov.cn/b"))
    assert column(found, "link") == ["https://x.gov.cn/b"]
    assert column(found, "extra") == [{"name链接": "https://x.gov.cn/a"}]


def test_a_merged_cell_holds_for_every_row_it_covers_and_is_told_once() -> None:
    merged = GridCell(" 3日内", (), 0, 5, 2, 1)
    found = table(PLAIN, ("1", "甲", "a", "x", "", merged), ("", "", "b", "y", "", merged))
    assert column(found, "time_limit") == ["3日内", "3日内"]
    assert len({each.place for each in read(found).cleanings}) == 1


def test_an_id_column_gives_the_id_where_it_is_one() -> None:
    found = table(("category", "name", "content", "id"), ("甲", "a", "x", "zhengfu-gongbao"), ("甲", "b", "x", "第3号"))
    assert [item.id for item in read(found).items] == ["zhengfu-gongbao", None]


def test_a_table_with_the_same_headings_goes_on_where_the_one_before_it_ended() -> None:
    first = read(table(PLAIN, ("1", "甲", "a", "x", "网站", "")))
    more = table(PLAIN, ("", "", "b", "y", "〃", ""), ("2", "乙", "c", "z", "", ""))
    items = read_table(more, "目录", lambda _: None, first.end).items
    assert [item.values["category"] for item in items] == ["甲", "乙"]
    assert items[0].values["channels"] == ("网站",)


@pytest.mark.parametrize(("text", "values"), [("3", {"order": 3}), ("首位", {"extra": {"次序": "首位"}})])
def test_a_place_that_is_no_number_is_kept_as_a_text(text: str, values: dict[str, object]) -> None:
    found = FoundTable(
        Grid((tuple(GridCell(each, (), 0, place) for place, each in enumerate(("甲", "a", "x", text))),)),
        tuple(
            TableColumn(place, heading, role)
            for place, (heading, role) in enumerate(
                (("事项类别", "category"), ("事项名称", "name"), ("公开内容", "content"), ("次序", "order"))
            )
        ),
        (0,),
    )
    assert values.items() <= read(found).items[0].values.items()


def test_words_beside_a_link_and_a_column_of_notes_are_both_kept() -> None:
    headings = (("事项名称", "name"), ("公开内容", "content"), ("链接地址", "link"), ("链接说明", "link_note"))
    cells = [GridCell(text, (), 0, place) for place, text in enumerate(("a", "x", "见年报", "每季更新"))]
    columns = tuple(TableColumn(place, heading, role) for place, (heading, role) in enumerate(headings))
    items = read(FoundTable(Grid((tuple(cells),)), columns, (0,))).items
    assert items[0].values["link_note"] == "见年报\n每季更新"


def test_open_boxes_and_a_column_of_optional_channels_are_one_list() -> None:
    headings = (
        ("事项名称", "name"),
        ("公开内容", "content"),
        ("可选渠道", "channels_optional"),
        ("公开渠道", "channels"),
    )
    cells = [GridCell(text, (), 0, place) for place, text in enumerate(("a", "x", "广播", "■网站 □公报"))]
    columns = tuple(TableColumn(place, heading, role) for place, (heading, role) in enumerate(headings))
    values = read(FoundTable(Grid((tuple(cells),)), columns, (0,))).items[0].values
    assert (values["channels"], values["channels_optional"]) == (("网站",), ("广播", "公报"))


@pytest.mark.parametrize("text", ["2026-12-01", "2026/12/1", "2026年12月1日"])
def test_a_day_is_kept_in_one_form_and_another_is_told(text: str) -> None:
    found = table((*PLAIN, "review_date"), ("1", "甲", "a", "x", "", "", text))
    assert column(found, "review_date") == ["2026-12-01"]
    told = [(each.reason, each.before, each.after) for each in read(found).cleanings]
    assert told == ([] if text == "2026-12-01" else [(Reason.DATE, text, "2026-12-01")])


def test_a_text_that_is_no_day_is_kept_beside_the_fields() -> None:
    found = table((*PLAIN, "review_date"), ("1", "甲", "a", "x", "", "", "明年"))
    assert (column(found, "review_date"), column(found, "extra")) == ([None], [{"review_date": "明年"}])


def test_words_in_the_column_of_numbers_are_reported_where_the_row_has_nothing_but_a_category() -> None:
    rows = [("1", "甲", "a", "x", "", ""), ("见附件", "乙", "", "", "", ""), ("2", "", "b", "x", "", "")]
    assert [each.text for each in read(table(PLAIN, *rows)).left_out] == ["见附件"]

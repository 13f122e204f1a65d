"""A workbook is read as a person sees it, within limits."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel import sheet as sheet_module
from catalog_cli.exchange.excel.read import read_workbook
from catalog_cli.exchange.tables.grid import Grid, Link
from catalog_cli.model.errors import UnreadableDocumentError
from exchange.excel.workbooks import STRICT, inline, outside, rows, workbook

OFFICE = Path(__file__).parents[2] / "data/source/office-catalogue.xlsx"


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def grid(data: bytes) -> Grid:
    (only,) = read_workbook(data).grids
    return only


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid(data).rows]


def test_the_offices_workbook_is_read_with_its_merged_cells_and_links() -> None:
    read = grid(OFFICE.read_bytes())
    assert (read.sheet, read.width, len(read.rows)) == ("目录", 9, 23)
    assert {cell.text for cell in read.rows[0]} == {"政府办公厅（室）系统政府信息主动公开事项目录"}
    assert [cell.text for cell in read.rows[2]][:3] == ["序号", "事项类别", "事项名称"]
    assert [read.rows[row][1].text for row in (3, 4, 5, 6)] == ["政策文件", "政策文件", "政策文件", "政府会议"]
    assert (read.rows[5][0].row, read.rows[5][0].rows) == (3, 3)
    link = "https://www.jinshishi.gov.cn/zwgk/jdhy/zfcwhyjjd/index.html"
    assert read.rows[6][8].links == (Link(link, link),)


def test_a_table_that_begins_further_in_keeps_its_own_row_and_column_numbers() -> None:
    book = Workbook()
    first_sheet(book)["C5"] = "事项名称"
    first_sheet(book)["D6"] = "政府公报"
    read = grid(saved(book))
    assert (read.first_row, read.first_column) == (5, 3)
    assert [[cell.text for cell in row] for row in read.rows] == [["事项名称", ""], ["", "政府公报"]]


def test_cells_with_a_colour_and_no_text_do_not_make_the_table_larger() -> None:
    book = Workbook()
    first_sheet(book)["A1"] = "事项名称"
    first_sheet(book)["Z900"].fill = PatternFill("solid", fgColor="FF0000")
    assert texts(saved(book)) == [["事项名称"]]


def test_every_sheet_with_text_is_read_under_its_name_and_hidden_ones_are_not() -> None:
    one, two, three = (rows(inline("A1", text)) for text in ("一", "二", "三"))
    data = workbook(one, "<sheetData/>", two, three, names=("甲", "空", "乙", "丙"), states={4: "veryHidden"})
    assert [(each.sheet, each.table, each.rows[0][0].text) for each in read_workbook(data).grids] == [
        ("甲", 1, "一"),
        ("乙", 2, "二"),
    ]


def test_hidden_sheets_are_read_when_there_are_no_others() -> None:
    assert texts(workbook(rows(inline("A1", "一")), states={1: "hidden"})) == [["一"]]


def test_hidden_rows_and_columns_are_read() -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "a", "b", "c", "d"
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    assert texts(saved(book)) == [["a", "b"], ["c", "d"]]


def test_each_kind_of_cell_gives_the_text_that_is_shown() -> None:
    strings = (
        "<si><t>简</t></si>"
        "<si><r><t>《条例》</t></r><r><rPr><b/></rPr><t>第二十条</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si>"
        "<si><t>a_x000D_\n_x0009_b_x005F_x000D_</t></si>"
    )
    cells = (
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>99</v></c><c t="b"><v>1</v></c>'
        '<c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>果</v></c><c><v>1.0</v></c>'
        '<c s="1"><v>45356</v></c><c s="2"><v>7</v></c><c t="d" s="1"><v>2024-03-05</v></c><c><f>1+1</f></c>'
        '<c t="str"><f>IF(A1="","x","")</f><v></v></c>'
    )
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    )
    (row,) = texts(workbook(rows(cells), strings=strings, styles=styles))
    assert row == [
        "简",
        "《条例》第二十条",
        "a\n\tb_x000D_",
        "",
        "TRUE",
        "FALSE",
        "#N/A",
        "果",
        "1",
        "2024/3/5",
        "007",
        "2024/3/5",
    ]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    data = workbook(rows("<c><v>1</v></c>"), styles=styles, settings='<workbookPr date1904="1"/>')
    assert texts(data) == [["1904/1/2"]]


def test_a_workbook_of_the_strict_kind_is_read() -> None:
    assert texts(workbook(rows(inline("B2", "严")), space=STRICT)) == [["严"]]


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    (cell,) = grid(workbook(rows(inline("A1", '=HYPERLINK("http://evil","x")')))).rows[0]
    assert (cell.text, cell.links) == ('=HYPERLINK("http://evil","x")', ())


def test_links_are_read_from_cells_ranges_and_formulas() -> None:
    sheet = (
        rows(
            inline("A1", "甲") + inline("B1", "乙"),
            '<c r="A2" t="str"><f>HYPERLINK("https://x.gov.cn/f","式")</f><v>果</v></c>'
            '<c r="B2"><f>HYPERLINK("https://x.gov.cn/g","无值")</f></c>',
            inline("A3", "内"),
        )
        + '<hyperlinks><hyperlink ref="A1:B1" r:id="rId1" location="top" tooltip="提示"/>'
        + '<hyperlink ref="A3" location="Sheet1!A1"/><hyperlink ref="B3" r:id="rId1"/></hyperlinks>'
    )
    read = grid(workbook(sheet, links=outside("rId1", "https://x.gov.cn/a")))
    assert [[cell.links for cell in row] for row in read.rows] == [
        [(Link("https://x.gov.cn/a#top", "甲"),), (Link("https://x.gov.cn/a#top", "乙"),)],
        [(Link("https://x.gov.cn/f", "果"),), (Link("https://x.gov.cn/g", "无值"),)],
        [(), ()],
    ]


def test_a_merge_over_the_whole_sheet_is_no_larger_than_the_table() -> None:
    sheet = rows(inline("A1", "题"), inline("A2", "甲") + inline("B2", "乙"))
    sheet += '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="x"/></mergeCells>'
    assert texts(workbook(sheet)) == [["题", "题"], ["甲", "乙"]]


def test_metadata_texts_stay_with_their_rows_and_are_no_column() -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["目录"])
    sheet.append(["事项名称", "编号", "原样数据（请勿改动）"])
    sheet.append(["乙", "b", '{"id": "b", "print": 1}'])
    sheet.append(["新"])
    sheet.append(["甲", "a"])
    read = grid(saved(book))
    assert [[cell.text for cell in row] for row in read.rows] == [["目录"], ["事项名称"], ["乙"], ["新"], ["甲"]]
    assert dict(read.metadata) == {2: '{"id": "b", "print": 1}', 4: '{"id": "a", "print": 0}'}


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        (rows("<c/>" * 1_001), "1000 cells"),
        (rows(inline("A1", "a") + inline("XFD1048576", "b")), "Sheet1 spans 17179869184 cells"),
        (rows(inline("A1048577", "a")), "A1048577"),
        (rows(inline("a-1", "a")), "a-1"),
        ('<sheetData><row r="0"/></sheetData>', "0"),
    ],
)
def test_what_is_too_much_or_nowhere_is_refused_with_what_and_where(
    sheet: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_module, "MOST_CELLS", 1_000)
    with pytest.raises(UnreadableDocumentError) as caught:
        read_workbook(workbook(sheet))
    assert named in str(caught.value.message)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04broken",
        b"<html><table></table></html>",
        "序号,名称".encode("gbk"),
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        workbook("<sheetData><row>"),
    ],
    ids=["empty", "broken", "page", "csv", "old", "cut"],
)
def test_what_is_no_workbook_is_refused_with_one_message(data: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        read_workbook(data)

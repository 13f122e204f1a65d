"""The official table as a sheet: every cell text, merged and filterable, and the same items when it comes back."""

import io
import re
import zipfile
from datetime import datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel import write as write_module
from catalog_cli.exchange.excel.read import read_workbook
from catalog_cli.exchange.excel.write import write_workbook
from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.row_metadata import parse_metadata
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.model.text import visible
from hostile import HOSTILE

LINK = "https://x.gov.cn/a?b=1&c=2#d"
SETTINGS = Settings(
    title="主动公开目录",
    publishers=("某市人民政府", "数据局"),
    categories=("政策文件", "政府会议"),
    vocabularies={"channels": ("政府网站", "档案馆"), "responsible": ()},
    form="office",
)
ITEMS = (
    Item(id="gongbao", category="政策文件", name="政府公报", content="每期\n公报", link=LINK, channels=("政府网站",)),
    Item(id="guizhang", category="政策文件", name="规章", content="=1+1", link="javascript:alert(1)"),
    Item(id="huiyi", category="政府会议", name="会议", content="议题"),
)
CATALOGUE = Catalogue(SETTINGS, ITEMS)
SIGNS = "=+-@'\"_x000DA5F&<> \t\n\x00\x1b\u2028預😀预算0a"
AWKWARD = ["_x000D_", "_x005F_x000D_", "__x0041_", *(text for text in HOSTILE.values() if len(text) < 100)]
texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=14) | st.sampled_from(AWKWARD)
filled = texts.filter(str.strip)


def sheet_of(data: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def shown(data: bytes) -> list[list[str]]:
    (grid,) = read_workbook(data).grids
    return [[cell.text for cell in row] for row in grid.rows]


def test_the_sheet_shows_the_title_the_publishers_and_the_table() -> None:
    rows = shown(write_workbook(CATALOGUE, Options()))
    assert rows[0][0] == "主动公开目录"
    assert rows[1][0] == "公开主体：某市人民政府、数据局"
    assert rows[2] == list(official_table(CATALOGUE).headings)
    assert [row[:4] for row in rows[3:]] == [
        ["1", "政策文件", "政府公报", "每期\n公报"],
        ["1", "政策文件", "规章", "=1+1"],
        ["2", "政府会议", "会议", "议题"],
    ]


def test_categories_are_merged_and_yet_every_row_of_them_can_be_filtered() -> None:
    data = write_workbook(CATALOGUE, Options())
    sheet = sheet_of(data)
    assert {"A4:A5", "B4:B5", "A1:I1", "A2:I2"} == {str(area) for area in sheet.merged_cells.ranges}
    assert sheet.auto_filter.ref == "A3:I6"
    # the library drops what stands under a merge, so the stored cells are looked at
    stored = re.findall(r'<c r="B[456]"[^>]*><is><t>([^<]*)</t>', part(data, "xl/worksheets/sheet1.xml"))
    assert [unescape(text) for text in stored] == ["政策文件", "政策文件", "政府会议"]


def test_no_cell_is_anything_but_text() -> None:
    data = write_workbook(CATALOGUE, Options())
    xml = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in xml
    assert set(re.findall(r"<c [^>]*?t=\"(\w+)\"", xml)) == {"inlineStr"}
    sheet = sheet_of(data)
    assert {sheet.cell(row, column).number_format for row in range(3, 7) for column in range(3, 10)} == {"@"}
    assert sheet["D5"].quotePrefix
    assert not sheet["D4"].quotePrefix


def test_the_heading_stays_in_sight_and_on_every_printed_page() -> None:
    sheet = sheet_of(write_workbook(CATALOGUE, Options()))
    assert sheet.freeze_panes == "D4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


def test_a_table_too_wide_to_be_read_on_a4_is_printed_on_a3_as_wide_as_the_page() -> None:
    wide = Item(id="a", category="甲", name="乙", content="x", extra={f"栏目{number}": "字" for number in range(20)})
    setup = sheet_of(write_workbook(Catalogue(Settings(), (wide,)), Options())).page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 8, 1, 0)


def test_only_addresses_of_the_web_can_be_clicked() -> None:
    sheet = sheet_of(write_workbook(CATALOGUE, Options()))
    assert sheet["I4"].hyperlink is not None
    assert sheet["I4"].hyperlink.target == LINK
    assert sheet["I5"].hyperlink is None


@pytest.mark.parametrize(
    "link", ["https://", "https://x y/", "https://x.cn/%zz", "https://[x", "https://x.cn:99999/", "https://x.cn/#a#b"]
)
def test_an_address_that_excel_calls_damaged_stays_a_text(link: str) -> None:
    data = write_workbook(Catalogue(SETTINGS, (replace(ITEMS[0], link=link),)), Options())
    assert sheet_of(data)["I4"].hyperlink is None
    assert shown(data)[3][8] == link


def test_links_beyond_those_that_a_sheet_can_hold_stay_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_module, "MOST_LINKS", 1)
    sheet = sheet_of(write_workbook(Catalogue(SETTINGS, (ITEMS[0], replace(ITEMS[0], id="zwei"))), Options()))
    assert [sheet[place].hyperlink is not None for place in ("I4", "I5")] == [True, False]


def test_usual_words_are_offered_and_others_are_allowed() -> None:
    data = write_workbook(CATALOGUE, Options())
    choices = sheet_of(data).data_validations.dataValidation
    assert {str(choice.sqref).split(":")[0]: choice.formula1 for choice in choices} == {
        "B4": "可选值!$A$1:$A$2",
        "F4": "可选值!$B$1:$B$2",
    }
    assert not any(choice.showErrorMessage for choice in choices)
    lists = load_workbook(io.BytesIO(data))["可选值"]
    assert lists.sheet_state == "hidden"
    assert [lists["B1"].value, lists["B2"].value] == ["政府网站", "档案馆"]


def test_hidden_columns_carry_the_items() -> None:
    data = write_workbook(CATALOGUE, Options())
    sheet = sheet_of(data)
    assert [sheet["J3"].value, sheet["J4"].value, sheet["K3"].value] == ["编号", "gongbao", "原样数据（请勿改动）"]
    assert sheet.column_dimensions["J"].hidden
    assert sheet.column_dimensions["K"].hidden
    metadata = read_workbook(data).grids[0].metadata
    found = [parse_metadata(metadata[row]) for row in (3, 4, 5)]
    assert [each and each.id for each in found] == ["gongbao", "guizhang", "huiyi"]


def test_rows_that_are_sorted_inserted_and_deleted_keep_what_they_carry() -> None:
    book = load_workbook(io.BytesIO(write_workbook(CATALOGUE, Options())))
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    for area in ("A4:A5", "B4:B5"):
        sheet.unmerge_cells(area)
    sheet.delete_rows(5)
    sheet.insert_rows(4)
    sheet["C4"] = "新事项"
    target = io.BytesIO()
    book.save(target)
    (grid,) = read_workbook(target.getvalue()).grids
    found = {grid.rows[row][2].text: parse_metadata(text) for row, text in grid.metadata.items()}
    assert {name: each and each.id for name, each in found.items()} == {"政府公报": "gongbao", "会议": "huiyi"}


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert write_workbook(CATALOGUE, Options()) == write_workbook(CATALOGUE, Options())


def test_a_catalogue_without_items_is_a_table_without_rows() -> None:
    assert shown(write_workbook(Catalogue(SETTINGS), Options()))[2:] == [
        list(official_table(Catalogue(SETTINGS)).headings)
    ]


def test_a_text_too_long_for_excel_is_refused_with_its_item_and_field() -> None:
    long = replace(ITEMS[2], content="字" * 32_768)
    with pytest.raises(CatalogError) as caught:
        write_workbook(Catalogue(SETTINGS, (long,)), Options())
    assert all(word in str(caught.value.message) for word in ("huiyi", "公开内容", "32768", "32767"))
    assert ".docx" in str(caught.value.remedy)


def test_what_is_metadata_of_a_long_item_is_left_out_and_its_id_stays() -> None:
    long = replace(ITEMS[2], content="字" * 32_767, basis=("一、" + "二" * 32_000,))
    (grid,) = read_workbook(write_workbook(Catalogue(SETTINGS, (long,)), Options())).grids
    metadata = parse_metadata(grid.metadata[3])
    assert metadata is not None
    assert metadata.id == "huiyi"
    assert grid.rows[3][3].text == "字" * 32_767


def test_long_work_tells_how_much_is_done() -> None:
    told: list[tuple[int, int]] = []
    items = tuple(replace(ITEMS[0], id=f"a-{number}", name=f"公报{number}") for number in range(250))
    write_workbook(Catalogue(SETTINGS, items), Options(step=lambda done, total: told.append((done, total))))
    assert told == [(100, 250), (200, 250)]


@given(st.lists(st.tuples(filled, filled, filled), min_size=1, max_size=4))
def test_every_text_comes_back_as_it_was(cells: list[tuple[str, str, str]]) -> None:
    items = tuple(
        Item(id=f"i-{place}", category=category, name=name, content=content)
        for place, (category, name, content) in enumerate(cells)
    )
    catalogue = Catalogue(SETTINGS, items)
    expected = [[visible(text) for text in row.cells] for row in official_table(catalogue).rows]
    assert shown(write_workbook(catalogue, Options()))[3:] == expected


def dated(day: str) -> Catalogue:
    return Catalogue(SETTINGS, (replace(ITEMS[0], review_date=day),))


def days(data: bytes) -> list[Cell]:
    return [cell for row in sheet_of(data).iter_rows(4) for cell in row if isinstance(cell, Cell) and cell.is_date]


def test_a_day_is_a_real_date_and_comes_back_as_the_same() -> None:
    data = write_workbook(dated("2026-12-01"), Options())
    (cell,) = days(data)
    assert (cell.value, cell.number_format) == (datetime(2026, 12, 1), "yyyy-mm-dd")  # noqa: DTZ001 - a cell has no zone
    assert "2026-12-01" in shown(data)[3]


@pytest.mark.parametrize("day", ["1900-02-28", "1899-12-31", "2026-02-30", "明年", "20261201"])
def test_a_text_that_is_no_day_of_excel_stays_a_text(day: str) -> None:
    data = write_workbook(dated(day), Options())
    assert days(data) == []
    assert day in shown(data)[3]

"""Read the cells of a document with libraries that are not ours; a merged cell is read at each place it covers."""

import csv
import io
from collections.abc import Callable, Mapping

import docx
from lxml import etree, html
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Grid = list[list[str]]


def word(data: bytes) -> list[Grid]:
    """Read with python-docx."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in tables]


def excel(data: bytes) -> list[Grid]:
    """Read with openpyxl; rows above the first with more than one cell are lines, hidden columns are not seen."""
    return [_sheet(sheet) for sheet in load_workbook(io.BytesIO(data)).worksheets if sheet.sheet_state == "visible"]


def _sheet(sheet: Worksheet) -> Grid:
    texts = {
        (cell.row, cell.column): "" if cell.value is None else str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
    }
    for area in sheet.merged_cells.ranges:
        for place in area.cells:
            texts[place] = texts[area.min_row, area.min_col]
    hidden = {
        column
        for each in sheet.column_dimensions.values()
        if each.hidden
        for column in range(each.min or 1, (each.max or 1) + 1)
    }
    columns = [column for column in range(1, sheet.max_column + 1) if column not in hidden]
    return [[texts.get((row, column), "").strip() for column in columns] for row in range(1, sheet.max_row + 1)]


def page(data: bytes) -> list[Grid]:
    """Read with lxml."""
    return [_table(table) for table in html.document_fromstring(data.decode()).iter("table")]


def _table(table: etree._Element) -> Grid:
    grid: dict[tuple[int, int], str] = {}
    rows = list(table.iter("tr"))
    for row, line in enumerate(rows):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in grid:
                column += 1
            across, down = int(cell.get("colspan") or 1), int(cell.get("rowspan") or 1)
            for place in ((row + below, column + right) for below in range(down) for right in range(across)):
                grid[place] = _text(cell)
    width = max(column for _, column in grid) + 1
    return [[grid.get((row, column), "") for column in range(width)] for row in range(len(rows))]


def _text(cell: etree._Element) -> str:
    for each in cell.iter("br"):
        each.tail = f"\n{each.tail or ''}"
    return "".join(str(text) for text in cell.itertext()).strip()


def separated(data: bytes) -> list[Grid]:
    """Read with the csv module."""
    return [[*map(list, csv.reader(io.StringIO(data.decode("utf-8-sig"))))]]


def markdown(data: bytes) -> list[Grid]:
    """Read with markdown-it, and lxml for the page that it makes."""
    return page(MarkdownIt("commonmark").enable("table").render(data.decode()).encode())


SEEN: Mapping[str, Callable[[bytes], list[Grid]]] = {
    "docx": word,
    "xlsx": excel,
    "html": page,
    "csv": separated,
    "md": markdown,
}

"""Write a plain table as a workbook: a row of headings that stays in sight, numbers and days as what they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel.limits import LONGEST_TEXT
from catalog_cli.exchange.excel.save import to_bytes
from catalog_cli.exchange.excel.text_cell import put_text, units
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

MOST_ROWS = 1_048_575
"""Rows that fit on a sheet below the headings."""
_NARROWEST, _WIDEST = 8, 48
_LINE, _MOST_LINES = 15, 27
"""Points of a line, and how many lines the highest row of a sheet takes."""
_MEASURED = 200
"""So many rows decide how wide a column is."""
_DAY = "yyyy-mm-dd"
Value = str | float | date | bool | None


def write_plain_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a workbook with one sheet; of a text that is longer than a cell can be, the beginning is left.

    Raises:
        CatalogError: there are more rows than a sheet holds.
    """
    if len(rows) > MOST_ROWS:
        raise CatalogError(
            message("{n} rows are more than a sheet of Excel holds ({most})", n=len(rows), most=MOST_ROWS),
            message("Ask for fewer rows with --limit, or write CSV."),
        )
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError
    sheet.title = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "1"
    for number, row in enumerate((headings, *rows), 1):
        for column, value in enumerate(row, 1):
            _put(sheet.cell(number, column), value)
    widths = [
        _width([heading, *(_shown(row[place]) for row in rows[:_MEASURED])]) for place, heading in enumerate(headings)
    ]
    for place, width in enumerate(widths, 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        if (lines := _lines(row, widths)) > 1:
            sheet.row_dimensions[number].height = min(lines, _MOST_LINES) * _LINE
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return to_bytes(book)


def _put(cell: Any, value: Value) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    if isinstance(value, str):
        put_text(cell, value if units(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT // 2]}…")
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _lines(row: Sequence[Value], widths: Sequence[int]) -> int:
    """Return how many lines a row takes: not every program finds out by itself."""
    return max(
        (
            sum(max(1, ceil(_columns(line) / (width - 1))) for line in value.split("\n"))
            for value, width in zip(row, widths, strict=True)
            if isinstance(value, str)
        ),
        default=1,
    )


def _width(texts: Iterable[str]) -> int:
    """Return a width in characters, of which a Chinese one takes two."""
    return min(max(max(map(_columns, texts)) + 2, _NARROWEST), _WIDEST)


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(1 if sign.isascii() else 2 for sign in text)

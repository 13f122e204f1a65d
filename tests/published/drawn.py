"""Make the file of a published table, as the programs of an office would."""

import csv
import io
from collections.abc import Callable, Mapping
from html import escape

import docx
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from openpyxl.styles import Alignment

from published.printed import PrintedTable, Published


def word(document: Published) -> bytes:
    """Draw with python-docx."""
    paper = docx.Document()
    paper.sections[0].orientation = WD_ORIENT.LANDSCAPE
    for table in document.tables:
        for line in table.above:
            paper.add_paragraph(line)
        drawn = paper.add_table(len(table.marked), len(table.marked[0]), style="Table Grid")
        for cell in table.cells():
            first = drawn.cell(cell.row, cell.column)
            if cell.rows > 1 or cell.columns > 1:
                first = first.merge(drawn.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
            first.text = cell.text
    for line in document.below:
        paper.add_paragraph(line)
    return _saved(paper.save)


def excel(document: Published) -> bytes:
    """Draw with openpyxl: a sheet for each table, its lines merged across it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(document.tables, 1):
        sheet = book.create_sheet(table.sheet or f"Sheet{number}")
        width = len(table.marked[0])
        for row, line in enumerate(table.above, 1):
            sheet.cell(row, 1, line)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        top = len(table.above) + 1
        for cell in table.cells():
            row, column = top + cell.row, cell.column + 1
            value = sheet.cell(row, column, int(cell.text) if cell.text.isdecimal() else cell.text or None)
            value.alignment = Alignment(wrap_text=True)
            if cell.rows > 1 or cell.columns > 1:
                last = row + cell.rows - 1, column + cell.columns - 1
                sheet.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])
        for row, line in enumerate(document.below, top + len(table.marked)):
            sheet.cell(row, 1, line)
    return _saved(book.save)


def page(document: Published) -> bytes:
    """Write HTML by hand, as a website of an office has it."""
    body = "".join(map(_table_of_page, document.tables))
    below = "".join(f"<p>{escape(line)}</p>" for line in document.below)
    return f"<html><head><meta charset=utf-8></head><body>{body}{below}</body></html>".encode()


def _table_of_page(table: PrintedTable) -> str:
    rows: list[list[str]] = [[] for _ in table.marked]
    for cell in table.cells():
        tag = "th" if cell.row < table.headings else "td"
        spans = f' rowspan="{cell.rows}" colspan="{cell.columns}"'
        rows[cell.row].append(f"<{tag}{spans}>{escape(cell.text).replace(chr(10), '<br>')}</{tag}>")
    above = "".join(f"<p>{escape(line)}</p>" for line in table.above)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"{above}<table>{body}</table>"


def separated(document: Published) -> bytes:
    """Write with the csv module, in the encoding of the document."""
    text = io.StringIO()
    lines = csv.writer(text)
    for table in document.tables:
        lines.writerows([[line] for line in table.above])
        lines.writerows(table.grid)
    lines.writerows([[line] for line in document.below])
    return text.getvalue().encode(document.encoding)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


DRAW: Mapping[str, Callable[[Published], bytes]] = {"docx": word, "xlsx": excel, "html": page, "csv": separated}

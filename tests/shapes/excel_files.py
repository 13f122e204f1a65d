"""Build Excel files, and put into their XML what only Excel itself would write."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Shown = str | int | float | date | time
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def saved(book: Workbook) -> bytes:
    """Return a workbook's file."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def placed(sheet: Worksheet, rows: Sequence[Sequence[Shown]], row: int = 1, column: int = 1) -> None:
    """Write rows of values from a corner on; an empty text leaves its cell out."""
    for down, values in enumerate(rows):
        for across, value in enumerate(values):
            if value != "":
                sheet.cell(row + down, column + across, value)


def merged(sheet: Worksheet, *ranges: str) -> None:
    """Merge cells."""
    for each in ranges:
        sheet.merge_cells(each)


def calculated(data: bytes, part: str, results: Mapping[str, str]) -> bytes:
    """Put the results of formulas, by cell, into a sheet, as Excel keeps them beside each formula."""
    return with_part(data, part, lambda text: _with_results(text, results))


def with_part(data: bytes, part: str, changed: Callable[[bytes], bytes]) -> bytes:
    """Replace one file of a zipped document by what a function makes of it."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, changed(content) if name == part else content)
    return file.getvalue()


def _with_results(text: bytes, results: Mapping[str, str]) -> bytes:
    root = etree.fromstring(text)
    for cell in root.iter(f"{MAIN}c"):
        result = results.get(str(cell.get("r")))
        if result is not None:
            cell.set("t", "str")
            value = cell.find(f"{MAIN}v")
            value = etree.SubElement(cell, f"{MAIN}v") if value is None else value
            value.text = result
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

"""What lies over the cells of a sheet, and what their formats hide, is reported with its place."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from catalog_cli.exchange.excel.long_numbers import with_all_digits
from catalog_cli.exchange.excel.read import read_workbook
from catalog_cli.model.document import Decision, NoteKind
from exchange.excel.workbooks import inline, workbook

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def with_part(kind: str, name: str, text: str, cells: str) -> bytes:
    """Make a workbook whose sheet has one more part."""
    links = f'<Relationship Id="rId5" Type="{RELATIONS}/{kind}" Target="../{name}"/>'
    file = io.BytesIO(workbook(f"<sheetData><row>{cells}</row></sheetData>", links=links))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(f"xl/{name}", text)
    return file.getvalue()


def anchor(last: tuple[int, int], shape: str) -> str:
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:{name}>"
        for name, (row, column) in (("from", (0, 0)), ("to", last))
    )
    return (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main">'
        f"<xdr:twoCellAnchor>{corners}{shape}</xdr:twoCellAnchor></xdr:wsDr>"
    )


BOX = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>框</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="p" descr="二维码"/></xdr:nvPicPr></xdr:pic>'
DRAWN = {
    "a box within one cell": ((0, 0), BOX, "甲\n框", (NoteKind.BOX, "框", Decision.TAKEN)),
    "a box over several cells": ((3, 2), BOX, "甲", (NoteKind.SHAPE, "框", Decision.MISSED)),
    "a picture": ((0, 0), PICTURE, "甲", (NoteKind.PICTURE, "二维码", Decision.LEFT_OUT)),
}


@pytest.mark.parametrize(("last", "shape", "text", "expected"), DRAWN.values(), ids=DRAWN)
def test_what_is_drawn_over_a_sheet(
    last: tuple[int, int], shape: str, text: str, expected: tuple[NoteKind, str, Decision]
) -> None:
    source = read_workbook(with_part("drawing", "drawing1.xml", anchor(last, shape), inline("A1", "甲")))
    assert source.grids[0].rows[0][0].text == text
    (note,) = source.notes
    assert ((note.kind, note.text, note.decision), (note.place.row, note.place.column)) == (expected, (1, 1))


def test_a_note_begins_with_no_name_and_has_its_author() -> None:
    comments = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<authors><author>某人</author></authors>"
        '<commentList><comment ref="B2" authorId="0"><text>'
        "<r><t>某人:</t></r><r><t>\n应改为15日</t></r></text></comment>"
        "</commentList></comments>"
    )
    (note,) = read_workbook(with_part("comments", "comments1.xml", comments, inline("A1", "甲"))).notes
    assert (note.text, note.author, note.place.row, note.place.column) == ("应改为15日", "某人", 2, 2)


def test_a_text_that_its_format_hides_is_reported() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    )
    cells = '<c r="A1" s="1" t="inlineStr"><is><t>密</t></is></c>' + inline("B1", "乙")
    (note,) = read_workbook(workbook(f"<sheetData><row>{cells}</row></sheetData>", styles=styles)).notes
    assert (note.kind, note.text) == (NoteKind.HIDDEN, "密")


@pytest.mark.parametrize(
    ("value", "shown", "text", "after"),
    [
        ("736420260001", "7.3642E+11", "736420260001", "736420260001"),
        ("1.2345678901234E+17", "1.23457E+17", "123456789012340000", "123456789012340000"),
        ("3.14159", "3.14", "3.14", "3.14"),
        ("0.30000000000000004", "0.3", "0.3", None),
        ("45356", "2024/3/5", "2024/3/5", None),
        ("1234", "1,234", "1,234", None),
    ],
)
def test_the_digits_of_a_long_number_are_kept(value: str, shown: str, text: str, after: str | None) -> None:
    kept, difference = with_all_digits(value, shown)
    assert (kept, difference.after if difference else None) == (text, after)


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (["事项名称", "备注"], ["甲", "子"], ["乙", ""]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    file = io.BytesIO()
    book.save(file)
    notes = read_workbook(file.getvalue()).notes
    assert [(note.place.row, note.place.column, note.kind, note.text, note.decision) for note in notes] == [
        (0, 2, NoteKind.HIDDEN_CELLS, "备注 | 子", Decision.TAKEN),
        (3, 0, NoteKind.HIDDEN_CELLS, "乙", Decision.TAKEN),
    ]


def test_a_hidden_sheet_is_left_out_and_named() -> None:
    sheets = (f"<sheetData><row>{inline('A1', text)}</row></sheetData>" for text in ("甲", "乙"))
    source = read_workbook(workbook(*sheets, names=("目录", "旧目录"), states={2: "hidden"}))
    assert [(note.kind, note.text, note.place.sheet) for note in source.notes] == [
        (NoteKind.HIDDEN, "旧目录", "旧目录")
    ]

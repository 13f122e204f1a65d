"""A Word file's tables keep their shape, and nothing around them is lost or doubled."""

import io
from pathlib import Path

import docx
import pytest

from catalog_cli.exchange.word import metadata
from catalog_cli.exchange.word.read import read_word
from catalog_cli.model.document import NoteKind, TablePlace
from catalog_cli.model.errors import UnreadableDocumentError
from exchange.word.raw_word import cell, grid_of, paragraph, row, run, table, texts_of, word_file

SOURCE = Path(__file__).parents[2] / "data" / "source"
RESTART, GOES_ON, OLD_GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:vMerge w:val="continue"/>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


TABLES = {
    "merged down": (
        [row(cell("1", RESTART), cell("2")), row(cell("", GOES_ON), cell("3")), row(cell("", OLD_GOES_ON), cell("4"))],
        [["1", "2"], ["1", "3"], ["1", "4"]],
    ),
    "merged across": ([row(cell("1", span(2))), row(cell("2"), cell("3"))], [["1", "1"], ["2", "3"]]),
    "merged across as of old": (
        [row(cell("1", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("2")), row(*map(cell, "345"))],
        [["1", "1", "2"], ["3", "4", "5"]],
    ),
    "merged both ways": (
        [
            row(cell("1", span(2) + RESTART), cell("2")),
            row(cell("", span(2) + GOES_ON), cell("3")),
            row(*map(cell, "456")),
        ],
        [["1", "1", "2"], ["1", "1", "3"], ["4", "5", "6"]],
    ),
    "a row that begins later": (
        [
            row(cell("1", RESTART), cell("2"), cell("3")),
            row(cell("", GOES_ON), cell("4"), cell("5", RESTART)),
            row(cell("6"), cell("", GOES_ON), properties='<w:gridBefore w:val="1"/>'),
        ],
        [["1", "2", "3"], ["1", "4", "5"], ["", "6", "5"]],
    ),
    "a row that ends earlier": (
        [row(*map(cell, "123")), row(cell("4"), properties='<w:gridAfter w:val="2"/>')],
        [["1", "2", "3"], ["4", "", ""]],
    ),
    "deleted and inserted rows": (
        [
            row(cell("1"), cell("2")),
            row(cell("3"), cell("4"), properties='<w:del w:id="1"/>'),
            row(cell("5"), cell("6"), properties='<w:ins w:id="2"/>'),
        ],
        [["1", "2"], ["5", "6"]],
    ),
    "a deleted row within a merge": (
        [
            row(cell("1", RESTART), cell("2")),
            row(cell("", GOES_ON), cell("3"), properties='<w:del w:id="1"/>'),
            row(cell("", GOES_ON), cell("4")),
        ],
        [["1", "2"], ["1", "4"]],
    ),
    "a deleted cell": ([row(cell("1"), cell("2", '<w:cellDel w:id="1"/>'), cell("3"))], [["1", "3"]]),
    "cells merged under track": (
        [
            row(cell("1", '<w:cellMerge w:vMerge="rest"/>'), cell("2")),
            row(cell("", '<w:cellMerge w:vMerge="cont"/>'), cell("3")),
        ],
        [["1", "2"], ["1", "3"]],
    ),
    "heading rows that repeat": (
        [row(cell("1"), cell("2"), properties="<w:tblHeader/>"), row(cell("3"), cell("4"))],
        [["1", "2"], ["3", "4"]],
    ),
    "controls around rows and cells": (
        [CONTROL.format(row(cell("1"), CONTROL.format(cell("2")))), row(cell("3"), cell("4"))],
        [["1", "2"], ["3", "4"]],
    ),
    "merged down within controls": (
        [row(CONTROL.format(cell("1", RESTART)), cell("2")), CONTROL.format(row(cell("", GOES_ON), cell("3")))],
        [["1", "2"], ["1", "3"]],
    ),
    "a span that is no number": ([row(cell("1", '<w:gridSpan w:val="x"/>'), cell("2"))], [["1", "2"]]),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_cells_stand_where_word_shows_them(rows: list[str], expected: list[list[str]]) -> None:
    assert texts_of(*rows) == expected


DATA = table(row(cell("1"), cell("2")), row(cell("3"), cell("4")))
SHAPE = (
    "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic>"
)
OLD_SHAPE = "<w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"
BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>{SHAPE}</wp:anchor></w:drawing>"
    f"</mc:Choice><mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent></w:r>"
)
BODIES = {
    "paragraphs and tables": (paragraph(run("题")) + DATA + paragraph(run("注")), ["题", 1, "注"]),
    "a table in a control": (CONTROL.format(paragraph(run("题")) + DATA), ["题", 1]),
    "a title in a text box": (paragraph(BOX.format(paragraph(run("题"))), run("文")) + DATA, ["题", "文", 1]),
    "a text box in a cell": (
        table(row(f"<w:tc>{paragraph(run('甲'), BOX.format(paragraph(run('框'))))}</w:tc>", cell("乙"))),
        [1],
    ),
    "a text box of old": (paragraph(f"<w:r>{OLD_SHAPE}</w:r>".format(paragraph(run("题")))) + DATA, ["题", 1]),
    "two tables": (DATA + paragraph(run("二")) + DATA, [1, "二", 2]),
    "a table around the table": (table(row(f"<w:tc>{paragraph(run('题'))}{DATA}{paragraph()}</w:tc>")), ["题", 1]),
    "a deleted table": (table(row(cell("1"), properties='<w:del w:id="1"/>')) + paragraph(run("注")), ["注"]),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_all_parts_come_once_and_in_their_order(body: str, expected: list[str | int]) -> None:
    assert [part if isinstance(part, str) else part.table for part in read_word(word_file(body)).parts] == expected


def test_a_text_box_is_part_of_the_cell_that_anchors_it() -> None:
    held = f"<w:tc>{paragraph(run('甲'), BOX.format(paragraph(run('框'))))}</w:tc>"
    assert texts_of(row(held, cell("乙"))) == [["甲\n框", "乙"]]


def test_the_strict_edition_is_read() -> None:
    link = '<w:hyperlink r:id="rId7"><w:r><w:t>甲</w:t></w:r></w:hyperlink>'
    data = word_file(table(row(cell("1"), f"<w:tc>{paragraph(link)}</w:tc>")), {"rId7": "http://a/"}, strict=True)
    assert [(each.text, len(each.links)) for each in grid_of(data).rows[0]] == [("1", 0), ("甲", 1)]


def test_headers_notes_and_comments_are_not_read() -> None:
    parts = {f"word/{name}.xml": b"<w:x xmlns:w='urn:w'>no</w:x>" for name in ("header1", "footnotes", "comments")}
    assert read_word(word_file(paragraph(run("甲")), parts=parts)).parts == ("甲",)


def test_rows_carry_what_their_bookmarks_stand_for() -> None:
    def marked(text: str, number: int) -> str:
        start = f'<w:bookmarkStart w:id="{number}" w:name="_catalog_{number}"/><w:bookmarkEnd w:id="{number}"/>'
        return f"<w:tc>{paragraph(start, run(text)) if text else paragraph(start)}</w:tc>"

    body = table(
        row(cell("目", RESTART), marked("甲", 0)),
        row(cell("", GOES_ON), cell("乙")),
        row(cell("", GOES_ON), marked("", 1)),
        row(cell("", GOES_ON), marked("丁", 9)),
    )
    parts = {"customXml/item1.xml": b"<other/>", "customXml/item2.xml": metadata.metadata_part(['{"id": "a<&"}', "二"])}
    grid = grid_of(word_file(body, parts=parts))
    assert grid.metadata == {0: '{"id": "a<&"}', 2: "二"}
    assert [line[1].text for line in grid.rows] == ["甲", "乙", "", "丁"]


def test_a_table_made_by_another_library_is_read() -> None:
    document = docx.Document()
    document.add_heading("目录", 0)
    made = document.add_table(3, 3)
    made.cell(0, 0).merge(made.cell(1, 1)).text = "合\n并"
    made.cell(2, 2).text = "末"
    file = io.BytesIO()
    document.save(file)
    title, grid = read_word(file.getvalue()).parts
    assert title == "目录"
    assert not isinstance(grid, str)
    assert [[each.text for each in line] for line in grid.rows] == [
        ["合\n并", "合\n并", ""],
        ["合\n并", "合\n并", ""],
        ["", "", "末"],
    ]


def test_the_published_table_is_read_in_its_shape() -> None:
    title, publisher, grid = read_word((SOURCE / "office-catalogue.docx").read_bytes()).parts
    assert title == "政府办公厅（室）系统政府信息主动公开事项目录"
    assert isinstance(publisher, str)
    assert publisher.startswith("公开主体：")
    assert not isinstance(grid, str)
    assert (len(grid.rows), grid.width) == (21, 9)
    assert [line[1].text for line in grid.rows[1:4]] == ["政策文件"] * 3
    assert grid.rows[1][1] is grid.rows[3][1]


BROKEN = {
    "nested too deep": ("<w:ins>" * 300 + "</w:ins>" * 300, "200 levels"),
}


@pytest.mark.parametrize(("body", "said"), BROKEN.values(), ids=BROKEN)
def test_a_document_that_cannot_be_read_is_refused_with_its_reason(body: str, said: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=said):
        read_word(word_file(body))


def test_tables_within_tables_are_read_or_refused_but_never_a_failure() -> None:
    body = DATA
    for _ in range(40):
        body = table(row(f"<w:tc>{body}{paragraph()}</w:tc>"))
    assert len(read_word(word_file(body)).grids) == 1


def test_a_deleted_row_is_reported_where_it_stood() -> None:
    deleted = row(cell("3"), cell("4"), properties='<w:del w:id="1"/>')
    source = read_word(word_file(table(row(cell("1"), cell("2")), deleted, row(cell("5"), cell("6")))))
    assert [(each.place, each.kind, each.text) for each in source.notes] == [
        (TablePlace(1, 2), NoteKind.DELETED, "3 | 4")
    ]

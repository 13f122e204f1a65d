"""A table copied out of Word or Excel as plain lines keeps its cells, and what stands around it."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.text.copied_lines import read_copied_lines
from catalog_cli.model.errors import UnreadableDocumentError
from conftest import ROOT

FOLDER = ROOT / "tests/data/source"


def parts(read: SourceDocument) -> list[str | list[list[str]]]:
    """Return the paragraphs, and the texts of the tables."""
    return [
        [[cell.text for cell in row] for row in part.rows] if isinstance(part, Grid) else part for part in read.parts
    ]


def test_the_published_text_gives_the_published_table_cell_for_cell() -> None:
    read = parts(read_copied_lines((FOLDER / "office-catalogue.txt").read_text(encoding="utf-8")))
    rows = list(csv.reader(io.StringIO((FOLDER / "office-catalogue.csv").read_text(encoding="utf-8"), newline="")))
    assert read == [rows[0][0], rows[1][0], rows[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "题\n\t名称\n\t内容\n\n\t甲\n\t一\n二\n\n\t乙\n\t三\n\n注：完\n",
            ["题", [["名称", "内容"], ["甲", "一\n二"], ["乙", "三"]], "注：完"],
            id="a cell of two lines and a note",
        ),
        pytest.param(
            "\t名称\n\t内容\n\n\t甲\n\n二\n\t一\n",
            [[["名称", "内容"], ["甲\n\n二", "一"]]],
            id="an empty line in a cell",
        ),
        pytest.param(
            "\t名称\n\t内容\n\n\t甲\n\t一\n\n二\n\n\t乙\n\t三\n",
            [[["名称", "内容"], ["甲", "一\n二"], ["乙", "三"]]],
            id="a last cell that goes on",
        ),
        pytest.param(
            "\t名称\n\t内容\n\n\t甲\n\t一\n\n二、下表\n\n\t名称\n\t内容\n\n\t乙\n\t三\n",
            [[["名称", "内容"], ["甲", "一"]], "二、下表", [["名称", "内容"], ["乙", "三"]]],
            id="the headings once more begin a table",
        ),
        pytest.param("\t名称\r\n\t内容\r\n\r\n\t甲\r\n", [[["名称", "内容"], ["甲", ""]]], id="a short row"),
        pytest.param(
            "题\n类别\t名称\t内容\n甲\t乙\t丙\n\t丁\t戊\n注\n",
            ["题", [["类别", "名称", "内容"], ["甲", "乙", "丙"], ["", "丁", "戊"]], "注"],
            id="tabs between, a merged cell, a note",
        ),
        pytest.param(
            '类别\t名称\t内容\n甲\t"一\n二 ""三"""\t丙\n',
            [[["类别", "名称", "内容"], ["甲", '一\n二 "三"', "丙"]]],
            id="out of Excel",
        ),
        pytest.param(
            "类别\t名称\t内容\n甲\t一\n二\t丙\n乙\t三\t四\n",
            [[["类别", "名称", "内容"], ["甲", "一\n二", "丙"], ["乙", "三", "四"]]],
            id="a cell of two lines out of Word",
        ),
        pytest.param(
            '类别\t名称\n"三公"经费\t乙\n', [[["类别", "名称"], ['"三公"经费', "乙"]]], id="marks that are text"
        ),
        pytest.param("名称,内容\n甲,乙\n", [[["名称", "内容"], ["甲", "乙"]]], id="no tab at all"),
    ],
)
def test_cells_and_paragraphs_are_told_apart(text: str, expected: list[str | list[list[str]]]) -> None:
    assert parts(read_copied_lines(text)) == expected


def test_tables_are_counted() -> None:
    read = read_copied_lines("\t名称\n\t内容\n\n\t甲\n\t一\n\n下表\n\n\t名称\n\t内容\n\n\t乙\n\t三\n")
    assert [found.table for found in read.grids] == [1, 2]


@given(st.text(st.sampled_from('\t\n甲" ,\r')))
def test_any_lines_are_read_or_refused(text: str) -> None:
    with suppress(UnreadableDocumentError):
        assert all(len({len(row) for row in found.rows}) <= 1 for found in read_copied_lines(text).grids)

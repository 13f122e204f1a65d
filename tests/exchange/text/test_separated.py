"""A CSV or TSV file gives the cells that a person sees in it; one that is broken says where."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.exchange.tables.grid import Grid
from catalog_cli.exchange.text import separated
from catalog_cli.exchange.text.separated import read_separated
from catalog_cli.model.errors import UnreadableDocumentError
from hostile import HOSTILE

HEADING = ["事项类别", "事项名称", "公开内容"]


def texts(found: Grid) -> list[list[str]]:
    """Return a grid's texts."""
    return [[cell.text for cell in row] for row in found.rows]


@pytest.mark.parametrize("separator", ["，".replace("，", ","), ";", "\t", "|"])
@pytest.mark.parametrize("above", ["", "目录，2024\n", "目录\n公开主体：甲、乙\n\n"])
def test_the_headings_tell_what_stands_between_the_cells(separator: str, above: str) -> None:
    text = f"{above}{separator.join(HEADING)}\n{separator.join(['甲', '乙，丙', '丁；戊'])}\n"
    assert texts(read_separated(text, ","))[-2:] == [HEADING, ["甲", "乙，丙", "丁；戊"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("sep=;\r\n名称;a,b\r\n", [["名称", "a,b"]], id="the line by which Excel is told"),
        pytest.param('名称,内容\n"一\r\n二","他说""好"""\n', [["名称", "内容"], ["一\n二", '他说"好"']], id="quotes"),
        pytest.param(
            "名称,内容\na\n\nb,c,d,,\n",
            [["名称", "内容", ""], ["a", "", ""], ["", "", ""], ["b", "c", "d"]],
            id="ragged",
        ),
        pytest.param('名称,号\n"=""001""",="0""2"\n', [["名称", "号"], ["001", '0"2']], id="numbers kept as text"),
        pytest.param("名称,号\n'=1,'x\n", [["名称", "号"], ["=1", "'x"]], id="formulas kept as text"),
        pytest.param("名称,内容\ra,b\r", [["名称", "内容"], ["a", "b"]], id="line ends of old"),
        pytest.param('名称,5" 管\n', [["名称", '5" 管']], id="a mark within a cell"),
        pytest.param("", [], id="nothing"),
        pytest.param(",,,\n\n,,\n", [], id="nothing but places"),
    ],
)
def test_cells_are_what_a_person_sees(text: str, rows: list[list[str]]) -> None:
    assert texts(read_separated(text, ",")) == rows


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    found = read_separated('\n\n名称,内容\n"一\n二",三\n四,五\n', ",")
    assert found.first_row == 3
    assert [row[0].row for row in found.rows] == [0, 1, 2]


cells = st.text(st.characters(exclude_characters="\r\0")).filter(lambda text: text != separated.METADATA_HEADING)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1))
def test_cells_come_back_whatever_is_in_them(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([HEADING, *rows])
    found = texts(read_separated(text.getvalue(), ","))
    for row, cells in zip(rows, found[1:], strict=False):
        expected = [cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _FORMULA else cell for cell in row]
        shown = [cell for cell, sent in zip(expected, row, strict=True) if not sent.startswith("=")]
        assert [cell for cell, sent in zip(cells, row, strict=False) if not sent.startswith("=")] == shown


_FORMULA = tuple("=+-@\t＝＋－＠")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('名称,内容\na,b\n"c,d\ne,f\n', "unbalanced quotation marks in the row that begins in line 3"),
        ('名称,内容\n"a"b,c\n', "unbalanced quotation marks in the row that begins in line 2"),
        (f"名称,内容\n{',' * 16_384}\n", "line 2 has more than 16384 columns"),
        (f"名称,内容\n{'字' * (2 * 1024 * 1024 + 1)}\n", "line 2 has a cell of more than 2097152 characters"),
    ],
)
def test_a_broken_row_is_placed(text: str, words: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        read_separated(text, ",")


def test_a_million_empty_cells_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="more than 2000000 cells"):
        read_separated("名称" + "\n" * 300_000 + "," * 10 + "x\n", ",")


def test_the_programs_limit_of_a_cell_is_put_back() -> None:
    before = csv.field_size_limit()
    with pytest.raises(UnreadableDocumentError):
        read_separated('名称,内容\n"c', ",")
    assert csv.field_size_limit() == before


def test_what_rows_carry_is_no_column() -> None:
    text = (
        f'事项名称,编号,{separated.METADATA_HEADING},备注\na,x,"{{""id"": ""x"", ""print"": 1}}",y\nb,b-1,cut\nc,,,z\n'
    )
    found = read_separated(f"\n{text}", ",")
    assert texts(found) == [["事项名称", "备注"], ["a", "y"], ["b", ""], ["c", "z"]]
    assert {row: json.loads(text)["id"] for row, text in found.metadata.items()} == {1: "x", 2: "b-1"}


@pytest.mark.parametrize("before", ["", "\n", "\n\n", ",", "\n,"])
def test_what_rows_carry_without_rows_is_nothing(before: str) -> None:
    assert not any(any(row) for row in texts(read_separated(f"{before}{separated.METADATA_HEADING}\n", ",")))


@given(st.text() | st.sampled_from(list(HOSTILE.values())), st.sampled_from(",\t"))
def test_any_text_is_read_or_refused(text: str, usual: str) -> None:
    with suppress(UnreadableDocumentError):
        assert len({len(row) for row in read_separated(text, usual).rows}) <= 1

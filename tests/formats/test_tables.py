"""Every format writes item text as text, loses no row, and can be read back where it is meant for programs."""

import csv
import io
import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text
from ruamel.yaml import YAML

from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.table import Cell, Column, Table
from catalog_cli.model.text import spreadsheet_text, visible
from hostile import FORBIDDEN, HOSTILE

SCREENS = {
    "narrow": Screen(40, terminal=True),
    "usual": Screen(80, terminal=True, colour=True),
    "wide": Screen(200, terminal=True),
    "pipe": Screen(80),
}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def table(texts: Sequence[str], columns: int = 2) -> Table:
    """Make a table with a text in each row and an equal record for it."""
    keys = [f"key{number}" for number in range(columns)]
    return Table(
        columns=tuple(Column(key, f"栏{key}") for key in keys),
        rows=[tuple(Cell(text) for _ in keys) for text in texts],
        records=[dict.fromkeys(keys, text) for text in texts],
    )


def written(name: str, answer: Table, screen: Screen = SCREENS["pipe"]) -> str:
    return "".join(writer("tables", name)(answer, screen))


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("name", format_names("tables"))
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_brings_no_control_character_into_any_format(text: str, name: str, screen: Screen) -> None:
    plain = (
        Text.from_ansi(written(name, table([text]), screen)).plain
        if screen.colour
        else written(name, table([text]), screen)
    )
    assert not set(FORBIDDEN) & set(plain)
    plain.encode("utf-8")


@given(texts)
def test_tsv_gives_one_line_a_row_and_the_text_back(text: str) -> None:
    lines = written("tsv", table([text])).split("\n")
    assert len(lines) == 3
    meaning = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    cell = re.sub(r"\\(.)", lambda match: meaning[match[1]], spreadsheet_text(lines[1].split("\t")[0]))
    assert cell == "\r".join(visible(part) for part in text.split("\r"))


@given(texts)
@example("\r")
def test_csv_gives_the_text_back(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written("csv", table([text])), newline="")))
    assert rows[0] == ["key0", "key1"]
    assert spreadsheet_text(rows[1][0]) == visible(text)


@given(st.lists(texts))
def test_json_gives_the_records_back(texts: list[str]) -> None:
    answer = table(texts)
    assert json.loads(written("json", answer)) == list(answer.records)


@given(st.lists(texts))
def test_json_lines_gives_the_records_back(texts: list[str]) -> None:
    answer = table(texts)
    lines = written("jsonl", answer).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == list(answer.records)


@given(st.lists(texts, min_size=1))
def test_yaml_gives_the_records_back(texts: list[str]) -> None:
    answer = table(texts)
    assert YAML(typ="safe", pure=True).load(written("yaml", answer)) == list(answer.records)


@pytest.mark.parametrize("text", ["政务公开", "三公"])
@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_chinese_characters_stay_characters(name: str, text: str) -> None:
    assert text in written(name, table([text]))


@pytest.mark.parametrize("width", [20, 40, 79, 80, 200])
@pytest.mark.parametrize("columns", [1, 2, 5, 12])
def test_a_drawn_table_fits_the_terminal_and_loses_no_row(width: int, columns: int) -> None:
    rows = [f"第{number}行" for number in range(30)]
    drawn = written("table", table(rows, columns), Screen(width, terminal=True))
    assert all(cell_len(line) <= width for line in drawn.split("\n"))
    letters = "".join(drawn.split())
    assert all(row in letters for row in rows)


def test_a_mark_is_seen_where_there_are_colours_and_changes_nothing_elsewhere() -> None:
    answer = Table((Column("k", "K"),), [(Cell("政府公报", marks=((2, 4),)),)])
    assert "\x1b[" in written("table", answer, SCREENS["usual"])
    assert "政府公报" in Text.from_ansi(written("table", answer, SCREENS["usual"])).plain
    assert "政府公报" in written("table", answer, SCREENS["wide"])


def test_a_link_leads_somewhere_only_when_it_is_a_web_address() -> None:
    def drawn(link: str) -> str:
        return written("table", Table((Column("k", "K"),), [(Cell("x", link=link),)]), SCREENS["usual"])

    assert "\x1b]8;" in drawn("https://www.jinshishi.gov.cn/")
    assert "\x1b]8;" not in drawn("javascript:alert(1)")
    assert "\x1b]8;" not in drawn("https://x/\x1b]8;;https://evil\x07")


def test_an_empty_answer_is_still_an_answer() -> None:
    assert written("json", table([])) == "[]\n"
    assert written("yaml", table([])) == "[]\n"
    assert written("tsv", table([])) == "key0\tkey1\n"
    assert written("jsonl", table([])) == ""

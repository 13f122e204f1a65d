"""The figures say truly whether a bar is met, and come into the pages at their place only."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from marks import replaced
from rows import Part, Row
from tables import as_markdown, row_line
from words import CHINESE, in_chinese

PAGES = ("docs/benchmarks.md", "docs/benchmarks.zh-CN.md")
MARK = "bench"


@pytest.mark.parametrize(
    ("row", "met"),
    [
        pytest.param(Row("a", 0.25, 0.25), True, id="at the bar"),
        pytest.param(Row("a", 0.26, 0.25), False, id="over the bar"),
        pytest.param(Row("a", 3.0, 0.3, "peer", 10.0), True, id="the ratio at the bar"),
        pytest.param(Row("a", 3.1, 0.3, "peer", 10.0), False, id="the ratio over the bar"),
        pytest.param(Row("a", 3.1, None, "peer", 1.0), None, id="no bar"),
    ],
)
def test_a_bar_is_of_the_ratio_where_there_is_a_peer_and_else_of_the_figure(row: Row, met: bool | None) -> None:
    assert row.met is met


def test_a_row_in_markdown_says_its_bar_and_that_it_is_not_met() -> None:
    rows = [Row("search x", 0.5, 0.25), Row("search x", 0.5, 1.0, "recsel", 1.0), Row("validate", 5, 3, unit="MB")]
    lines = as_markdown([Part("Searching 10,000 items", rows)]).splitlines()
    assert lines[0] == "**Searching 10,000 items**"
    assert lines[4:] == [
        "| search x | 0.500 s |  |  |  | ≤ 0.25 s | **no** |",
        "| search x | 0.500 s | recsel | 1.000 s | 0.50 | ≤ 1 | yes |",
        "| validate | 5 MB |  |  |  | ≤ 3 MB | **no** |",
    ]


def test_columns_of_the_text_stand_below_each_other_whatever_the_width_of_characters() -> None:
    first, second = (row_line(Row(work, 1.0, 2.0)) for work in ("search 预算", "search budget"))
    assert first.index("1.000") + len("预算") == second.index("1.000")


def test_every_word_of_the_benchmarks_has_its_chinese() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("*.py")]
    qualities = {found[1] for source in sources for found in re.finditer(r'Row\(f?"[^"]*?, ([a-z ]+)"', source)}
    assert {"cold", "nothing changed", "memory", "of one item"} <= qualities
    assert qualities <= CHINESE.keys()


def test_numbers_and_commands_stay_in_the_chinese_table() -> None:
    assert in_chinese("Searching 10,000 items") == "搜索 10,000 项"
    assert in_chinese("10,000 items, 1,000 commits") == "10,000 项，1,000 次提交"
    assert in_chinese("validate, cold, memory") == "validate，首次，内存"
    assert in_chinese("import typer, rich.console, rich.table") == "import typer, rich.console, rich.table"


@pytest.mark.parametrize("page", PAGES)
def test_both_pages_have_a_place_for_the_tables(page: str) -> None:
    text = (ROOT / Path(page)).read_text(encoding="utf-8")
    assert replaced(text, MARK, "12.345 s") != text


@given(st.text(alphabet="ab|<!->\n"), st.text(alphabet="ab|\n"), st.text(alphabet="ab|\n"))
def test_only_what_stands_between_the_marks_is_replaced(old: str, before: str, after: str) -> None:
    page = f"{before}<!-- bench -->\n{old}\n<!-- /bench -->\n{after}"
    once = replaced(page, "bench", "new")
    assert once == f"{before}<!-- bench -->\n\nnew\n\n<!-- /bench -->\n{after}"
    assert replaced(once, "bench", "new") == once


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for a table"):
        replaced("# Speed\n", "bench", "new")

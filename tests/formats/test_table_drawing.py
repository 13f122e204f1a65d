"""A table for people is drawn as rich would draw it."""

import re
from io import StringIO
from typing import Literal

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from rich import box
from rich.table import Table as RichTable
from rich.text import Text

from catalog_cli.formats import Screen
from catalog_cli.formats.console import console_on
from catalog_cli.formats.tables.table import styled, write
from catalog_cli.model.table import Cell, Column, Table

SCREENS = [Screen(width, terminal=True, colour=colour) for width in (30, 60, 80, 200) for colour in (False, True)]
signs = st.sampled_from("预算公开，。、；（）《》“”—…·① aB1-/.\t\n") | st.characters(exclude_categories=["Cs"])
texts = st.text("预算公开，（）《》“ ab-1\n", max_size=50) | st.text(signs, max_size=25)
links = st.sampled_from([None, "https://www.jinshishi.gov.cn/a?b=1", "javascript:alert(1)"])


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    text = draw(texts)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    marks = tuple(zip(ends[::2], ends[1::2], strict=False)) if draw(st.integers(0, 4)) == 0 else ()
    return Cell(text, marks, draw(links))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    numbers = draw(st.lists(st.booleans(), min_size=1, max_size=3))
    columns = tuple(
        Column(f"k{place}", draw(st.text("编号名称id", min_size=1, max_size=8)), each)
        for place, each in enumerate(numbers)
    )
    return Table(columns, draw(st.lists(st.tuples(*(cells() for _ in columns)), max_size=6)))


def as_rich_draws_it(table: Table, screen: Screen) -> str:
    tall = sum(any("\n" in cell.text for cell in row) for row in table.rows) * 2 > len(table.rows)
    drawn = RichTable(box=box.SIMPLE_HEAD, show_lines=tall, header_style="bold", border_style="dim", pad_edge=False)
    for column in table.columns:
        justify: Literal["left", "right"] = "right" if column.number else "left"
        drawn.add_column(Text(column.heading), overflow="fold", justify=justify)
    for row in table.rows:
        drawn.add_row(*map(styled, row))
    target = StringIO()
    console_on(target, screen).print(drawn)
    return target.getvalue()


def without_link_ids(text: str) -> str:
    return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", text)


def plain(text: str) -> str:
    """Return what is seen: rich may put two runs of one style into one."""
    return Text.from_ansi(text).plain


@settings(max_examples=50, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(tables(), st.sampled_from(SCREENS))
@example(Table((Column("a", "编号"), Column("n", "次序", number=True)), []), SCREENS[0])
@example(
    Table(
        (Column("a", "编号"),), [(Cell("a b " * 30 + "预算 " * 30),), (Cell("  " * 40),), (Cell("x" * 29 + "   y"),)]
    ),
    SCREENS[0],
)
@example(
    Table((Column("a", "a" * 40), Column("b", "b")), [(Cell("预" * 40), Cell("https://x.gov.cn/" + "a" * 70))]),
    SCREENS[1],
)
@example(Table((Column("a", "编号"),), [(Cell("\U0001f3fb", (), "https://x.gov.cn/"),)]), SCREENS[-1])
@example(Table((Column("n", "次序", number=True),), [(Cell('\t3"'),)]), SCREENS[-1])
def test_a_table_looks_as_if_rich_had_drawn_it(table: Table, screen: Screen) -> None:
    drawn, expected = "".join(write(table, screen)), as_rich_draws_it(table, screen)
    assert without_link_ids(drawn) == without_link_ids(expected)

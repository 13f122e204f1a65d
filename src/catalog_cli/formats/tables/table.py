"""`--format table`: a table for people that fits the terminal and loses no row."""

import io
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from catalog_cli.formats.console import console_on
from catalog_cli.formats.screen import Screen
from catalog_cli.model.table import Cell, Row, Table
from catalog_cli.model.text import visible

LEAST_WIDTH = 9
"""Columns of the terminal below which a column cannot be read; rows are then stacked."""
PADDING = 3
"""Columns between two columns of a table."""
MARK = "bold black on yellow"


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Draw the table; where the columns would be too narrow, write each row as lines of its own."""
    drawn = io.StringIO()
    console = console_on(drawn, screen)
    stacked = screen.width < LEAST_WIDTH * len(table.columns)
    if table.title:
        console.print(Text(visible(table.title), style="bold"))
    for part in _stacked(table) if stacked else [_drawn(table, screen.width)]:
        console.print(part)
    yield drawn.getvalue()


def styled(cell: Cell) -> Text:
    """Give a cell as rich text: harmless characters, marked stretches, a link where there is one."""
    text = Text(overflow="fold")
    start = 0
    for begin, end in (*cell.marks, (len(cell.text), len(cell.text))):
        text.append(visible(cell.text[start:begin]))
        text.append(visible(cell.text[begin:end]), style=MARK)
        start = end
    if cell.link and cell.link.startswith(("https://", "http://")) and visible(cell.link) == cell.link:
        text.stylize(f"link {cell.link}")
    return text


def _drawn(table: Table, width: int) -> RenderableType:
    rows = [[styled(cell) for cell in row] for row in table.rows]
    drawn = RichTable(
        box=box.SIMPLE_HEAD, show_lines=_mostly_tall(table), header_style="bold", border_style="dim", pad_edge=False
    )
    for column, fixed in zip(table.columns, _widths(table, rows, width), strict=True):
        justify: Literal["left", "right"] = "right" if column.number else "left"
        drawn.add_column(Text(column.heading), overflow="fold", justify=justify, width=fixed)
    for row in rows:
        drawn.add_row(*row)
    return drawn


def _widths(table: Table, rows: Sequence[Sequence[Text]], width: int) -> Sequence[int | None]:
    """Give the columns' own widths where they all fit, which saves rich from measuring each cell again and again."""
    own = [cell_len(column.heading) for column in table.columns]
    for row in rows:
        own = [max(wide, *map(cell_len, text.plain.split("\n"))) for wide, text in zip(own, row, strict=True)]
    return own if sum(own) + PADDING * len(own) <= width else [None] * len(own)


def _mostly_tall(table: Table) -> bool:
    tall = sum(any("\n" in cell.text for cell in row) for row in table.rows)
    return tall * 2 > len(table.rows)


def _stacked(table: Table) -> Iterator[RenderableType]:
    for place, row in enumerate(table.rows):
        heading = _("── row {number} ──").format(number=place + 1)
        yield Text(heading, style="dim")
        yield _sheet(table, row)


def _sheet(table: Table, row: Row) -> RenderableType:
    sheet = RichTable(box=None, show_header=False, pad_edge=False)
    sheet.add_column(style="bold", no_wrap=True)
    sheet.add_column(overflow="fold")
    for column, cell in zip(table.columns, row, strict=True):
        if cell.text:
            sheet.add_row(Text(column.heading), styled(cell))
    return sheet

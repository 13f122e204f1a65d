"""`--format table`: a table for people that fits the terminal and loses no row.

Rich draws the head and decides the widths; the rows are drawn here, in its look, as it measures and wraps each cell
several times over: 5,000 rows took it 4 s, of which the widths were half.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from gettext import gettext as _
from io import StringIO
from itertools import zip_longest
from typing import Literal

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.table import Table as RichTable
from rich.text import Text

from catalog_cli.formats import Screen
from catalog_cli.formats.console import console_on
from catalog_cli.formats.folding import folded, is_simple, width_of
from catalog_cli.model.table import Cell, Row, Table
from catalog_cli.model.text import visible

LEAST_WIDTH = 9
"""Columns of the terminal below which a column cannot be read; rows are then stacked."""
_BETWEEN = 3
"""Columns of the terminal between two columns of the table."""
MARK = "bold black on yellow"
_WORD = re.compile(r"\S+")


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Draw the table; where the columns would be too narrow, write each row as lines of its own."""
    console = console_on(StringIO(), screen)
    if table.title:
        yield _drawn(console, Text(visible(table.title), style="bold"))
    if screen.width < sum(map(_least_width(table), range(len(table.columns)))):
        for part in _stacked(table):
            yield _drawn(console, part)
    else:
        yield from _Drawing(table, console).lines()


def styled(cell: Cell) -> Text:
    """Return a cell as rich text: harmless characters, marked stretches, a link where there is one."""
    text = Text(overflow="fold")
    start = 0
    for begin, end in (*cell.marks, (len(cell.text), len(cell.text))):
        text.append(visible(cell.text[start:begin]))
        text.append(visible(cell.text[begin:end]), style=MARK)
        start = end
    if _is_safe_link(cell):
        text.stylize(f"link {cell.link}")
    return text


def _least_width(table: Table) -> Callable[[int], int]:
    """Return the function that gives the width below which a column, named by its place, cannot be read."""

    def least(place: int) -> int:
        if not table.columns[place].is_whole:
            return LEAST_WIDTH
        return _BETWEEN + max((width_of(row[place].text) for row in table.rows), default=0)

    return least


class _Drawing:
    """The drawing of one table: its rows, the width of each column, and what is between two of them."""

    def __init__(self, table: Table, console: Console) -> None:
        self._console = console
        self._justify: list[Literal["left", "right"]] = [
            "right" if column.number else "left" for column in table.columns
        ]
        self._rows = list(table.rows)
        self._has_lines = _mostly_tall(self._rows)
        probes = [_Probe([row[place].text for row in self._rows]) for place in range(len(table.columns))]
        self._head = _drawn(console, self._rich_table(table, probes)).splitlines(keepends=True)
        self._widths = [probe.width for probe in probes]
        self._edge = _drawn(console, Text(" ", style="dim")).removesuffix("\n")

    def lines(self) -> Iterator[str]:
        """Yield the table piece by piece, each with its line ends."""
        *head, _probes, foot = self._head
        yield "".join(head)
        between = f" {self._edge} "
        for number, row in enumerate(self._rows):
            if number and self._has_lines:
                yield foot
            blanks = [" " * width for width in self._widths]
            for line in zip_longest(*map(self._cell, row, self._widths, self._justify)):
                cells = [blank if cell is None else cell for cell, blank in zip(line, blanks, strict=True)]
                yield f"{self._edge}{between.join(cells)}{self._edge}\n"
        yield foot

    def _rich_table(self, table: Table, probes: Sequence["_Probe"]) -> RichTable:
        drawn = RichTable(box=box.SIMPLE_HEAD, header_style="bold", border_style="dim", pad_edge=False)
        for column, justify in zip(table.columns, self._justify, strict=True):
            drawn.add_column(Text(column.heading), overflow="fold", justify=justify, no_wrap=column.is_whole)
        drawn.add_row(*probes)
        return drawn

    def _cell(self, cell: Cell, width: int, justify: Literal["left", "right"]) -> list[str]:
        """Return the lines of a cell, each as wide as its column."""
        if cell.marks or not is_simple(cell.text):
            return _drawn(self._console, _cell_alone(cell, width, justify)).split("\n")[:-1]
        lines = [part for line in cell.text.split("\n") for part in folded(line, width)]
        if justify == "right":
            lines = [line.rstrip() for line in lines]
        link = f"\x1b]8;id={id(cell)};{cell.link}\x1b\\" if self._console.color_system and _is_safe_link(cell) else ""
        return [_set(line, width, justify, link) for line in lines]


def _set(line: str, width: int, justify: Literal["left", "right"], link: str) -> str:
    """Fill a line up to the width of its column; `link` opens a link, by whose id a terminal joins its lines."""
    blanks = " " * (width - width_of(line))
    shown = f"{link}{line}\x1b]8;;\x1b\\" if link and line else line
    return blanks + shown if justify == "right" else shown + blanks


def _cell_alone(cell: Cell, width: int, justify: Literal["left", "right"]) -> RichTable:
    """Return a cell as a table of its own, for what is rare: marks, tabs, and characters of no or of unsure width."""
    alone = RichTable.grid()
    alone.add_column(width=width, justify=justify, overflow="fold")
    alone.add_row(styled(cell))
    return alone


class _Probe:
    """Stands in for the cells of a column: rich measures it in their place, and says how wide the column is."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.width = 0
        self._longest = 0
        self._longest_word = 0
        for line in (line for text in texts for line in text.split("\n")):
            # a control character is shown as its number
            shown = line if is_simple(line) else visible(line)
            if (width := width_of(shown)) > self._longest_word:
                self._longest = max(self._longest, width)
                self._longest_word = max(self._longest_word, *map(width_of, _WORD.findall(shown)), 0)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self._longest_word, self._longest)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        self.width = options.max_width
        yield ""


def _drawn(console: Console, part: RenderableType) -> str:
    with console.capture() as captured:
        console.print(part, overflow="fold")
    return captured.get()


def _is_safe_link(cell: Cell) -> bool:
    link = cell.link or ""
    return link.startswith(("https://", "http://")) and visible(link) == link


def _mostly_tall(rows: Sequence[Row]) -> bool:
    tall = sum(any("\n" in cell.text for cell in row) for row in rows)
    return tall * 2 > len(rows)


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

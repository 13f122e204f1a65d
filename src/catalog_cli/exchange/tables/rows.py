"""Read the rows of a found table: their cells cleaned, by column, and the category of each."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct, field

from catalog_cli.exchange.tables.cells import cleaned, is_ditto, is_nothing, unstacked
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell, Link
from catalog_cli.exchange.tables.headings import NUMBER
from catalog_cli.exchange.tables.wrapped import unwrapped
from catalog_cli.model.document import Cleaning, Reason, TablePlace
from catalog_cli.model.item import LEVEL

_SAID_IN_FULL = {NUMBER, "content"}
"""Columns where 无 is text: an item's content is never absent, and a number is not kept anyway."""
T = TypeVar("T")
"""The separator of a category's levels."""
_WITHIN = "／"
"""The replacement of a separator within one level."""


class RowEntry(Struct, frozen=True):
    """One column of a row: its text (empty for placeholders) and links; `raw` is the text before cleaning."""

    column: TableColumn
    text: str
    links: tuple[Link, ...] = ()
    raw: str = ""
    place: TablePlace = field(default_factory=TablePlace)

    def cleaning(self, reason: Reason, after: str) -> Cleaning:
        """Report that the cell's text is kept in another form."""
        return Cleaning(self.place, self.column.heading, reason, self.raw, after)


class TableRow(Struct, frozen=True):
    """A row: its index in the grid, its cells, its entries by role, and what was cleaned."""

    index: int
    cells: tuple[GridCell, ...]
    entries: Mapping[str, tuple[RowEntry, ...]]
    cleanings: tuple[Cleaning, ...]

    def text(self, role: str) -> str:
        """Return the texts of all columns of a role, one a line."""
        return "\n".join(entry.text for entry in self.entries.get(role, ()) if entry.text)

    @property
    def is_empty(self) -> bool:
        """Whether all columns but the number's are empty."""
        return not any(entry.text for role, entries in self.entries.items() if role != NUMBER for entry in entries)

    @property
    def names_only_category(self) -> bool:
        """Whether all columns but the category's and the number's are empty."""
        silent = {NUMBER, "category"}
        return not any(entry.text for role, found in self.entries.items() if role not in silent for entry in found)


def read_row(table: FoundTable, index: int, above: TableRow | None, cells: tuple[GridCell, ...] = ()) -> TableRow:
    """Read a row, or other cells in its place; `above` is the row that 同上 refers to (None: 同上 is text)."""
    cells = cells or table.grid.rows[index]
    entries: dict[str, list[RowEntry]] = {}
    cleanings: list[Cleaning] = []
    for column in table.columns:
        cell = cells[column.index]
        text, reason, sign = _clean_cell(cell.text)
        if (line := unwrapped(text, column.role)) != text:
            text, reason = line, Reason.WRAPPED
        entry = RowEntry(column, text, cell.links, cell.text, _place(table.grid, cell, index, column.index))
        # the numbers of rows are not kept
        if reason and column.role != NUMBER:
            cleanings.append(entry.cleaning(reason, text))
        if sign is _Sign.NOTHING and not column.option and column.role not in _SAID_IN_FULL:
            entry = RowEntry(column, "", entry.links, cell.text, entry.place)
            cleanings.append(entry.cleaning(Reason.NOTHING, ""))
        elif above and sign is _Sign.DITTO:
            entry = _repeated(entry, above)
            cleanings += [entry.cleaning(Reason.DITTO, entry.text)] if entry.text != text else []
        entries.setdefault(column.role, []).append(entry)
    return TableRow(index, cells, {role: tuple(each) for role, each in entries.items()}, tuple(cleanings))


class _Sign(Enum):
    """What a text is a mere sign for."""

    NOTHING = auto()
    DITTO = auto()


@lru_cache(maxsize=8192)
def _clean_cell(text: str) -> tuple[str, Reason | None, _Sign | None]:
    """Return a cell's text as it is kept, why that is another, and what it is a sign for."""
    kept, reason = cleaned(text)
    if not kept:
        return kept, reason, None
    return kept, reason, _Sign.NOTHING if is_nothing(kept) else _Sign.DITTO if is_ditto(kept) else None


def _repeated(entry: RowEntry, above: TableRow) -> RowEntry:
    for other in above.entries.get(entry.column.role, ()):
        if other.column.index == entry.column.index:
            links = tuple(dict.fromkeys((*other.links, *entry.links)))
            return RowEntry(entry.column, other.text, links, entry.raw, entry.place)
    return entry


def _place(grid: Grid, cell: GridCell, row: int, column: int) -> TablePlace:
    """Return a cell's place, counted from 1; a merged cell's is its upper left corner."""
    if cell.rows > 1 or cell.columns > 1:
        row, column = cell.row, cell.column
    return TablePlace(grid.table, grid.first_row + row, grid.first_column + column, grid.sheet)


class Categories(Struct):
    """Tracks the category from row to row; `otherwise` is used where neither cells nor a line between rows name one.

    `outer` is a level outside all that the cells name.
    """

    otherwise: str
    outer: str = ""
    levels: list[str] = field(default_factory=list)
    line: str = ""
    _corners: list[tuple[int, int] | None] = field(default_factory=list)

    def of(self, row: TableRow) -> tuple[str, list[Cleaning]]:
        """Return a row's category, its levels joined by /, and what was cleaned in them.

        An empty cell repeats the one above it, unless an outer level begins again in this row. A cell that is merged
        over a level and the name is the name alone, unless the row has no other level.
        """
        entries = row.entries.get("category", ())
        names = {entry.place for entry in row.entries.get("name", ())}
        within_name = [entry.place in names for entry in entries]
        cleanings: list[Cleaning] = []
        levels, corners, is_new = [], [], False
        for depth, entry in enumerate(entries):
            cell = row.cells[entry.column.index]
            corner = (cell.row, cell.column) if cell.rows > 1 else None
            # a merged cell is the same cell in each row that it covers, and begins nothing again
            same = bool(corner) and corner == self._at(self._corners, depth)
            is_name = within_name[depth] and not all(within_name)
            text = "" if is_name else _level(entry, entries, cleanings)
            levels.append(text or ("" if is_new or is_name else self._at(self.levels, depth) or ""))
            corners.append(corner)
            is_new = is_new or is_name or bool(text and not same)
        self.levels, self._corners = levels, corners
        present = list(dict.fromkeys(level for level in levels if level))
        if self.outer and present:
            present.insert(0, self.outer)
        return LEVEL.join(present) or self.line or self.otherwise, cleanings

    @staticmethod
    def _at(values: Sequence[T], depth: int) -> T | None:
        return values[depth] if depth < len(values) else None


def line_between(row: TableRow) -> str:
    """Return the text of a row that is one line across the table and heads what follows; empty for other rows."""
    columns = [entry.column.index for entries in row.entries.values() for entry in entries]
    texts = {
        (cell.row, cell.column, cell.text) for cell in (row.cells[index] for index in columns) if cell.text.strip()
    }
    widest = max((row.cells[index].columns for index in columns), default=0)
    text = cleaned(next(iter(texts))[2])[0] if len(texts) == 1 else ""
    if not text or widest == 1:
        return text if text and _only_numbered(row) else ""
    covered = sum(bool(row.cells[index].text.strip()) for index in columns)
    return text if covered > max(2, len(columns) // 2) else ""


def _only_numbered(row: TableRow) -> bool:
    """Return whether only the number's column has a text, and that is no number."""
    numbers = [entry.text for entry in row.entries.get("number", ()) if entry.text]
    return row.is_empty and any(len(text.strip("（）()、.． 0123456789一二三四五六七八九十")) > 1 for text in numbers)


def _level(entry: RowEntry, entries: Sequence[RowEntry], cleanings: list[Cleaning]) -> str:
    text = unstacked(entry.text)
    if text != entry.text:
        cleanings.append(entry.cleaning(Reason.PADDING, text))
    if LEVEL in text and len(entries) > 1:
        text = text.replace(LEVEL, _WITHIN)
        cleanings.append(entry.cleaning(Reason.ARTEFACT, text))
    return text

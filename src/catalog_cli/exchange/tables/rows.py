"""The rows of a found table with their cells cleaned: what each column says there, and where that stands."""

from collections.abc import Mapping

from msgspec import Struct, field

from catalog_cli.exchange.tables.cells import cleaned, is_ditto, is_nothing
from catalog_cli.exchange.tables.columns import NUMBER, FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Cell, Grid, Link
from catalog_cli.model.document import Cleaning, Place, Reason

_SAID_IN_FULL = {NUMBER, "content"}
"""The columns where 无 is no sign for nothing: an item's content is never absent, and a number is not kept."""


class Entry(Struct, frozen=True):
    """What one column says in a row: the text (empty where it says nothing) and its links; `raw` as it stood there."""

    column: TableColumn
    text: str
    links: tuple[Link, ...] = ()
    raw: str = ""
    place: Place = field(default_factory=Place)

    def cleaning(self, reason: Reason, after: str) -> Cleaning:
        """Say that this cell's text is kept as another one."""
        return Cleaning(self.place, self.column.heading, reason, self.raw, after)


class Row(Struct, frozen=True):
    """A row: its index in the grid, its cells as they are, its entries by role, and what was cleaned."""

    index: int
    cells: tuple[Cell, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    cleanings: tuple[Cleaning, ...]

    def text(self, role: str) -> str:
        """Give what all columns of a role say, one a line."""
        return "\n".join(entry.text for entry in self.entries.get(role, ()) if entry.text)

    @property
    def is_empty(self) -> bool:
        """Say whether no column but the number's says anything."""
        return not any(entry.text for role, entries in self.entries.items() if role != NUMBER for entry in entries)

    @property
    def names_only_category(self) -> bool:
        """Say whether the row says nothing but its category."""
        silent = {NUMBER, "category"}
        return not any(entry.text for role, found in self.entries.items() if role not in silent for entry in found)


def read_row(table: FoundTable, index: int, above: Row | None, cells: tuple[Cell, ...] = ()) -> Row:
    """Read a row, or other cells in its place; `above` is the row that 同上 points to, without which it is a text."""
    cells = cells or table.grid.rows[index]
    entries: dict[str, list[Entry]] = {}
    cleanings: list[Cleaning] = []
    for column in table.columns:
        cell = cells[column.index]
        text, reason = cleaned(cell.text)
        entry = Entry(column, text, cell.links, cell.text, _place(table.grid, cell, index, column.index))
        if reason:
            cleanings.append(entry.cleaning(reason, text))
        if text and is_nothing(text) and not column.option and column.role not in _SAID_IN_FULL:
            entry = Entry(column, "", entry.links, cell.text, entry.place)
            cleanings.append(entry.cleaning(Reason.NOTHING, ""))
        elif above and text and is_ditto(text):
            entry = _repeated(entry, above)
            cleanings += [entry.cleaning(Reason.DITTO, entry.text)] if entry.text != text else []
        entries.setdefault(column.role, []).append(entry)
    return Row(index, cells, {role: tuple(each) for role, each in entries.items()}, tuple(cleanings))


def _repeated(entry: Entry, above: Row) -> Entry:
    for other in above.entries.get(entry.column.role, ()):
        if other.column.index == entry.column.index:
            links = tuple(dict.fromkeys((*other.links, *entry.links)))
            return Entry(entry.column, other.text, links, entry.raw, entry.place)
    return entry


def _place(grid: Grid, cell: Cell, row: int, column: int) -> Place:
    """Give a cell's place as a person counts; a merged cell's is its upper left corner."""
    if cell.rows > 1 or cell.columns > 1:
        row, column = cell.row, cell.column
    return Place(grid.table, grid.first_row + row, grid.first_column + column, grid.sheet)

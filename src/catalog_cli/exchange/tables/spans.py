"""Put a table's cells into a rectangle, as a browser places what spans rows and columns."""

from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.exchange.tables.grid import Cell, Link
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

MOST_PLACES = 500_000
_WIDEST_SPAN = 1000
_TALLEST_SPAN = 65_534


class Spanned(Struct, frozen=True):
    """A cell before it has a place; `rows` 0 means down to the end of its section."""

    text: str
    links: tuple[Link, ...] = ()
    rows: int = 1
    columns: int = 1


class TableSize(Struct):
    """How large a table is: its rows, its cells, and the cells of the largest table within one of them."""

    rows: int = 0
    cells: int = 0
    largest_within: int = 0

    @property
    def is_layout(self) -> bool:
        """Whether it only lays out a page: it has one column, or is no larger than a table within it."""
        return bool(self.largest_within) and (self.cells < 2 * self.rows or self.largest_within >= self.cells)


Section = Sequence[Sequence[Spanned]]
_Places = list[dict[int, Cell]]


def rectangle(sections: Sequence[Section]) -> tuple[tuple[Cell, ...], ...]:
    """Place all cells; none reaches out of its section, and where two would overlap the first has the place.

    Raises:
        UnreadableDocumentError: the table has more than `MOST_PLACES` places.
    """
    placed: _Places = []
    for section in sections:
        _place(section, placed)
    width = 1 + max((cell.column for row in placed for cell in row.values()), default=-1)
    check_places(len(placed) * width)
    return tuple(
        tuple(_cut(row[column], width) if column in row else Cell("", (), index, column) for column in range(width))
        for index, row in enumerate(placed)
    )


def _place(section: Section, placed: _Places) -> None:
    first, used = len(placed), 0
    placed.extend({} for _ in section)
    for index, spanned_cells in enumerate(section, start=first):
        column = 0
        for spanned in spanned_cells:
            while column in placed[index]:
                column += 1
            cell = _cell(spanned, index, column, placed)
            used += cell.rows * cell.columns
            check_places(used)
            _cover(cell, placed)
            column += cell.columns


def _cell(spanned: Spanned, row: int, column: int, placed: _Places) -> Cell:
    left = len(placed) - row
    rows = min(spanned.rows, left, _TALLEST_SPAN) or left
    columns = max(1, min(spanned.columns, _WIDEST_SPAN))
    free = next((step for step in range(1, columns) if column + step in placed[row]), columns)
    return Cell(spanned.text, spanned.links, row, column, max(rows, 1), free)


def _cover(cell: Cell, placed: _Places) -> None:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            placed[row].setdefault(column, cell)


def _cut(cell: Cell, width: int) -> Cell:
    """Let a title that spans more columns than there are end with the last."""
    if cell.column + cell.columns <= width:
        return cell
    return Cell(cell.text, cell.links, cell.row, cell.column, cell.rows, width - cell.column)


def check_places(places: int) -> None:
    """Refuse more places than are read, of one table or of all.

    Raises:
        UnreadableDocumentError: there are more than `MOST_PLACES`.
    """
    if places > MOST_PLACES:
        raise UnreadableDocumentError(
            message("The tables have more than {limit} cells, the most that are read.", limit=MOST_PLACES),
            message("Delete empty rows and columns, or split the document."),
        )

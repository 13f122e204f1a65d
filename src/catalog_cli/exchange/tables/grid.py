"""A document as it is read, whatever its kind: paragraphs, and tables whose cells are placed in a grid."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from catalog_cli.model.document import NoteKind, ReadingNote
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

MOST_PLACES = 500_000
_WIDEST_SPAN = 1000
_TALLEST_SPAN = 65_534


class Link(Struct, frozen=True):
    """A hyperlink in a cell: its address, and the words to click (which may be the address)."""

    address: str
    words: str


class Difference(Struct, frozen=True):
    """A difference between a cell's plain text and what a reader sees in it; see `ReadingNote` for the texts."""

    kind: NoteKind
    text: str
    after: str = ""
    author: str = ""


class GridCell(Struct, frozen=True):
    """A cell, merged or not: its text with line breaks, and its links in the order of the text.

    `row` and `column` (from 0, within the grid) are its upper left corner; it covers `rows` times `columns` places.
    A merged cell is the same value at every place that it covers, so that a reader of one row needs no other.
    """

    text: str
    links: tuple[Link, ...] = ()
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    differences: tuple[Difference, ...] = ()


class Grid(Struct, frozen=True):
    """A table as a rectangle: all rows have as many cells; where the table has none, there is an empty one.

    `table` says which of the document it is, from 1. `sheet` is the name of a workbook's sheet. `first_row` and
    `first_column` are the numbers, from 1, of the rectangle's first row and column as a person counts them there.
    `metadata` holds, by the row's index, what the document keeps of that row besides its cells, and `sent` which items
    it was sent out with, as it is written there.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    table: int = 1
    sheet: str = ""
    first_row: int = 1
    first_column: int = 1
    metadata: Mapping[int, str] = field(default_factory=dict)
    sent: str = ""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0


class SourceDocument(Struct, frozen=True):
    """A document's paragraphs (texts of one or more lines) and tables, in their order.

    `notes` are the differences that were noticed outside the cells of its grids.
    """

    parts: tuple[str | Grid, ...]
    notes: tuple[ReadingNote, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables alone."""
        return tuple(part for part in self.parts if isinstance(part, Grid))


class Spanned(Struct, frozen=True):
    """A cell that is not placed yet; `rows` 0 means down to the end of its section."""

    text: str
    links: tuple[Link, ...] = ()
    rows: int = 1
    columns: int = 1
    differences: tuple[Difference, ...] = ()


class TableSize(Struct):
    """The size of a table: its rows, its cells, and the cells of the largest table nested in it."""

    rows: int = 0
    cells: int = 0
    largest_within: int = 0

    @property
    def is_layout(self) -> bool:
        """Whether the table only lays out a page: it has one column, or is no larger than one nested in it."""
        return bool(self.largest_within) and (self.cells < 2 * self.rows or self.largest_within >= self.cells)


Section = Sequence[Sequence[Spanned]]
_Places = list[dict[int, GridCell]]


def rectangle(sections: Sequence[Section]) -> tuple[tuple[GridCell, ...], ...]:
    """Place cells as a browser does; none leaves its section, and where two overlap the first keeps the place.

    Raises:
        UnreadableDocumentError: the table has more than `MOST_PLACES` places.
    """
    placed: _Places = []
    for section in sections:
        _place(section, placed)
    width = 1 + max((cell.column for row in placed for cell in row.values()), default=-1)
    check_places(len(placed) * width)
    return tuple(
        tuple(_cut(row[column], width) if column in row else GridCell("", (), index, column) for column in range(width))
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
            # counted before the places are filled: a few spans of 1000 columns and 65,534 rows would fill the memory
            used += cell.rows * cell.columns
            check_places(used)
            _cover(cell, placed)
            column += cell.columns


def _cell(spanned: Spanned, row: int, column: int, placed: _Places) -> GridCell:
    # `placed` ends with the section, which no cell may leave
    left = len(placed) - row
    rows = min(spanned.rows, left, _TALLEST_SPAN) or left
    columns = max(1, min(spanned.columns, _WIDEST_SPAN))
    # a cell from above that reaches into this row ends the span, so that no text is covered
    free = next((step for step in range(1, columns) if column + step in placed[row]), columns)
    return GridCell(spanned.text, spanned.links, row, column, max(rows, 1), free, spanned.differences)


def _cover(cell: GridCell, placed: _Places) -> None:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            placed[row].setdefault(column, cell)


def _cut(cell: GridCell, width: int) -> GridCell:
    """Trim a cell that spans more columns than there are, as titles often do."""
    if cell.column + cell.columns <= width:
        return cell
    return replace(cell, columns=width - cell.column)


def check_places(places: int) -> None:
    """Refuse a table, or all tables together, with more places than are read.

    Raises:
        UnreadableDocumentError: there are more than `MOST_PLACES`.
    """
    if places > MOST_PLACES:
        raise UnreadableDocumentError(
            message("The tables have more than {limit} cells, the limit.", limit=MOST_PLACES),
            message("Delete empty rows and columns, or split the document."),
        )

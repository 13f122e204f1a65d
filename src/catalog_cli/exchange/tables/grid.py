"""A document on its way in, whatever its kind: paragraphs and tables, every cell with its text and links."""

from collections.abc import Mapping

from msgspec import Struct, field


class Link(Struct, frozen=True):
    """A hyperlink in a cell: where it leads, and the words that are clicked (both may be the address)."""

    address: str
    words: str


class Cell(Struct, frozen=True):
    """One cell, merged or not: its text, lines kept, and its links in the order of the text.

    `row` and `column` (from 0, within the grid) are its own upper left corner; it covers `rows` times `columns`
    places. A merged cell stands, as the same value, at every place that it covers.
    """

    text: str
    links: tuple[Link, ...] = ()
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


class Grid(Struct, frozen=True):
    """A table as a rectangle: every row has as many cells; a place without a cell has an empty one.

    `table` says which of the document it is, from 1. `sheet` is the name of a workbook's sheet. `first_row` and
    `first_column` are the numbers, from 1, of the rectangle's first row and column as a person counts them there.
    `carried` holds, by the row's index, what the document carries for that row besides its cells.
    """

    rows: tuple[tuple[Cell, ...], ...]
    table: int = 1
    sheet: str = ""
    first_row: int = 1
    first_column: int = 1
    carried: Mapping[int, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


class SourceDocument(Struct, frozen=True):
    """A document's paragraphs (texts of one or more lines) and tables, in their order."""

    parts: tuple[str | Grid, ...]

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables alone."""
        return tuple(part for part in self.parts if isinstance(part, Grid))

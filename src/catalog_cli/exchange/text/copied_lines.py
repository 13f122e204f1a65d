"""Read a table copied out of a document as lines: one cell a line behind a tab, or one row a line with tabs."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct, field

from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.text.separated import Rows, grid_from_rows, read_separated, split_rows
from catalog_cli.model.errors import UnreadableDocumentError


def read_copied_lines(text: str) -> SourceDocument:
    """Read the lines of a plain text; without a tab they are read as separated values.

    Raises:
        UnreadableDocumentError: there is more than is read.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not any("\t" in line for line in lines):
        return SourceDocument((read_separated(text, ","),))
    between = sum("\t" in line[1:].rstrip("\t") for line in lines)
    leading = sum(line.startswith("\t") and "\t" not in line[1:] for line in lines)
    return _from_rows(lines) if between >= leading else _from_cells(lines)


class _CopiedTable(Struct):
    """The paragraphs and tables so far, in their order, and the table that is being read."""

    parts: list[str | Grid] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    """Lines after a whole row: more of its last cell if rows follow, paragraphs if none do."""
    first: int = 1

    @property
    def width(self) -> int:
        """The number of cells in a row, by the first row; 0 before it."""
        return len(self.rows[0]) if self.rows else 0

    def add_row(self, row: list[str]) -> None:
        """Add a row; a repetition of the headings begins another table."""
        if self.loose and self.rows and row == self.rows[0]:
            self.close()
        if self.loose:
            last = self.rows[-1]
            last[-1] = "\n".join([last[-1], *self.loose]).strip("\n")
            self.loose = []
        self.rows.append(row)

    def add_line(self, line: str) -> None:
        """Add a line outside of rows."""
        if self.rows:
            self.loose.append(line)
        elif line.strip():
            self.parts.append(line.strip())

    def close(self) -> None:
        """End the table."""
        if self.rows:
            number = sum(isinstance(part, Grid) for part in self.parts) + 1
            made = grid_from_rows(self.rows)
            self.parts.append(Grid(made.rows, table=number, first_row=made.first_row))
        self.parts += [line.strip() for line in self.loose if line.strip()]
        self.rows, self.loose = [], []


def _from_cells(lines: Sequence[str]) -> SourceDocument:
    """Read cells that each begin with a tab; an empty line ends a row, unless the row still lacks cells."""
    parts = _CopiedTable()
    row: list[str] = []
    for number, line in enumerate(lines):
        if line.startswith("\t"):
            row.append(line[1:])
        elif row and (line.strip() or _goes_on(lines, number, short=len(row) < parts.width)):
            row[-1] += f"\n{line}"
        elif row:
            parts.add_row(row)
            row = []
        else:
            parts.add_line(line)
    if row:
        parts.add_row(row)
    parts.close()
    return SourceDocument(tuple(parts.parts))


def _goes_on(lines: Sequence[str], number: int, *, short: bool) -> bool:
    """Return whether an empty line belongs to a cell: its row lacks cells, and the next line begins no row."""
    if not short:
        return False
    empty = sum(1 for _ in takewhile(lambda line: not line.strip(" "), lines[number : number + 10]))
    following = lines[number + empty] if number + empty < len(lines) else "\t"
    return not following.startswith("\t")


def _from_rows(lines: Sequence[str]) -> SourceDocument:
    """Read rows of cells with tabs between; a row that lacks cells continues in the next line."""
    parts = _CopiedTable()
    for row in _split(lines):
        last = parts.rows[-1] if parts.rows else []
        if len(row) == 1 and len(last) >= parts.width:
            parts.add_line(row[0])
        elif 0 < len(last) < parts.width and len(last) + len(row) - 1 <= parts.width:
            last[-1] += f"\n{row[0]}"
            last += row[1:]
        else:
            parts.add_row(row)
    parts.close()
    return SourceDocument(tuple(parts.parts))


def _split(lines: Sequence[str]) -> Rows:
    """Split lines at tabs, and honour quotation marks, as Excel copies them, where they match."""
    try:
        rows = split_rows("\n".join(lines), "\t", whole=True)
    except UnreadableDocumentError:
        rows = [line.split("\t") for line in lines]
    return [row or [""] for row in rows]

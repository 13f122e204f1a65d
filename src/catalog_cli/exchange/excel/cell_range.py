"""Cells and ranges of cells in a sheet, by the numbers of their rows and columns."""

import re
from collections.abc import Iterator

from msgspec import Struct

from catalog_cli.exchange.excel.formulas import column_number

CellPlace = tuple[int, int]
"""A row and a column, from 1."""
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
"""How a file names a cell: B12."""


class CellRange(Struct, frozen=True):
    """A range of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """How many places it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def places(self) -> Iterator[CellPlace]:
        """Yield all its places, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column

    def within(self, other: "CellRange") -> "CellRange | None":
        """Return what of it lies within another; None when nothing does."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return CellRange(top, left, bottom, right) if top <= bottom and left <= right else None


def place_of(reference: str) -> CellPlace | None:
    """Return the cell that a reference names; None where it names none."""
    found = REFERENCE.fullmatch(reference)
    return (int(found[2]), column_number(found[1])) if found else None


def areas_of(references: str) -> Iterator[CellRange]:
    """Read `A1:B2`, or several with spaces between; what is no range of cells is left out."""
    for reference in references.replace("$", "").split():
        first, _, last = reference.partition(":")
        start, end = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last or first)
        if start and end:
            rows = sorted((int(start[2]), int(end[2])))
            columns = sorted((column_number(start[1]), column_number(end[1])))
            yield CellRange(rows[0], columns[0], rows[1], columns[1])

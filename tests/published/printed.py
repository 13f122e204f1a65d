"""A table as an office publishes it, by hand: `<` is merged with the cell to the left, `^` with the one above.

A cell is between bars, and ⏎ in it is a line break.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

TABLES = Path(__file__).parent / "tables"
LEFT, ABOVE = "<", "^"
Grid = list[list[str]]


@dataclass(frozen=True)
class Cell:
    """A cell with its place, its text, and how many columns and rows it covers."""

    row: int
    column: int
    text: str
    columns: int
    rows: int


@dataclass(frozen=True)
class PrintedTable:
    """One table: the lines above it, its rows with their marks of merged cells, and how many are headings."""

    above: list[str]
    marked: Grid
    headings: int
    sheet: str = ""

    @property
    def grid(self) -> Grid:
        """The text of each place; that of a merged cell at each place that it covers."""
        grid: Grid = []
        for row in self.marked:
            grid.append([])
            for column, text in enumerate(row):
                shown = grid[-1][column - 1] if text == LEFT else grid[-2][column] if text == ABOVE else text
                grid[-1].append(shown)
        return grid

    def cells(self) -> Iterator[Cell]:
        """Yield the cells, row by row."""
        for row, texts in enumerate(self.marked):
            for column, text in enumerate(texts):
                if text not in {LEFT, ABOVE}:
                    yield Cell(row, column, text, self._across(row, column), self._down(row, column))

    def _across(self, row: int, column: int) -> int:
        rest = self.marked[row][column + 1 :]
        return 1 + next((count for count, text in enumerate(rest) if text != LEFT), len(rest))

    def _down(self, row: int, column: int) -> int:
        rest = [texts[column] for texts in self.marked[row + 1 :]]
        return 1 + next((count for count, text in enumerate(rest) if text != ABOVE), len(rest))


@dataclass(frozen=True)
class Published:
    """A document: its kind, its tables, the lines below them, and what is said to the program when it comes in."""

    name: str
    kind: str
    tables: list[PrintedTable]
    below: list[str]
    items: int
    options: list[str] = field(default_factory=list)
    encoding: str = "utf-8-sig"


def published(name: str) -> Published:
    """Read one of the tables."""
    record = YAML(typ="safe", pure=True).load(TABLES / f"{name}.yaml")
    tables = [_table(each) for each in record.pop("tables", [record])]
    more = {key: record[key] for key in ("options", "encoding") if key in record}
    return Published(name, record["kind"], tables, record.get("below", []), record["items"], **more)


def _table(record: dict[str, Any]) -> PrintedTable:
    rows = [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in record["rows"].splitlines()]
    assert len({len(row) for row in rows}) == 1, [len(row) for row in rows]
    return PrintedTable(record.get("above", []), rows, record.get("headings", 1), record.get("sheet", ""))

"""The headings of the official table as cells: one above several columns is one cell, as is one as high as all rows."""

from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.exchange.official import OfficialColumn


class HeadingCell(Struct, frozen=True):
    """A heading: its text, its row and column (from 0), and how many of both it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def heading_rows(columns: Sequence[OfficialColumn]) -> tuple[tuple[HeadingCell, ...], ...]:
    """Return the rows of headings, each with the cells that begin in it."""
    height = max((len(column.path) for column in columns), default=1)
    return tuple(tuple(_cells(columns, row, height)) for row in range(height))


def flat_headings(columns: Sequence[OfficialColumn]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of headings as texts: one above others in its first place, a lowest one in each."""
    rows = heading_rows(columns)
    texts = [[""] * len(columns) for _ in rows]
    for cell in (cell for row in rows for cell in row):
        is_lowest = cell.row + cell.rows == len(rows)
        for place in range(cell.column, cell.column + (cell.columns if is_lowest else 1)):
            texts[cell.row][place] = cell.text
    return tuple(tuple(row) for row in texts)


def _cells(columns: Sequence[OfficialColumn], row: int, height: int) -> list[HeadingCell]:
    found: list[HeadingCell] = []
    place = 0
    while place < len(columns):
        end = place + 1
        while end < len(columns) and _is_one(columns[place], columns[end], row):
            end += 1
        path = columns[place].path
        if row < len(path):
            rows = height - row if row == len(path) - 1 else 1
            found.append(HeadingCell(path[row], row, place, rows, end - place))
        place = end
    return found


def _is_one(one: OfficialColumn, other: OfficialColumn, row: int) -> bool:
    if one.path[: row + 1] != other.path[: row + 1] or len(one.path) <= row:
        return False
    # two columns of one heading are a field each; two of the office's own may share a word by chance
    return len(one.path) > row + 1 < len(other.path) or (
        len(one.path) == len(other.path) and bool(one.key and other.key)
    )

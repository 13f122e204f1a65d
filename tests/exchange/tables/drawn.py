"""Tables drawn as text: cells parted by |, `<` goes on with the cell to the left and `^` with the one above."""

from collections.abc import Iterable

from catalog_cli.exchange.tables.grid import Grid, GridCell


def grid(*lines: str, table: int = 1, sheet: str = "") -> Grid:
    """Make a grid of rows such as `序号 | 公开事项 | <`; \\n in a cell is a line break."""
    texts = [[text.strip().replace("\\n", "\n") for text in line.split("|")] for line in lines]
    width = max(len(row) for row in texts)
    texts = [[*row, *[""] * (width - len(row))] for row in texts]
    corners = _corners(texts)
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, corner in corners.items():
        places.setdefault(corner, []).append(place)
    cells = {corner: _cell(texts, corner, covered) for corner, covered in places.items()}
    return Grid(
        tuple(tuple(cells[corners[row, column]] for column in range(width)) for row in range(len(texts))), table, sheet
    )


def _corners(texts: list[list[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            before = (row, column - 1) if text == "<" else (row - 1, column) if text == "^" else None
            corners[row, column] = corners[before] if before else (row, column)
    return corners


def _cell(texts: list[list[str]], corner: tuple[int, int], covered: Iterable[tuple[int, int]]) -> GridCell:
    row, column = corner
    last_row, last_column = max(covered)
    return GridCell(texts[row][column], (), row, column, last_row - row + 1, last_column - column + 1)

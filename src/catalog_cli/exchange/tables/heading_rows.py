"""Which rows of a grid are its heading, and what stands over each column."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from catalog_cli.exchange.tables.columns import NUMBER
from catalog_cli.exchange.tables.grid import Cell, Grid
from catalog_cli.exchange.tables.headings import CORE, Named, on_one_line, option_of

Naming = Callable[[str], Named | None]
"""Says what a heading names; the user's own words for columns are part of it."""
DEEPEST = 4
"""How many rows a heading may have."""


class HeadingRows(Struct, frozen=True):
    """A heading: its first row, the first row after it, and for each column the headings over it, outermost first."""

    first: int
    end: int
    paths: tuple[tuple[str, ...], ...]


def starting(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """Give the cells with a text of a row, a merged one once, each with its first place in the row."""
    before: Cell | None = None
    for place, cell in enumerate(row):
        if cell.text and cell is not before and not (cell == before and cell.columns > 1) and cell.text.strip():
            yield place, cell
        before = cell


def heading_at(grid: Grid, index: int, naming: Naming) -> HeadingRows | None:
    """Find the heading whose most telling row is this one; None when the row is no heading."""
    cells = list(starting(grid.rows[index]))
    if not _is_heading([cell for _, cell in cells], naming):
        return None
    tops = [cell.row for _, cell in cells if cell.rows > 1 and cell.row < index and naming(cell.text)]
    first = max(min([index, *tops]), index - DEEPEST + 1)
    if first == index and index and _is_grouping(grid.rows[index - 1]):
        first -= 1
    ends = [cell.row + cell.rows for _, cell in cells if cell.row <= index and naming(cell.text)]
    end = min(max([index + 1, *ends]), first + DEEPEST, len(grid.rows))
    while end < min(len(grid.rows), first + DEEPEST) and _leads_on(grid.rows[end], end, naming):
        end += 1
    paths = tuple(_path(grid, first, end, place) for place in range(grid.width))
    while end < len(grid.rows) and _counts_columns(grid.rows[end]):
        end += 1
    return HeadingRows(first, end, paths)


def _is_heading(cells: Sequence[Cell], naming: Naming) -> bool:
    if len(cells) < 2:  # noqa: PLR2004 - one word is no heading
        return False
    found = [known for cell in cells if (known := naming(cell.text))]
    roles = {known.role for known in found} - {NUMBER}
    items = [known for known in found if known.role != NUMBER]
    if not roles & CORE or len({(known.role, known.depth) for known in items}) < min(2, len(cells)):
        return False
    options = sum(option_of(cell.text) is not None for cell in cells)
    if (len(found) + options) * 2 < len(cells) and len(roles) < 4:  # noqa: PLR2004 - so many are no accident
        return False
    strong = sum(not known.weak for known in items)
    return strong > 1 or (strong == 1 and len(found) > 1) or len(found) == len(cells)


def _is_grouping(row: Sequence[Cell]) -> bool:
    """Say whether a row over the heading joins its columns in groups (基本信息, 公开要求)."""
    cells = [cell for _, cell in starting(row)]
    groups = [cell for cell in cells if cell.columns > 1]
    return len(groups) > 1 and all(len(cell.text) <= 12 and not {":", "："} & set(cell.text) for cell in cells)  # noqa: PLR2004


def _leads_on(row: Sequence[Cell], index: int, naming: Naming) -> bool:
    """Say whether a row under a heading goes on with it: at least two of its own words, and most, are known."""
    own = [cell for _, cell in starting(row) if cell.row == index or cell.rows == 1]
    known = [cell for cell in own if naming(cell.text) or option_of(cell.text)]
    return len(known) > 1 and len(known) * 2 > len(own)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Say whether a row only numbers the columns (1, 2, 3 …)."""
    texts = [cell.text.strip("()（） \n") for _, cell in starting(row)]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]  # noqa: PLR2004


def _path(grid: Grid, first: int, end: int, place: int) -> tuple[str, ...]:
    path: list[str] = []
    for index in range(first, end):
        text = on_one_line(grid.rows[index][place].text)
        if not text and index + 1 < end and _has_own_below(grid, index, end, place):
            text = _group_to_the_left(grid, index, end, place)
        if text and text not in path[-1:]:
            path.append(text)
    return tuple(path)


def _has_own_below(grid: Grid, index: int, end: int, place: int) -> bool:
    return any(grid.rows[below][place].text.strip() for below in range(index + 1, end))


def _group_to_the_left(grid: Grid, index: int, end: int, place: int) -> str:
    """Give the heading of a group whose cells are not merged: the next to the left that has words under it."""
    for left in range(place - 1, -1, -1):
        text = on_one_line(grid.rows[index][left].text)
        if text:
            cell = grid.rows[index][left]
            return text if cell.columns == 1 and cell.rows == 1 and _has_own_below(grid, index, end, left) else ""
        if not _has_own_below(grid, index, end, left):
            return ""
    return ""

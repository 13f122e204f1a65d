"""Join the rows of one item: several rows beside one merged number and name, or below cells left empty for them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.exchange.tables.headings import NUMBER
from catalog_cli.model.document import Cleaning, Reason, TablePlace

_OF_ONE_ITEM = (NUMBER, "name")
_LEFT_EMPTY = (NUMBER, "category", "name")


def items_of(table: FoundTable, rows: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield the rows of each item together; a row with metadata is an item of its own."""
    together: list[int] = []
    for row in rows:
        if together and not (row == together[-1] + 1 and _is_same_item(table, together[-1], row)):
            yield tuple(together)
            together = []
        together.append(row)
    if together:
        yield tuple(together)


def joined_row(table: FoundTable, rows: Sequence[int]) -> tuple[tuple[GridCell, ...], list[Cleaning]]:
    """Join the cells of an item's rows, their texts by line breaks; return them with a report for each that changed."""
    cells = list(table.grid.rows[rows[0]])
    cleanings: list[Cleaning] = []
    for column in table.columns:
        parts = list(dict.fromkeys(table.grid.rows[row][column.index] for row in rows))
        if len(parts) == 1:
            continue
        texts = dict.fromkeys(part.text.strip() for part in parts if part.text.strip())
        links = tuple(dict.fromkeys(link for part in parts for link in part.links))
        text = "\n".join(texts)
        cells[column.index] = replace(parts[0], text=text, links=links)
        if len(texts) > 1:
            grid = table.grid
            place = TablePlace(grid.table, grid.first_row + rows[0], grid.first_column + column.index, grid.sheet)
            cleanings.append(Cleaning(place, column.heading, Reason.JOINED, parts[0].text, text))
    return tuple(cells), cleanings


def _is_same_item(table: FoundTable, above: int, row: int) -> bool:
    grid = table.grid
    if above in grid.metadata or row in grid.metadata:
        return False
    places = [column.index for column in table.columns if column.role in _OF_ONE_ITEM]
    has_name = any(column.role == "name" for column in table.columns)
    merged = all(_is_one(grid.rows[above][place], grid.rows[row][place]) for place in places)
    return has_name and (merged or _is_below(table, above, row))


def _is_below(table: FoundTable, above: int, row: int) -> bool:
    """Return whether a row leaves empty what tells an item from the next, as where merged cells were taken apart."""
    columns = {column.index: column.role for column in table.columns if column.role in _LEFT_EMPTY}
    if not {NUMBER, "name"} <= {*columns.values()}:
        return False
    cells = table.grid.rows[row]
    named = any(table.grid.rows[above][place].text.strip() for place, role in columns.items() if role == "name")
    return named and not any(cells[place].text.strip() for place in columns)


def _is_one(above: GridCell, cell: GridCell) -> bool:
    return cell.rows > 1 and (above.row, above.column) == (cell.row, cell.column) and bool(cell.text.strip())

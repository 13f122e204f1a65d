"""The items of one found table, row by row."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from catalog_cli.exchange.carried import Carried, carried_from, settled
from catalog_cli.exchange.tables.categories import LEVEL, Categories, line_between
from catalog_cli.exchange.tables.cells import is_number
from catalog_cli.exchange.tables.columns import EXTRA, NUMBER, FoundTable
from catalog_cli.exchange.tables.grid import Cell
from catalog_cli.exchange.tables.items import read_values
from catalog_cli.exchange.tables.restoring import mended, printed, restored
from catalog_cli.exchange.tables.rows import Row, read_row
from catalog_cli.model.document import Cleaning, LeftOut, Place, ReadItem
from catalog_cli.model.field import printed_together
from catalog_cli.model.item import Value
from catalog_cli.model.item_id import is_id
from catalog_cli.model.message import message

_NAMELESS = "其他"
"""The category of a table that names none."""
_STEP = 64
_ALWAYS_THERE = ("name", "content")
"""What every item has, taken from beside it where a row leaves it empty."""


class Reading(Struct):
    """A table while it is read: the categories so far, the item's row above, and the lines that name categories."""

    table: FoundTable
    categories: Categories
    above: Row | None = None
    lines: dict[str, Place] = field(default_factory=dict)


class TableItems(Struct):
    """What one table gives: its items, what was cleaned in its cells, and the lines in it that became nothing.

    `end` is where the reading of it ended, for a table that goes on in another.
    """

    end: Reading
    items: list[ReadItem] = field(default_factory=list)
    cleanings: list[Cleaning] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def rows_of(table: FoundTable) -> tuple[int, ...]:
    """Give the indexes of the rows to read; a row that something is carried for always holds an item."""
    return tuple(sorted({*table.rows, *table.grid.carried})) if table.grid.carried else table.rows


def read_table(table: FoundTable, title: str, step: Callable[[int], None], before: Reading | None) -> TableItems:
    """Read a table's rows; `title` is the category where the table names none, `step` is told the rows done.

    `before` is where the table before it ended: one with the same headings goes on from there.
    """
    reading = Reading(table, Categories(table.category or title or _NAMELESS))
    if before and _goes_on(before.table, table):
        reading.above, reading.categories.levels = before.above, before.categories.levels
    found = TableItems(reading)
    for done, index in enumerate(rows_of(table)):
        if done % _STEP == 0:
            step(done)
        carried = carried_from(table.grid.carried.get(index, ""))
        if carried:
            _read_carried(reading, index, carried, found)
        else:
            _read_plain(reading, index, found)
    used = {str(item.values["category"]) for item in found.items}
    found.left_out += [_unused(line, place) for line, place in reading.lines.items() if not _is_used(line, used)]
    return found


def _goes_on(before: FoundTable, table: FoundTable) -> bool:
    one, other = ([(column.role, column.heading) for column in each.columns] for each in (before, table))
    return one == other and before.grid.sheet == table.grid.sheet


def read_alone(table: FoundTable, index: int) -> dict[str, Value]:
    """Read the values that a row's texts alone give, whatever stands above them, leads on from them or spaces them."""
    cells = tuple(Cell(settled(cell.text)) for cell in table.grid.rows[index])
    row = read_row(table, index, None, cells)
    return read_values(row, Categories("").of(row)[0]).values


def _read_carried(reading: Reading, index: int, carried: Carried, found: TableItems) -> None:
    """Read a row of a document that we wrote: what nobody edited is what it was, and nothing in it was cleaned."""
    table = reading.table
    row = read_row(table, index, None)
    if carried.is_print_of(printed(row.cells)):
        reading.categories.of(row)
        values = restored(read_alone(table, index), carried)
    else:
        row = read_row(table, index, reading.above)
        category, cleanings = reading.categories.of(row)
        read = read_values(row, category)
        values = mended(read.values, carried, table, row.cells)
        found.cleanings += [*row.cleanings, *cleanings, *read.cleanings]
    reading.above = row
    found.items.append(ReadItem(values, _place(table, index), carried.id, _covers(table, carried.values)))


def _read_plain(reading: Reading, index: int, found: TableItems) -> None:
    table, row = reading.table, read_row(reading.table, index, reading.above)
    found.cleanings += row.cleanings
    line = line_between(row)
    if line:
        reading.categories.line = line
        reading.lines[line] = _place(table, index)
        return
    if row.is_empty:
        return
    category, cleanings = reading.categories.of(row)
    found.cleanings += cleanings
    if row.names_only_category:
        reading.lines[category] = _place(table, index)
        return
    read = read_values(row, category)
    found.cleanings += read.cleanings
    found.left_out += [each for each in _unnumbered(row) if each not in found.left_out]
    # what was only filled in must not overwrite what an item has
    covers = _covers(table, {}) - {role for role in _ALWAYS_THERE if not row.text(role)}
    found.items.append(ReadItem(read.values, _place(table, index), _own_id(row), covers))
    reading.above = row


def _unnumbered(row: Row) -> list[LeftOut]:
    """Give what stands in the column of numbers and is none."""
    why = message("This column numbers the rows and is not kept, but the text is no number.")
    found = row.entries.get(NUMBER, ())
    return [LeftOut(entry.place, entry.text, why) for entry in found if not is_number(entry.text)]


def _own_id(row: Row) -> str | None:
    text = row.text("id")
    return text if is_id(text) else None


def _covers(table: FoundTable, carried: Mapping[str, Value]) -> frozenset[str]:
    """Give the keys that a row has a place for."""
    roles = [column.role for column in table.columns if column.role not in {EXTRA, NUMBER, "id"}]
    headings = [f"{EXTRA}/{column.heading}" for column in table.columns if column.role == EXTRA]
    return frozenset([*headings, *carried, *(key for role in roles for key in printed_together(role))])


def _place(table: FoundTable, index: int) -> Place:
    return Place(table.grid.table, table.grid.first_row + index, 0, table.grid.sheet)


def _is_used(line: str, categories: Iterable[str]) -> bool:
    return any(each == line or each.startswith(f"{line}{LEVEL}") for each in categories)


def _unused(line: str, place: Place) -> LeftOut:
    return LeftOut(place, line, message("this line names a category that no item stands in"))

"""Compute the metadata that each row of the official table needs for a lossless round trip, or whether it needs any.

A row is read back as the reader of tables will read it, and what differs from its item is its metadata. Here the
cells are read one by one, each kind of text once, instead of row by row: that is six times as fast, and holds where a
table has one column for each field, so that no cell changes what another one says. Any other table is read by rows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import pairwise
from zlib import crc32

import msgspec
from msgspec.structs import replace

from catalog_cli.exchange.official import OfficialRow, OfficialTable
from catalog_cli.exchange.official_headings import HeadingCell, heading_rows
from catalog_cli.exchange.options import Memo, ReadOptions, no_memo
from catalog_cli.exchange.row_metadata import metadata_text, settled, without_addresses
from catalog_cli.exchange.tables.cells import citations, cleaned, is_ditto, is_nothing
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell, Link, SourceDocument, Spanned, rectangle
from catalog_cli.exchange.tables.headings import DEEPEST, EXTRA, NUMBER, heading_at, meaning_of
from catalog_cli.exchange.tables.link_cells import read_link
from catalog_cli.exchange.tables.locate import locate
from catalog_cli.exchange.tables.read import read_alone, read_tables
from catalog_cli.exchange.tables.wrapped import unwrapped
from catalog_cli.model.document import ReadItem
from catalog_cli.model.errors import CatalogError, NoTableError
from catalog_cli.model.field import FIELDS, Kind, printed_together
from catalog_cli.model.item import Item, ItemShapeError, Value, is_id, item_from
from catalog_cli.model.text import visible

_PRINTED = frozenset(key for key, field in FIELDS.items() if field.always_printed or field.printed_after)
_OWN_TEXT = frozenset(
    key for key in _PRINTED if FIELDS[key].kind is Kind.TEXT and not FIELDS[key].boxed and key != "link"
)
"""Fields whose cell is their text."""
_ALWAYS_THERE = ("name", "content")
"""Fields that the reader of tables completes from the cells beside them where their own is empty."""
FURTHER = ("id", "order", "published_with")
"""Fields that the official table does not print, and a flat table has in columns after it."""
_COUNTED = frozenset(("编号", "id", "ID", "标识"))
"""Headings whose meaning depends on all the texts below."""
_TOGETHER = 64
"""About so many rows are judged together."""


def metadata_rows(
    table: OfficialTable, *, is_sent: bool = False, memo: Memo = no_memo, part: Memo = no_memo
) -> tuple[str, ...]:
    """Return the metadata of each row, as the text that a document keeps; more of it in a sheet that `is_sent` out.

    A document that shows the cells as `visible` texts in the order of the table's headings, and gives a row's text
    back in `Grid.metadata`, is read as the very same items.
    """
    columns = [(each.path, each.key, each.absent, each.same, each.option) for each in table.columns]
    rows = [(row.item, row.cells, row.words, row.lines) for row in table.rows]
    made_of = ("metadata", columns, rows, table.lines, table.link_on, is_sent)
    known = recalled(memo, made_of, lambda: msgspec.msgpack.encode(_metadata_rows(table, part, is_sent=is_sent)))
    return msgspec.msgpack.decode(known, type=tuple[str, ...])


def packed(values: object) -> bytes | None:
    """Return values as bytes; None for what cannot be, such as half of a surrogate pair."""
    try:
        return msgspec.msgpack.encode(values)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return None


def _metadata_rows(table: OfficialTable, part: Memo, *, is_sent: bool) -> tuple[str, ...]:
    rows = table.rows
    if not rows:
        return ()
    columns = found_columns(table)
    read = read_cells if is_read_by_cells(columns) else read_alone

    def text(row: OfficialRow) -> bytes:
        cells = _official_cells(table, row, 0)
        alone = FoundTable(Grid((cells,)), columns, ())
        return metadata_text(row.item, read(alone, 0), alone, cells, is_sent=is_sent).encode()

    made_of = "metadata", columns, is_sent
    shared = packed(made_of) or made_of
    return tuple(recalled(part, (shared, row.item, row.cells, row.words), partial(text, row)).decode() for row in rows)


def recalled(memo: Memo, made_of: object, compute: Callable[[], bytes]) -> bytes:
    """Return what is computed of some values alone, where it may be known already."""
    if memo is no_memo:
        return compute()
    key = packed(made_of)
    return compute() if key is None else memo(key, compute)


def cells_suffice(grid: Grid, items: Sequence[Item], part: Memo = no_memo) -> bool:
    """Return whether a flat table without metadata, whose rows are these items, is read back as the very same items.

    The last columns hold fields of `FURTHER`, the id always among them.
    """
    try:
        if _cells_surely_suffice(grid, items, part):
            return True
        document = read_tables(SourceDocument((grid,)), ReadOptions())
        return [_as_read(read) for read in document.items] == list(items)
    except (CatalogError, ItemShapeError):
        return not items


def official_grid(table: OfficialTable, most: int | None = None) -> Grid:
    """Return the official table as a document of ours is read: headings, then each row with what it shares.

    Of a long one, no more than the first rows where `most` says how many, the headings among them.
    """
    headings = rectangle([[[_spanned(cell) for cell in row] for row in heading_rows(table.columns)]])
    rows = (_official_cells(table, row, index) for index, row in enumerate(table.rows[:most], len(headings)))
    return Grid((*headings, *rows)[:most])


def _official_cells(table: OfficialTable, row: OfficialRow, index: int) -> tuple[GridCell, ...]:
    return _linked(tuple(GridCell(visible(text), (), index, place) for place, text in enumerate(row.cells)), table, row)


def _linked(cells: tuple[GridCell, ...], table: OfficialTable, row: OfficialRow) -> tuple[GridCell, ...]:
    """Add the address that a word in its cell leads to."""
    if not row.link or not row.words or row.words == row.link:
        return cells
    link = Link(row.link, visible(row.words))
    return tuple(
        replace(cell, links=(link,)) if column.key == table.link_on else cell
        for column, cell in zip(table.columns, cells, strict=True)
    )


def _spanned(cell: HeadingCell) -> Spanned:
    return Spanned(visible(cell.text), rows=cell.rows, columns=cell.columns)


def read_cells(found: FoundTable, index: int) -> dict[str, Value]:
    """Read a row of the official table cell by cell; the same as `read_alone` gives."""
    cells = found.grid.rows[index]
    if any(cells[column.index].links for column in found.columns if column.role != "link"):
        return read_alone(found, index)
    values: dict[str, Value] = {}
    extra: dict[str, str] = {}
    for column in found.columns:
        if column.role == NUMBER:
            continue
        for key, value in _read_cell(column, cells[column.index]).items():
            if key == EXTRA and isinstance(value, Mapping):
                extra |= value
            else:
                values[key] = value
    if not all(values.get(key) for key in _ALWAYS_THERE):
        return read_alone(found, index)
    return {**values, EXTRA: extra} if extra else values


def found_columns(table: OfficialTable) -> tuple[TableColumn, ...]:
    """Return the columns as they are found in a document; the first rows tell what they are, or all of them."""
    headings = [visible("/".join(column.path)) for column in table.columns]
    are_plain = len(set(headings)) == len(headings) and all(map(str.strip, headings)) and _COUNTED.isdisjoint(headings)
    above = len(heading_rows(table.columns))
    for most in [2 * DEEPEST] * are_plain + [None]:
        # a table whose headings are nearly all its own is not known for one, and is written all the same
        with suppress(NoTableError):
            rows = official_grid(table, most).rows
            # a row that carries metadata holds an item, whatever its texts look like
            carrying = Grid(rows, metadata=dict.fromkeys(range(above, len(rows)), "{}"))
            layout = locate(SourceDocument((*(line.text for line in table.lines), carrying)), ReadOptions())
            for found in layout.tables[:1]:
                return found.columns
    # a table with nothing but blanks is none, and is read as nothing
    return ()


def is_read_by_cells(columns: Sequence[TableColumn]) -> bool:
    """Return whether cells can be read alone: each field has one column at most, and none is for ticks."""
    roles = Counter(column.role for column in columns if column.role != EXTRA)
    known = roles.keys() <= {NUMBER, "category", *_PRINTED} and roles.keys() >= {"category", *_ALWAYS_THERE}
    return known and max(roles.values()) == 1 and not any(column.option for column in columns)


def _read_cell(column: TableColumn, cell: GridCell) -> Mapping[str, Value]:
    """Return the values that a cell says by itself."""
    text = settled(cell.text)
    # texts that hardly recur are read without the reader's machinery, and not memoised
    if column.role in _OWN_TEXT:
        kept = unwrapped(cleaned(text)[0], column.role)
        return {} if is_nothing(kept) and not (kept and column.role == "content") else {column.role: kept}
    if column.role == "basis":
        kept = unwrapped(cleaned(text)[0], column.role)
        return {} if is_nothing(kept) else {column.role: tuple(dict.fromkeys(citations(kept)))}
    if column.role == "link":
        kept = cleaned(text)[0]
        return {} if is_nothing(kept) else dict(_link(kept, without_addresses(cell)))
    return _memoised_cell(column, text)


def _link(text: str, links: Sequence[Link]) -> Iterator[tuple[str, str]]:
    cell = read_link(text, links)
    if cell.link:
        yield "link", cell.link
    if cell.note:
        yield "link_note", cell.note


@lru_cache(maxsize=8192)
def _memoised_cell(column: TableColumn, text: str) -> Mapping[str, Value]:
    alone = FoundTable(Grid(((GridCell(text),),)), (replace(column, index=0),), (0,))
    keys = {*printed_together(column.role), EXTRA}
    return {key: value for key, value in read_alone(alone, 0).items() if key in keys}


def _cells_surely_suffice(grid: Grid, items: Sequence[Item], part: Memo) -> bool:
    """Return whether each row can be read by itself, cell by cell, and is its item; False may be wrong.

    The rows are read as `read_tables` would: what it takes from other rows (同上, an empty category, a second use of an
    id) and what `read_cells` does to spaces must not occur. Some are judged at a time: what all of them say of the
    columns, the whole table says.
    """
    if len({item.id for item in items}) < len(items):
        return False
    above = grid.rows[: len(grid.rows) - len(items)]
    headings, first, said = _texts_of(above), len(above), set[bytes]()
    for count in _counts(items):
        rows, own = grid.rows[first : first + count], items[first - len(above) : first - len(above) + count]
        first += count
        said.add(recalled(part, ("said", headings, _texts_of(rows), own), partial(_said_columns, above, rows, own)))
    return len(said) == 1 and b"" not in said


def _counts(items: Sequence[Item]) -> Iterator[int]:
    """Yield of how many rows to judge together; ids say where to part them, so that a new item parts no others."""
    ends = [
        place for place, item in enumerate(items, 1) if crc32(item.id.encode("utf-8", "surrogatepass")) % _TOGETHER == 0
    ]
    yield from (end - start for start, end in pairwise(dict.fromkeys((0, *ends, len(items)))))


def _texts_of(rows: Sequence[Sequence[GridCell]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def _said_columns(
    above: Sequence[tuple[GridCell, ...]], rows: Sequence[tuple[GridCell, ...]], items: Sequence[Item]
) -> bytes:
    """Return the columns of a table of these rows, packed, where each is surely its item; empty where it may not be."""
    below = tuple(tuple(replace(cell, row=row) for cell in cells) for row, cells in enumerate(rows, len(above)))
    grid = Grid((*above, *below))
    tables = locate(SourceDocument((grid,)), ReadOptions()).tables
    every_row = tuple(range(len(above), len(grid.rows)))
    if [table.rows for table in tables] != [every_row] or any(heading_at(grid, row, meaning_of) for row in every_row):
        return b""
    further = {column.index: column.role for column in tables[0].columns if column.role in FURTHER}
    printed = tuple(column for column in tables[0].columns if column.role not in FURTHER)
    are_last = [*further] == [*range(grid.width - len(further), grid.width)]
    if "id" not in further.values() or not are_last or not is_read_by_cells(printed):
        return b""
    # most texts recur
    texts = {cell.text for cells in below for cell in cells}
    if any(settled(text) != text or is_ditto(text) for text in texts):
        return b""
    found, keys = FoundTable(grid, printed, ()), [*further.values()]
    are_items = all(_is_item(found, index, item, keys) for index, item in zip(every_row, items, strict=True))
    return packed(tables[0].columns) or b"" if are_items else b""


def _is_item(found: FoundTable, index: int, item: Item, keys: Sequence[str]) -> bool:
    # cells that say these fields are not read: a reader takes them as they are, if only they are of the right form
    if not is_id(item.id) or (item.order is not None and item.order < 1):
        return False
    if item.published_with is not None and (item.link or not is_id(item.published_with)):
        return False
    values = read_cells(found, index)
    further = {key: value for key in keys if (value := item.value(key)) is not None}
    return bool(values.get("category")) and item_from({**values, **further}) == item


def _as_read(read: ReadItem) -> Item | None:
    """Return the item that was read; None where its note also names another item."""
    return item_from({**read.values, "id": read.id}) if read.id and read.with_item is None else None

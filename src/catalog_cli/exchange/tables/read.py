"""Read a document's tables into items, row by row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from msgspec import Struct, field
from msgspec.structs import replace

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.row_metadata import (
    RowMetadata,
    parse_metadata,
    printed,
    restore,
    restore_edited,
    settled,
    unedited_keys,
    without_addresses,
)
from catalog_cli.exchange.sent_items import parse_sent
from catalog_cli.exchange.tables.cells import is_number
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.differences import notes_of
from catalog_cli.exchange.tables.grid import GridCell, SourceDocument
from catalog_cli.exchange.tables.headings import EXTRA, NUMBER, normal
from catalog_cli.exchange.tables.items import APART_IF_UNFIT, partners, read_values
from catalog_cli.exchange.tables.joined_rows import items_of, joined_row
from catalog_cli.exchange.tables.learn import LearnedForm, ReadRow, learn, without_words
from catalog_cli.exchange.tables.locate import DocumentLayout, locate
from catalog_cli.exchange.tables.rows import Categories, TableRow, line_between, read_row
from catalog_cli.model.document import (
    Cleaning,
    Document,
    LeftOut,
    NoteKind,
    ReadingNote,
    ReadItem,
    Reason,
    TablePlace,
    UnknownColumn,
)
from catalog_cli.model.field import FIELDS, printed_together
from catalog_cli.model.item import Value, is_id, is_within
from catalog_cli.model.message import message
from catalog_cli.model.text import unspaced

_NAMELESS = "其他"
"""The category of a table that names none."""
_STEP = 64
_ALWAYS_THERE = ("name", "content")
"""Fields that every item has; where a row leaves one empty, it is filled in from others."""


class TableReading(Struct):
    """The state while a table is read: the categories, the item's row above, and the lines that name categories."""

    table: FoundTable
    categories: Categories
    above: TableRow | None = None
    lines: dict[str, TablePlace] = field(default_factory=dict)


class TableItems(Struct):
    """The items of one table with their cells, what was cleaned in them, and its lines that became no item.

    `end` is where the reading of it ended, for a table that goes on in another.
    """

    end: TableReading
    items: list[ReadItem] = field(default_factory=list)
    cells: list[tuple[GridCell, ...]] = field(default_factory=list)
    cleanings: list[Cleaning] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_tables(source: SourceDocument, options: ReadOptions) -> Document:
    """Find the tables of items and read their rows.

    Raises:
        NoTableError: there is none, or not the one that was asked for.
    """
    layout = locate(source, options)
    count = sum(len(rows_of(table)) for table in layout.tables)
    reads: list[TableItems] = []
    done = 0
    for table in layout.tables:
        before = reads[-1].end if reads else None
        reads.append(read_table(table, layout.title, partial(_step, options, done, count), before))
        done += len(rows_of(table))
    options.step(count, count)
    learned = _learned(source, layout, reads, options)
    plain = (without_words(item, options.link_text) for read in reads for item in read.items)
    items = _each_id_once(learned.items if learned else plain)
    return Document(
        title=layout.title,
        publishers=layout.publishers,
        categories=tuple(dict.fromkeys(str(item.values["category"]) for item in items)),
        items=_with_partners(items),
        cleanings=tuple(dict.fromkeys(cleaning for read in reads for cleaning in read.cleanings)),
        unknown_columns=tuple(column for table in layout.tables for column in _unknown(table, options)),
        left_out=(*layout.left_out, *(left for read in reads for left in read.left_out)),
        notes=_not_kept((*layout.notes, *_unused_categories(layout.tables, reads)), learned),
        reading=_reading_notes(source, layout.tables, options),
        tables=len({table.grid.table for table in layout.tables}),
        form=learned.form if learned and options.learns_form else None,
        sent=parse_sent(next((grid.sent for grid in source.grids if grid.sent), "")),
    )


def _not_kept(notes: Sequence[str], learned: LearnedForm | None) -> tuple[str, ...]:
    """Return the lines around the tables without those that the form keeps."""
    lines = [*learned.form.lines, *learned.form.notes] if learned else []
    kept = "\n".join(unspaced(line) for line in lines)
    return tuple(text for text in notes if unspaced(text) not in kept)


def _learned(
    source: SourceDocument, layout: DocumentLayout, reads: Sequence[TableItems], options: ReadOptions
) -> LearnedForm | None:
    rows = [
        ReadRow(table, cells, item)
        for table, read in zip(layout.tables, reads, strict=True)
        for cells, item in zip(read.cells, read.items, strict=True)
    ]
    if not rows or not (options.learns_form or options.form):
        return None
    return learn(source, layout, rows, None if options.learns_form else options.form)


def _reading_notes(
    source: SourceDocument, tables: Sequence[FoundTable], options: ReadOptions
) -> tuple[ReadingNote, ...]:
    """Collect the differences of the tables that were asked for, and those around them, in the document's order."""
    notes = [*source.notes, *(note for grid in source.grids for note in notes_of(grid))]
    numbering = {
        (table.grid.table, table.grid.first_column + column.index)
        for table in tables
        for column in table.columns
        if column.role == NUMBER
    }
    # the numbers of rows are not kept, whoever counts them
    notes = [
        note
        for note in notes
        if note.kind is not NoteKind.COUNTED or (note.place.table, note.place.column) not in numbering
    ]
    if options.table is not None:
        wanted = {0, *(table.grid.table for table in tables)}
        notes = [note for note in notes if note.place.table in wanted]
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: note.place.table))


def _unused_categories(tables: Sequence[FoundTable], reads: Sequence[TableItems]) -> Iterator[str]:
    """Yield the categories printed above tables in which every row names its own."""
    for table, read in zip(tables, reads, strict=True):
        if table.category and not any(table.category in str(item.values["category"]) for item in read.items):
            yield table.category


def _step(options: ReadOptions, before: int, count: int, row: int) -> None:
    options.step(before + row, count)


def _each_id_once(items: Iterable[ReadItem]) -> tuple[ReadItem, ...]:
    """Remove the id from copies of a row: only the first one is the item."""
    used: set[str] = set()
    found = []
    for item in items:
        found.append(replace(item, id=None) if item.id in used else item)
        used |= {item.id} if item.id else set()
    return tuple(found)


def _with_partners(items: Sequence[ReadItem]) -> tuple[ReadItem, ...]:
    """Set the item that an item is published with, where only its note says so."""
    found = partners([item.values for item in items])
    return tuple(
        item if partner is None or item.id else replace(item, with_item=partner)
        for item, partner in zip(items, found, strict=True)
    )


def _unknown(table: FoundTable, options: ReadOptions) -> Iterator[UnknownColumn]:
    """Yield the columns that nobody has named: neither the user, nor the catalogue's form."""
    grid = table.grid
    named = {normal(heading) for heading in (*options.columns, *options.known)}
    for column in table.columns:
        if column.role == EXTRA and normal(column.heading) not in named:
            place = TablePlace(grid.table, 0, grid.first_column + column.index, grid.sheet)
            yield UnknownColumn(place, column.heading)


def rows_of(table: FoundTable) -> tuple[int, ...]:
    """Return the indexes of the rows to read; a row with metadata always holds an item."""
    return tuple(sorted({*table.rows, *table.grid.metadata})) if table.grid.metadata else table.rows


def read_table(table: FoundTable, title: str, step: Callable[[int], None], before: TableReading | None) -> TableItems:
    """Read a table's rows; `title` is the category where the table names none, `step` is called with the rows done.

    `before` is where the table before it ended: one with the same headings goes on from there.
    """
    has_categories = any(column.role == "category" for column in table.columns)
    outer = table.category if has_categories else ""
    reading = TableReading(table, Categories(table.category or title or _NAMELESS, outer))
    # a table that goes on over a page break is two tables in many documents; 同上 and categories reach across
    if before and _goes_on(before.table, table):
        reading.above, reading.categories.levels = before.above, before.categories.levels
    found = TableItems(reading)
    done = 0
    for rows in items_of(table, rows_of(table)):
        index = rows[0]
        if done % _STEP == 0:
            step(done)
        done += len(rows)
        metadata = parse_metadata(table.grid.metadata.get(index, ""))
        if metadata:
            _read_metadata(reading, index, metadata, found)
        else:
            _read_plain(reading, rows, found)
    used = {str(item.values["category"]) for item in found.items}
    if not table.category and (assumed := title or _NAMELESS) in used:
        place = TablePlace(table.grid.table, 0, 0, table.grid.sheet)
        found.cleanings.append(Cleaning(place, FIELDS["category"].heading, Reason.ASSUMED, "", assumed))
    found.left_out += [_unused(line, place) for line, place in reading.lines.items() if not _is_used(line, used)]
    return found


def _goes_on(before: FoundTable, table: FoundTable) -> bool:
    one, other = ([(column.role, column.heading) for column in each.columns] for each in (before, table))
    return one == other and before.grid.sheet == table.grid.sheet and before.category == table.category


def read_alone(table: FoundTable, index: int) -> dict[str, Value]:
    """Read a row by its own texts alone, whatever the rows around it say and however its texts are spaced."""
    cells = tuple(GridCell(settled(cell.text), without_addresses(cell)) for cell in table.grid.rows[index])
    row = read_row(table, index, None, cells)
    return read_values(row, Categories("").of(row)[0]).values


def _read_metadata(reading: TableReading, index: int, metadata: RowMetadata, found: TableItems) -> None:
    """Read a row of a document that we wrote: what nobody edited is as it was, and needs no cleaning."""
    table = reading.table
    row = read_row(table, index, None)
    covers = _covers(table, metadata.values)
    # the print is a digest of the row as we wrote it: equal means that nobody edited a cell
    if metadata.is_of(printed(table, row.cells)):
        as_sent = covers
        reading.categories.of(row)
        values = restore(read_alone(table, index), metadata)
    else:
        row = read_row(table, index, reading.above)
        category, cleanings = reading.categories.of(row)
        read = read_values(row, category)
        values = restore_edited(read.values, metadata, table, row.cells)
        as_sent = unedited_keys(metadata, table, row.cells)
        found.cleanings += [*row.cleanings, *cleanings, *read.cleanings]
    reading.above = row
    found.cells.append(row.cells)
    found.items.append(ReadItem(values, _place(table, index), metadata.id, covers, as_sent=as_sent))


def _read_plain(reading: TableReading, rows: Sequence[int], found: TableItems) -> None:
    """Read a row, or several that are one item."""
    table, index = reading.table, rows[0]
    cells, joinings = joined_row(table, rows) if len(rows) > 1 else ((), [])
    row = read_row(table, index, reading.above, cells)
    found.cleanings += [*joinings, *row.cleanings]
    line = line_between(row)
    if line:
        reading.categories.line = line
        reading.lines[line] = _place(table, index)
        return
    if row.is_empty:
        return
    found.left_out += [each for each in _unnumbered(row) if each not in found.left_out]
    category, cleanings = reading.categories.of(row)
    found.cleanings += cleanings
    # a row with nothing but a category heads the rows that follow
    if row.names_only_category:
        reading.lines[category] = _place(table, index)
        return
    read = read_values(row, category)
    found.cleanings += read.cleanings
    # a value that was only filled in, or that its field cannot hold, must not overwrite what an item has
    unfit = {role for role in row.entries if role in APART_IF_UNFIT and row.text(role) and role not in read.values}
    # and a row without an order of its own has that of its place
    unsaid = {"order"} - read.values.keys() if _own_id(row) is None else set()
    covers = _covers(table, {}) - {role for role in _ALWAYS_THERE if not row.text(role)} - unfit - unsaid
    found.cells.append(row.cells)
    found.items.append(ReadItem(read.values, _place(table, index), _own_id(row), covers))
    reading.above = row


def _unnumbered(row: TableRow) -> list[LeftOut]:
    """Report texts in the column of numbers that are no numbers."""
    why = message("This column numbers the rows and is not kept, but the text is not a number.")
    found = row.entries.get(NUMBER, ())
    return [LeftOut(entry.place, entry.text, why) for entry in found if not is_number(entry.text)]


def _own_id(row: TableRow) -> str | None:
    text = row.text("id")
    return text if is_id(text) else None


def _covers(table: FoundTable, metadata: Mapping[str, Value]) -> frozenset[str]:
    """Return the keys that a row of the table can say something about."""
    return _columns_cover(table.columns) | metadata.keys()


@lru_cache(maxsize=16)
def _columns_cover(columns: tuple[TableColumn, ...]) -> frozenset[str]:
    roles = [column.role for column in columns if column.role not in {EXTRA, NUMBER, "id"}]
    headings = [f"{EXTRA}/{column.heading}" for column in columns if column.role == EXTRA]
    return frozenset([*headings, *(key for role in roles for key in printed_together(role))])


def _place(table: FoundTable, index: int) -> TablePlace:
    return TablePlace(table.grid.table, table.grid.first_row + index, 0, table.grid.sheet)


def _is_used(line: str, categories: Iterable[str]) -> bool:
    return any(is_within(each, line) for each in categories)


def _unused(line: str, place: TablePlace) -> LeftOut:
    return LeftOut(place, line, message("this line names a category without items"))

"""From a document's paragraphs and tables to its items."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.columns import EXTRA, FoundTable
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.tables.locate import locate
from catalog_cli.exchange.tables.partners import partners
from catalog_cli.exchange.tables.table_items import TableItems, read_table, rows_of
from catalog_cli.model.document import Document, Place, ReadItem, UnknownColumn


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
    items = _each_id_once(item for read in reads for item in read.items)
    return Document(
        title=layout.title,
        publishers=layout.publishers,
        categories=tuple(dict.fromkeys(str(item.values["category"]) for item in items)),
        items=_with_partners(items),
        cleanings=tuple(dict.fromkeys(cleaning for read in reads for cleaning in read.cleanings)),
        unknown_columns=tuple(column for table in layout.tables for column in _unknown(table)),
        left_out=(*layout.left_out, *(left for read in reads for left in read.left_out)),
        notes=(*layout.notes, *_unused_categories(layout.tables, reads)),
        tables=len({table.grid.table for table in layout.tables}),
    )


def _unused_categories(tables: Sequence[FoundTable], reads: Sequence[TableItems]) -> Iterator[str]:
    """Give the lines over tables or their parts whose rows all name categories of their own."""
    for table, read in zip(tables, reads, strict=True):
        if table.category and not any(table.category in str(item.values["category"]) for item in read.items):
            yield table.category


def _step(options: ReadOptions, before: int, count: int, row: int) -> None:
    options.step(before + row, count)


def _each_id_once(items: Iterable[ReadItem]) -> tuple[ReadItem, ...]:
    """Take the id from a row that was copied: the first one is the item."""
    used: set[str] = set()
    found = []
    for item in items:
        found.append(replace(item, id=None) if item.id in used else item)
        used |= {item.id} if item.id else set()
    return tuple(found)


def _with_partners(items: Sequence[ReadItem]) -> tuple[ReadItem, ...]:
    """Let a row that nothing is carried for know the item that its note says it is published with."""
    found = partners([item.values for item in items])
    return tuple(
        item if partner is None or item.id else replace(item, with_item=partner)
        for item, partner in zip(items, found, strict=True)
    )


def _unknown(table: FoundTable) -> Iterator[UnknownColumn]:
    grid = table.grid
    for column in table.columns:
        if column.role == EXTRA:
            place = Place(grid.table, 0, grid.first_column + column.index, grid.sheet)
            yield UnknownColumn(place, column.heading)

"""The official table as separated values (CSV, TSV); a text that looks like a formula stays a text."""

import csv
import io
from collections.abc import Iterator, Sequence

from catalog_cli.exchange.carrying import carried_rows
from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.tables.read import read_tables
from catalog_cli.exchange.text.encodings import encoding_named
from catalog_cli.exchange.text.separated import CARRIED_HEADING, as_grid
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.document import ReadItem
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, ItemShapeError, item_from
from catalog_cli.model.message import message
from catalog_cli.model.text import spreadsheet_safe, visible

_STEP = 100


def written(catalogue: Catalogue, separator: str, options: Options) -> bytes:
    """Write the headings and every row; category and number stand in each row.

    The last columns are those that the printed table lacks: the item's id and, where there are any, its place and the
    item that it is published with. Where the cells alone would not be read as the very same items, one column holds
    all that they do not say.

    Raises:
        CatalogError: the encoding is none, or has no sign for a character in the catalogue.
    """
    encoding = encoding_named(options.encoding) if options.encoding else "utf-8-sig"
    count = len(catalogue.items)
    text = io.StringIO()
    lines = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for number, (name, cells) in enumerate(_rows(official_table(catalogue))):
        if number % _STEP == 0:
            options.step(number, count)
        _check(name, cells, encoding)
        lines.writerow(cells)
    return text.getvalue().encode(encoding)


def _rows(table: OfficialTable) -> Iterator[tuple[str, list[str]]]:
    """Give the rows, the headings first, each with the name of its item."""
    items = [row.item for group in table.groups for row in group.rows]
    rows = _with_fields(table, items)
    if not _say_all(rows, items):
        rows = _with_carried(table, items)
    for name, cells in zip(["", *(item.name for item in items)], rows, strict=True):
        yield name, [spreadsheet_safe(cell) for cell in cells]


def _with_fields(table: OfficialTable, items: Sequence[Item]) -> list[list[str]]:
    """Give the rows with the further fields that any item has, each under its heading."""
    keys = ["id", *(key for key in ("order", "published_with") if any(item.value(key) for item in items))]
    further = [
        [FIELDS[key].heading for key in keys],
        *([visible(str(item.value(key) or "")) for key in keys] for item in items),
    ]
    return [[*row, *more] for row, more in zip(_printed(table), further, strict=True)]


def _with_carried(table: OfficialTable, items: Sequence[Item]) -> list[list[str]]:
    """Give the rows with their ids and what each carries."""
    texts = (CARRIED_HEADING, *(text for group in carried_rows(table) for text in group))
    ids = (FIELDS["id"].heading, *(visible(item.id) for item in items))
    return [[*row, item_id, text] for row, item_id, text in zip(_printed(table), ids, texts, strict=True)]


def _printed(table: OfficialTable) -> Iterator[list[str]]:
    yield _visible(table.headings)
    for group in table.groups:
        yield from (_visible((str(group.number), group.category, *row.cells)) for row in group.rows)


def _visible(cells: tuple[str, ...]) -> list[str]:
    return [visible(cell) for cell in cells]


def _say_all(rows: Sequence[list[str]], items: Sequence[Item]) -> bool:
    """Tell whether the cells alone are read as the very items of the table."""
    try:
        document = read_tables(SourceDocument((as_grid(rows),)), ReadOptions())
        return [_as_read(item) for item in document.items] == list(items)
    except (CatalogError, ItemShapeError):
        return not items


def _as_read(read: ReadItem) -> Item | None:
    """Give the item that is read; None where its words lead to another item, too."""
    return item_from({**read.values, "id": read.id}) if read.id and read.with_item is None else None


def _check(name: str, cells: list[str], encoding: str) -> None:
    try:
        "".join(cells).encode(encoding)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise CatalogError(
            message(
                "{encoding} has no “{sign}” (U+{code}), which stands in the item {name}",
                encoding=encoding,
                sign=sign,
                code=f"{ord(sign):04X}",
                name=f"“{visible(name)}”",
            ),
            message("Write it in {names}, which have every character.", names="utf-8, gb18030"),
        ) from error

"""The official table as separated values (CSV, TSV); a text that looks like a formula stays a text."""

import csv
import io
from collections.abc import Iterator

from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.plain.encodings import encoding_named
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.message import message
from catalog_cli.model.text import spreadsheet_safe, visible

ID_HEADING = FIELDS["id"].heading
_STEP = 100


def written(catalogue: Catalogue, separator: str, options: Options) -> bytes:
    """Write the headings and every row, the id of its item last; category and number stand in each row.

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
    yield "", _safe((*table.headings, ID_HEADING))
    for group in table.groups:
        for row in group.rows:
            yield row.item.name, _safe((str(group.number), group.category, *row.cells, row.id))


def _safe(cells: tuple[str, ...]) -> list[str]:
    return [spreadsheet_safe(visible(cell)) for cell in cells]


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

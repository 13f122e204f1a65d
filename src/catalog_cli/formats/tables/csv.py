"""`--format csv`: comma-separated lines with a heading line of keys, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.table import Table
from catalog_cli.model.text import spreadsheet_safe, visible


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write the heading line and then every row."""
    yield _line(column.key for column in table.columns)
    for row in table.rows:
        yield _line(cell.plain for cell in row)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([spreadsheet_safe(visible(cell)) for cell in cells])
    return line.getvalue()

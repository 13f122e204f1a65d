"""CSV: the official table, flat, for spreadsheets; a text that looks like a formula stays a text."""

import csv
import io

from catalog_cli.exchange.official import official_table
from catalog_cli.exchange.options import Options
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.text import spreadsheet_safe, visible

SUFFIXES = (".csv",)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the heading and every row, in UTF-8 with a byte order mark, without which Excel reads no Chinese."""
    table = official_table(catalogue)
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(_safe(table.headings))
    for group in table.groups:
        lines.writerows(_safe((str(group.number), group.category, *row.cells)) for row in group.rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(cells: tuple[str, ...]) -> list[str]:
    return [spreadsheet_safe(visible(cell)) for cell in cells]

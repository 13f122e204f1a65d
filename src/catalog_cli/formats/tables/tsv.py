r"""`--format tsv`: tab-separated lines with a heading line of keys; what a pipe gets.

A line break within a cell is written `\n`, a tab `\t`, a backslash `\\`, so that a line is always a row.
"""

from collections.abc import Iterator
from functools import lru_cache

from catalog_cli.formats import Screen
from catalog_cli.model.table import Table
from catalog_cli.model.text import spreadsheet_safe, visible

_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write the heading line and then every row."""
    yield _line(column.key for column in table.columns)
    for row in table.rows:
        yield _line(cell.plain for cell in row)


def _line(cells: Iterator[str]) -> str:
    return "\t".join(map(_escaped, cells)) + "\n"


# most items say in most fields what others say
@lru_cache(4096)
def _escaped(text: str) -> str:
    # whatever is to be replaced is not printable, but for a backslash, and most texts are
    plain = text.isprintable() and "\\" not in text
    return spreadsheet_safe(text if plain else visible(text.translate(_ESCAPES)))

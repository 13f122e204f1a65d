"""`--format markdown`: a pipe table, every text escaped."""

from collections.abc import Iterable, Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.markdown_text import escaped
from catalog_cli.model.table import Table


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write the heading, the rule below it and every row."""
    yield _line(escaped(column.heading) for column in table.columns)
    yield _line("---" for _ in table.columns)
    for row in table.rows:
        yield _line(escaped(cell.text) for cell in row)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"

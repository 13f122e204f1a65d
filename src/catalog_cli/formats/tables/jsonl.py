"""`--format jsonl`: one record a line."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.json_text import dumps
from catalog_cli.model.table import Table


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write each record on a line of its own."""
    for record in table.records:
        yield f"{dumps(record)}\n"

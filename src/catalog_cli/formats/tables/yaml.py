"""`--format yaml`: the records as one YAML list."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.table import Table
from catalog_cli.model.yaml_text import block


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write each record as an element of a list; texts are quoted as in JSON, which every YAML reader takes."""
    is_empty = True
    for record in table.records:
        yield from block(record, "- ", "  ")
        is_empty = False
    if is_empty:
        yield "[]\n"

"""`--format json`: an array of records, indented."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.model.json_text import dumps
from catalog_cli.model.table import Table


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write the records as one array."""
    lead = "["
    for record in table.records:
        yield f"{lead}\n" + "  " + dumps(record, indent=2, depth=1)
        lead = ","
    yield "[]\n" if lead == "[" else "\n]\n"

"""`--format yaml`: the records as one YAML list."""

from collections.abc import Iterator, Mapping

from catalog_cli.formats.screen import Screen
from catalog_cli.model.json_text import dumps
from catalog_cli.model.table import Table


def write(table: Table, screen: Screen) -> Iterator[str]:
    """Write each record as an element of a list; texts are quoted as in JSON, which every YAML reader takes."""
    if not table.records:
        yield "[]\n"
    for record in table.records:
        yield from _block(record, "- ", "  ")


def _block(values: Mapping[str, object], first: str, rest: str) -> Iterator[str]:
    lead = first
    for key, value in values.items():
        name = key if key.isascii() and key.isidentifier() else dumps(key)
        if isinstance(value, list) and value and not any(isinstance(part, (list, Mapping)) for part in value):
            yield f"{lead}{name}:\n"
            yield from (f"{rest}  - {dumps(part)}\n" for part in value)
        else:
            yield f"{lead}{name}: {dumps(value)}\n"
        lead = rest

"""`--format jsonl`: one change a line, complete enough to be applied."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.formats.tables import jsonl
from catalog_cli.model.change import Comparison
from catalog_cli.views.changes import changes_table


def write(comparison: Comparison, screen: Screen) -> Iterator[str]:
    """Write all changes."""
    return jsonl.write(changes_table(comparison.changes), screen)

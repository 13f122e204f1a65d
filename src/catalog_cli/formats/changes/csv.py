"""`--format csv`: comma-separated lines, a changed field a line, numbers that moved on included."""

from collections.abc import Iterator

from catalog_cli.formats import Screen
from catalog_cli.formats.tables import csv
from catalog_cli.model.change import Comparison
from catalog_cli.views.changes import changes_table


def write(comparison: Comparison, screen: Screen) -> Iterator[str]:
    """Write all changes."""
    return csv.write(changes_table(comparison.changes, by_file=comparison.by_file), screen)

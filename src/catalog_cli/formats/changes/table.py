"""`--format table`: a changed field a row, what differs marked."""

from collections.abc import Iterator
from itertools import groupby

from catalog_cli.formats import Screen
from catalog_cli.formats.tables import table
from catalog_cli.model.change import Comparison
from catalog_cli.model.text import one_line
from catalog_cli.views.changes import changes_sheet, changes_stat, renumbered_note


def write(comparison: Comparison, screen: Screen) -> Iterator[str]:
    """Draw what a person wants to see; say so when there is nothing, or when numbers are left out."""
    for file, changes in groupby(comparison.shown, key=lambda change: change.file):
        if file:
            yield f"{one_line(file)}\n"
        yield from table.write(changes_sheet(tuple(changes)), screen)
    if not comparison.changes:
        yield f"{changes_stat(())}\n"
    if note := renumbered_note(comparison.changes):
        yield f"{note}\n"

"""The rows of several workspaces: each says its workspace in a column of its own, or below a heading."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from gettext import gettext as _
from itertools import chain

from catalog_cli.model.table import Cell, Column, Each, Row, Table, TableStream
from catalog_cli.model.workspace_label import KEY, WorkspaceLabel

WIDEST = 20
"""Columns of a terminal from which on the name of a workspace is folded."""
_BETWEEN = 3
"""Columns of the terminal between two columns of a table."""


def labelled(table: Table, labels: Sequence[WorkspaceLabel | None], among: Iterable[WorkspaceLabel] = ()) -> Table:
    """Return a table whose rows, and records, begin with the label of the same place; a sum has none.

    `among` are all workspaces that were asked, some of which may be called as one that has a row.
    """
    names = names_of((*labels, *among))
    places = range(len(labels))
    return Table(
        columns=(workspace_column(), *table.columns),
        rows=Each(lambda place: _row(table.rows[place], labels[place], names), places),
        records=Each(lambda place: {KEY: _record(labels[place]), **table.records[place]}, places),
        title=table.title,
    )


def in_one(tables: Iterable[Table], columns: tuple[Column, ...]) -> TableStream:
    """Return the rows of tables with the same columns, read one table after the other."""
    each = iter(tables)
    return TableStream(
        columns,
        chain.from_iterable(table.rows for table in each),
        chain.from_iterable(table.records for table in each),
    )


def workspace_column() -> Column:
    """Return the column that says the workspace."""
    return Column(KEY, _("Catalogue"))


def names_of(labels: Iterable[WorkspaceLabel | None]) -> dict[str, str]:
    """Return what people call each workspace, by its path, which stands for those that are called alike."""
    found = {label.path: label for label in labels if label}
    names = Counter(label.name for label in found.values())
    return {path: label.name if names[label.name] == 1 else path for path, label in found.items()}


def width_of_names(labels: Iterable[WorkspaceLabel], width_of: Callable[[str], int]) -> int:
    """Return how much of the width of a terminal the column of workspaces takes."""
    widths = (width_of(name) for name in names_of(labels).values())
    return min(WIDEST, max(widths, default=0)) + _BETWEEN


def _row(row: Row, label: WorkspaceLabel | None, names: dict[str, str]) -> Row:
    return (Cell(names[label.path], data=label.path) if label else Cell(_("Sum"), data=""), *row)


def _record(label: WorkspaceLabel | None) -> dict[str, object] | None:
    return label.record() if label else None

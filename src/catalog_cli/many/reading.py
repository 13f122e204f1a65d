"""Read one workspace of many into rows of all tables; what cannot be read becomes rows of errors."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalog_cli.many.options import GatherOptions
from catalog_cli.many.rows import (
    catalogues,
    changes,
    citations,
    departures,
    due,
    duties,
    errors,
    findings,
    items,
    time_limits,
)
from catalog_cli.many.tables import OF_WORKSPACE, TABLES
from catalog_cli.many.workspace import ReadWorkspace, load_workspace, printable
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message
from catalog_cli.store.source import Source

Row = tuple[object, ...]
"""The values of a table's columns, in their order."""
_ROWS: Mapping[str, Callable[[ReadWorkspace], Iterable[Row]]] = {
    "catalogues": catalogues.rows,
    "items": items.rows,
    "citations": citations.rows,
    "time_limits": time_limits.rows,
    "findings": findings.rows,
    "changes": changes.rows,
    "departures": departures.rows,
    "duties": duties.rows,
    "due": due.rows,
    "errors": errors.rows,
}


def read_workspace(label: str, source: Source, options: GatherOptions) -> Mapping[str, list[Row]]:
    """Return the rows of all tables of one workspace, by the table's name.

    Nothing that a workspace holds is raised: all that can be read is in the rows, and what cannot is told in `errors`.

    Args:
        label: the path by which the workspace is told from all others.
        source: its files, in a folder or a commit.
        options: what the rows depend on besides.
    """
    try:
        workspace = load_workspace(label, source, options)
    except (CatalogError, OSError) as error:
        return {table.name: [] for table in TABLES} | {"errors": [_unread(label, error, options.run.language)]}
    return {table.name: list(_of_table(table.name, workspace)) for table in TABLES}


def _of_table(name: str, workspace: ReadWorkspace) -> Iterator[Row]:
    rows = ((*workspace.head, *row) for row in _ROWS[name](workspace))
    return map(_printable, rows) if workspace.has_odd_names else rows


def _printable(row: Row) -> Row:
    """Return a row in which names of files that are no text can be written."""
    return tuple(printable(value) if isinstance(value, str) else value for value in row)


def _unread(label: str, error: CatalogError | OSError, language: str) -> Row:
    """Return the row of errors about a workspace of which nothing could be read."""
    if isinstance(error, CatalogError):
        what, remedy = error.message, error.remedy
    else:
        what = message("cannot read this folder: {reason}", reason=reason_of(error))
        remedy = message("Make sure that you are allowed to read it.")
    said = (each.in_language(language) if each else None for each in (what, remedy))
    return _printable((label, *[None] * len(OF_WORKSPACE[1:]), "workspace", None, *said))

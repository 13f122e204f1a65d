"""`catalog coverage` over several workspaces: one after the other, below a heading each."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from catalog_cli.cli.answers import answer
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.several.reading import Workspaces
from catalog_cli.model.table import Table
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.views.coverage import coverage_of, coverage_table
from catalog_cli.views.workspaces import in_one, labelled

Part = tuple[WorkspaceLabel, Table]
"""The topics of one workspace."""


def cover_several(invocation: Invocation, form: str, *, only_open: bool) -> int:
    """Show for each of several workspaces which topics it covers; return the exit status."""
    workspaces = Workspaces(invocation)
    parts = _parts(workspaces, only_open=only_open)
    first = next(parts, None)
    if first is None:
        return workspaces.finish()
    if form == "table":
        for label, table in chain([first], parts):
            answer(replace(table, title=f"{label.heading}\n{table.title}"), form)
    else:
        tables = (labelled(table, [label] * len(table.rows)) for label, table in chain([first], parts))
        answer(in_one(tables, labelled(first[1], ()).columns), form)
    return workspaces.finish()


def _parts(workspaces: Workspaces, *, only_open: bool) -> Iterator[Part]:
    for reading in workspaces.loaded():
        yield reading.label, coverage_table(coverage_of(reading.loaded.catalogue), only_open=only_open)

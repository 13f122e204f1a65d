"""`--at`: look at the catalogue as it was, in a revision or at a date."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.open_source import open_source, workspace_or_bare
from catalog_cli.cli.invocation import Invocation
from catalog_cli.model.run import Run
from catalog_cli.store.source import Source

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV|DATE",
        help=_("As of a revision, or the end of a day, month or year (2026-01-31, 2026-01, 2026)."),
        show_default=False,
    ),
]


def source_at(invocation: Invocation, at: str | None) -> Source:
    """Return the files of the workspace, as they are or as they were.

    Raises:
        CatalogError: there is no workspace, or none at that time.
    """
    return open_source(invocation.start, at)


def run_at(invocation: Invocation, at: str | None) -> Run:
    """Return the run of a command that looks back: on the date that `--at` names, unless `--as-of` names another.

    Raises:
        CatalogError: there is no workspace, or no such date.
    """
    if at is None:
        return invocation.run
    # deferred: few commands look back
    from catalog_cli.store.git.revisions import day_named

    day = day_named(place(invocation), at)
    return invocation.run.looking_back_from(day) if day else invocation.run


def place(invocation: Invocation) -> Path:
    """Return the workspace that the user works in, or the bare repository, which has one in its commits only.

    Raises:
        WorkspaceNotFoundError: there is neither.
    """
    return workspace_or_bare(invocation.start)

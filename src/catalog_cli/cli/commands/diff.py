"""`catalog diff`: what changed between two versions of the catalogue."""

from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.changes.compare import compare
from catalog_cli.changes.settings import compare_settings
from catalog_cli.cli.answers import answer
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import write
from catalog_cli.cli.sides import two_sides
from catalog_cli.cli.workspace import tell_unread
from catalog_cli.formats.registry import format_names
from catalog_cli.store.reading import read
from catalog_cli.views.changes import changes_markdown, changes_stat, changes_table

PANEL = _("Look")

Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[A] [B]",
        help=_("Revisions, A..B, or folders; by default what is not committed yet."),
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("tables"), help=_("How to write the changes.")),
]
Stat = Annotated[bool, typer.Option("--stat", help=_("Only say how much changed."))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything differs."))]


def command(
    context: typer.Context,
    sides: Sides = None,
    format: Format = None,
    stat: Stat = False,
    exit_code: ExitCode = False,
) -> None:
    """Show what changed, item by item and field by field.

    Without A and B: the files here against the last commit. With A: the files here against A. Keys in another order or
    other quotes are no difference.
    """
    before, after = (read(side) for side in two_sides(context, sides or []))
    changes = (
        *compare_settings(before.catalogue, after.catalogue),
        *compare(before.catalogue, after.catalogue),
    )
    if stat:
        write([f"{changes_stat(changes)}\n"])
    elif format == "markdown":
        write([changes_markdown(changes)])
    else:
        answer(changes_table(changes), format)
    for reading in (before, after):
        tell_unread(reading)
    if exit_code and changes:
        raise typer.Exit(1)

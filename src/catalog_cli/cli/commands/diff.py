"""`catalog diff`: what changed between two versions of the catalogue."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.diff import compared, lay_out, tell_unfinished
from catalog_cli.actions.sides import Asked, two_sides
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import write
from catalog_cli.exchange.registry import read_kinds
from catalog_cli.formats.registry import format_names
from catalog_cli.model.text import one_line
from catalog_cli.views.changes import changes_stat

PANEL = _("Look")
FILTERED = True

Sides = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[A] [B]",
        help=_("Revisions, A..B, folders or documents; by default what is not committed yet."),
        show_default=False,
    ),
]
Staged = Annotated[bool, typer.Option("--staged", help=_("Compare what is staged, not the files here."))]
From = Annotated[
    str | None, choice("--from", names=list(read_kinds()), help=_("The kind of a document; the file's ending decides."))
]
Format = Annotated[
    str | None,
    choice("--format", "-f", names=format_names("changes"), help=_("How to write the changes.")),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help=_("Write to this file; its ending says the format.")),
]
Stat = Annotated[bool, typer.Option("--stat", help=_("Only say how much changed."))]
NameOnly = Annotated[bool, typer.Option("--name-only", help=_("Only give the ids of what changed, one a line."))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("Exit with 1 when anything differs."))]


def command(
    invocation: Invocation,
    sides: Sides = None,
    staged: Staged = False,
    from_: From = None,
    format: Format = None,
    output: Output = None,
    stat: Stat = False,
    name_only: NameOnly = False,
    exit_code: ExitCode = False,
) -> None:
    """Show what changed, item by item and field by field.

    Without A and B: the files here against the last commit. With A: the files here against A. A Word, Excel, CSV or web
    table: what the office changed in the copy that it sent back. Example: catalog diff 目录.docx -o 对照表.docx

    Items are known again by their ids, renamed ones by their likeness. Keys in another order, other quotes, and
    channels in another order are no difference.
    """
    if stat + name_only + (format is not None or output is not None) > 1:
        raise typer.BadParameter(_("--stat, --name-only and --format or -o exclude each other"))
    before, after = two_sides(invocation, Asked(tuple(sides or ()), staged, from_))
    comparison = compared(invocation, before, after)
    if stat:
        write([f"{changes_stat(comparison.changes)}\n"])
    elif name_only:
        write(f"{one_line(change.id)}\n" for change in comparison.shown)
    else:
        lay_out(invocation, comparison, format, output)
    tell_unfinished(before, after)
    if exit_code and comparison.changes:
        raise typer.Exit(1)

"""`catalog import`: items from the Word, Excel, CSV or web table that an office has."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.import_destination import destination
from catalog_cli.actions.incoming_document import columns_from, incoming, read_in
from catalog_cli.actions.plan_import import MATCHES, Wishes, adopt, adopted
from catalog_cli.cli.answers import answer
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell, write
from catalog_cli.cli.progress import progress
from catalog_cli.cli.workspace import tell_unread
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_kinds
from catalog_cli.model.json_text import dumps
from catalog_cli.views.changes import changes_table
from catalog_cli.views.imported import import_lines, import_record

PANEL = _("Exchange")
NO_ARGS_IS_HELP = True

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help=_("The document; - for standard input, with --from."), show_default=False),
]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="DIR", help=_("Another catalogue, a folder of items, or a new catalogue to start.")),
]
From = Annotated[
    str | None, choice("--from", names=list(read_kinds()), help=_("The kind of document; the file's ending decides."))
]
Table = Annotated[
    int | None, typer.Option("--table", metavar="N", min=1, help=_("Read only the document's Nth table of items."))
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="HEADING=FIELD", help=_("Read the column of this heading as that field; may be repeated.")
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=_("How a plain text is encoded, where it is not seen."))
]
Match = Annotated[
    str | None,
    choice(
        "--match",
        names=list(MATCHES),
        help=_("What becomes of a row that is only like an item; a person at a terminal is asked, otherwise strict."),
    ),
]
Remove = Annotated[bool, typer.Option("--remove-absent", help=_("Remove the items that the document does not list."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show what would change; write nothing."))]
Format = Annotated[str, choice("--format", "-f", names=["text", "json"], help=_("How to write the report."))]


def command(
    invocation: Invocation,
    file: File,
    into: Into = None,
    from_: From = None,
    table: Table = None,
    map: Map = None,
    encoding: Encoding = None,
    match: Match = None,
    remove_absent: Remove = False,
    dry_run: DryRun = False,
    format: Format = "text",
) -> None:
    """Bring the items of a Word, Excel, CSV or web table into the catalogue.

    The table is found by its headings. Items that are there already keep their ids and comments, and change only in
    what the document has otherwise. All is written or nothing. Example: catalog import 目录.docx --dry-run
    """
    came = incoming(invocation, file, from_)
    place = destination(invocation, into)
    with progress(_("Reading {file}").format(file=came.name)) as step:
        options = ReadOptions(table=table, columns=columns_from(map or []), encoding=encoding, step=step)
        document = read_in(came, options)
    adoption = adopted(place, came, document, Wishes(match, remove_absent, dry_run))
    if dry_run and format == "text":
        answer(changes_table(adoption.changes), None)
    elif not dry_run:
        with progress(_("Writing")) as step:
            adopt(adoption, step)
    if format == "json":
        write([f"{dumps(import_record(adoption.report), indent=2)}\n"])
    else:
        (tell if dry_run else write)(f"{line}\n" for line in (*import_lines(adoption.report), adoption.ending))
    tell_unread(adoption.reading)
    if document.left_out:
        raise typer.Exit(1)

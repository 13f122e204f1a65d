"""`catalog import`: items from the Word, Excel, CSV or web table that an office has."""

import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.actions.import_destination import find_destination
from catalog_cli.actions.incoming_document import load_document, parse_columns, parse_document
from catalog_cli.actions.plan_import import (
    ImportOptions,
    ImportPlan,
    MatchedDocument,
    apply_import,
    match_document,
    plan_import,
)
from catalog_cli.changes.matching import LikelyMatch
from catalog_cli.cli.answers import answer
from catalog_cli.cli.dialogue import agrees, can_ask
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell, write
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import read_kinds
from catalog_cli.model.json_text import dumps
from catalog_cli.views.changes import changes_table
from catalog_cli.views.imported import import_lines, import_record

PANEL = _("Import and export")
NO_ARGS_IS_HELP = True
ASK, STRICT, LIKELY = "ask", "strict", "likely"

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help=_("The document; - for standard input, with --from."), show_default=False),
]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="DIR", help=_("Another catalogue, a folder of items, or a new catalogue.")),
]
From = Annotated[
    str | None,
    choice("--from", names=list(read_kinds()), help=_("The kind of document; by default the file extension decides.")),
]
Table = Annotated[int | None, typer.Option("--table", metavar="N", min=1, help=_("Read only the Nth table of items."))]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="HEADING=FIELD", help=_("Read the column with this heading as that field; repeatable.")
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=_("The encoding of a text file, if it is not detected.")),
]
Match = Annotated[
    str | None,
    choice(
        "--match",
        names=[ASK, STRICT, LIKELY],
        help=_("How to treat a row that is only similar to an existing item; asks in a terminal, otherwise strict."),
    ),
]
Remove = Annotated[bool, typer.Option("--remove-absent", help=_("Remove items that the document does not list."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show the changes; write nothing."))]
Format = Annotated[str, choice("--format", "-f", names=["text", "json"], help=_("Output format of the report."))]


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
) -> int:
    """Import items from a Word, Excel, CSV or web table.

    The table is found by its headings. Existing items keep ids and comments; only fields that differ are updated.
    All files are written, or none. Example: catalog import 目录.docx --dry-run
    """
    incoming = load_document(invocation.start, file, from_, sys.stdin.buffer)
    place = find_destination(invocation.start, into)
    with progress(_("Reading {file}").format(file=incoming.name)) as step:
        reading_options = ReadOptions(table=table, columns=parse_columns(map or []), encoding=encoding, step=step)
        document = parse_document(incoming, reading_options)
    matched = match_document(place, document)
    accepted = _accepted(matched, match or (ASK if can_ask() and not dry_run else STRICT))
    options = ImportOptions(accepted=accepted, remove_absent=remove_absent, dry_run=dry_run)
    plan = plan_import(matched, incoming, options)
    if dry_run and format == "text":
        answer(changes_table(plan.changes), None)
    elif not dry_run:
        with progress(_("Writing")) as step:
            apply_import(plan, step)
    if format == "json":
        write([f"{dumps(import_record(plan.report), indent=2)}\n"])
    else:
        (tell if dry_run else write)(f"{line}\n" for line in (*import_lines(plan.report), _last_line(plan)))
    return tell_unread(matched.reading) or int(not document.is_complete)


def _accepted(matched: MatchedDocument, how: str) -> tuple[LikelyMatch, ...]:
    """Decide which rows that are only similar to an item are taken for it."""
    if how == STRICT:
        return ()
    return tuple(guess for guess in matched.matching.likely if how == LIKELY or agrees(matched.question(guess)))


def _last_line(plan: ImportPlan) -> str:
    """Say how much was written, and what to do next."""
    count = len(plan.files)
    if not count:
        return _("Already up to date; nothing to write.")
    if plan.report.dry_run:
        return ngettext("{n} file would be written.", "{n} files would be written.", count).format(n=count)
    words = ngettext(
        "{n} file written; check it with: catalog validate",
        "{n} files written; check them with: catalog validate",
        count,
    )
    return words.format(n=count)

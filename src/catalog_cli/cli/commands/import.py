"""`catalog import`: items from the Word, Excel, CSV or web table that an office has."""

import sys
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from catalog_cli.actions.import_destination import Destination, find_destination, for_destination
from catalog_cli.actions.import_documents import plan_documents, read_list
from catalog_cli.actions.incoming_document import IncomingDocument, load_document, parse_columns, parse_document
from catalog_cli.actions.plan_import import (
    ImportOptions,
    ImportPlan,
    MatchedDocument,
    apply_import,
    match_document,
    plan_import,
)
from catalog_cli.cli.answers import answer
from catalog_cli.cli.dialogue import ask, can_ask
from catalog_cli.cli.import_returned import ReturnedRequest, import_returned
from catalog_cli.cli.importing import ASK, LIKELY, STRICT, accepted_guesses, last_words, telling_new_findings
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.kind_advice import KindToRead
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import choice
from catalog_cli.cli.output import tell, write
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.model.errors import UsageError
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.store.transaction import commit
from catalog_cli.views.changes import changes_table
from catalog_cli.views.imported import import_lines, import_record
from catalog_cli.views.imported_documents import documents_lines, documents_record

PANEL = _("Import and export")
SYNONYMS = {"": "load ingest 导入 读入 引入"}
NO_ARGS_IS_HELP = True
ITEMS, ISSUED_DOCUMENTS = "items", "issued-documents"

File = Annotated[
    str | None,
    typer.Argument(metavar="FILE", help=_("The document; - for standard input, with --from."), show_default=False),
]
ReturnedDir = Annotated[
    Path | None,
    typer.Option(
        "--returned", metavar="DIR", help=_("Import together all documents of a folder that offices returned.")
    ),
]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="DIR", help=_("Another catalogue, a folder of items, or a new catalogue.")),
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
    typer.Option("--encoding", metavar="NAME", help=_("Encoding of a text file, if detection fails.")),
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
Publishers = Annotated[
    list[str] | None,
    typer.Option("--publisher", metavar="NAME", help=_("The publisher of a new catalogue; repeatable.")),
]
As = Annotated[
    str,
    choice(
        "--as",
        names=[ITEMS, ISSUED_DOCUMENTS],
        help=_("What the table lists: items, or the office's own issued documents for documents.yaml."),
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Show the changes; write nothing."))]
Format = Annotated[str, choice("--format", "-f", names=["text", "json"], help=_("Output format of the report."))]


def command(
    invocation: Invocation,
    file: File = None,
    returned: ReturnedDir = None,
    into: Into = None,
    from_: KindToRead = None,
    as_: As = ITEMS,
    table: Table = None,
    map: Map = None,
    encoding: Encoding = None,
    match: Match = None,
    publisher: Publishers = None,
    remove_absent: Remove = False,
    dry_run: DryRun = False,
    format: Format = "text",
) -> int:
    """Import items from a Word, Excel, CSV or web table.

    The table is found by its headings. Existing items keep ids and comments; only fields that differ are updated.
    All files are written, or none. With --as issued-documents, the list that an office publishes of its own documents
    (继续有效, 废止, 失效) goes into documents.yaml. With --returned, the work sheets that offices return are taken
    together; two that contradict each other stop it. Example: catalog import 目录.docx --dry-run
    """
    place = find_destination(invocation.start, into)
    how, as_json = match or (ASK if can_ask() and not dry_run else STRICT), format == "json"
    if returned:
        _refuse_with_returned({"FILE": file, "--from": from_, "--table": table, "--publisher": publisher}, as_)
        request = ReturnedRequest(
            folder=returned,
            columns=map or [],
            encoding=encoding,
            match=how,
            remove_absent=remove_absent,
            dry_run=dry_run,
            as_json=as_json,
        )
        return import_returned(invocation, place, request)
    if file is None:
        raise UsageError(message("name a document, or a folder of returned sheets after --returned"))
    incoming = load_document(invocation.start, file, from_, sys.stdin.buffer)
    if as_ == ISSUED_DOCUMENTS:
        _refuse_item_options(place, {"--match": match, "--map": map, "--publisher": publisher})
        reading_options = ReadOptions(table=table, encoding=encoding)
        return _import_documents(
            place, incoming, reading_options, remove_absent=remove_absent, dry_run=dry_run, as_json=as_json
        )
    items = _ItemsRequest(table, map or [], encoding, how, publisher or [], remove_absent, dry_run, as_json)
    return _import_items(invocation, place, incoming, items)


class _ItemsRequest(Struct, frozen=True):
    """What the options ask for where a document with items is imported."""

    table: int | None
    columns: list[str]
    encoding: str | None
    match: str
    publishers: list[str]
    remove_absent: bool
    dry_run: bool
    as_json: bool


def _import_items(
    invocation: Invocation, place: Destination, incoming: IncomingDocument, request: _ItemsRequest
) -> int:
    """Import the items of a document; give the exit status."""
    with progress(_("Reading {file}").format(file=incoming.name)) as step:
        columns = parse_columns(request.columns)
        plain = ReadOptions(table=request.table, columns=columns, encoding=request.encoding, step=step)
        document = parse_document(incoming, for_destination(place, plain))
    matched = match_document(place, document)
    options = ImportOptions(
        accepted=accepted_guesses(matched, request.match),
        remove_absent=request.remove_absent,
        dry_run=request.dry_run,
        publishers=tuple(request.publishers or _asked_publisher(matched, dry_run=request.dry_run)),
    )
    plan = plan_import(matched, incoming, options)
    _carry_out(plan, invocation, dry_run=request.dry_run, as_json=request.as_json)
    return tell_unread(matched.reading) or int(not plan.report.is_clean)


def _carry_out(plan: ImportPlan, invocation: Invocation, *, dry_run: bool, as_json: bool) -> None:
    """Write what was planned, or show it, and report."""
    if dry_run and not as_json:
        answer(changes_table(plan.changes), None)
    with telling_new_findings(plan.destination, invocation.run, writing=bool(plan.files) and not dry_run):
        if not dry_run:
            with progress(_("Writing")) as step:
                apply_import(plan, step)
        if as_json:
            write([f"{dumps(import_record(plan.report), indent=2)}\n"])
        else:
            (tell if dry_run else write)(
                f"{line}\n" for line in (*import_lines(plan.report), last_words(len(plan.files), dry_run=dry_run))
            )


def _refuse_with_returned(options: Mapping[str, object], as_: str) -> None:
    """Refuse what is for one document.

    Raises:
        UsageError: it is given.
    """
    for option, value in (*options.items(), ("--as", as_ != ITEMS)):
        if value:
            raise UsageError(message("{option} is for one document, not for --returned", option=option))


def _refuse_item_options(place: Destination, options: Mapping[str, object]) -> None:
    """Refuse what is only for items.

    Raises:
        UsageError: an option is, or there is no catalogue that the documents could be listed in.
    """
    for option, value in options.items():
        if value:
            raise UsageError(message("{option} is for items, not for issued documents", option=option))
    if place.new:
        raise UsageError(message("issued documents are listed in a catalogue that is there already"))


def _import_documents(
    place: Destination,
    incoming: IncomingDocument,
    reading: ReadOptions,
    *,
    remove_absent: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import the office's list of its own documents; give the exit status."""
    issued = read_list(incoming, reading)
    plan = plan_documents(place.root, issued, incoming.name, remove_absent=remove_absent, dry_run=dry_run)
    if not dry_run:
        commit(place.root, [plan.change])
    if as_json:
        write([f"{dumps(documents_record(plan.report), indent=2)}\n"])
    else:
        last = last_words(int(plan.change.changed), dry_run=dry_run)
        (tell if dry_run else write)(f"{line}\n" for line in (*documents_lines(plan.report), last))
    return int(bool(issued.left_out))


def _asked_publisher(matched: MatchedDocument, *, dry_run: bool) -> list[str]:
    """Ask for the publisher of a new catalogue if the document does not name it; without an answer there is none."""
    name = ask(_("Publisher (公开主体)")) if matched.needs_publisher and can_ask() and not dry_run else None
    return [name] if name else []

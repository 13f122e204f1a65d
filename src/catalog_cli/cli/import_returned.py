"""Import the sheets that offices returned: read them together, tell who sent what, and write all or nothing."""

from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.incoming_document import parse_columns
from catalog_cli.actions.plan_import import MatchedDocument
from catalog_cli.actions.plan_returned import ReturnedOptions, ReturnedPlan, plan_returned
from catalog_cli.actions.returned_sheets import load_folder, read_returned
from catalog_cli.cli.answers import answer
from catalog_cli.cli.importing import accepted_guesses, last_words, telling_new_findings
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.output import tell, write
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.store.loader import load_catalogue, refuse_unreadable
from catalog_cli.store.source import Folder
from catalog_cli.store.transaction import commit
from catalog_cli.views.changes import changes_table
from catalog_cli.views.returned import returned_lines, returned_record


class ReturnedRequest(Struct, frozen=True, kw_only=True):
    """What the user asks for: the folder, how columns are read, and what becomes of rows and items.

    `match` is what becomes of a row that is only similar to an item.
    """

    folder: Path
    columns: list[str]
    encoding: str | None
    match: str
    remove_absent: bool
    dry_run: bool
    as_json: bool


def import_returned(invocation: Invocation, place: Destination, request: ReturnedRequest) -> int:
    """Import the sheets of a folder into the catalogue that they were sent out from; give the exit status.

    Raises:
        UsageError: there is no catalogue yet.
        CatalogError: a sheet cannot be read, two contradict each other, or a file cannot be written.
    """
    if place.new:
        raise UsageError(message("returned sheets go into a catalogue that is there already"))
    reading = load_catalogue(Folder(place.root))
    refuse_unreadable(reading)
    with progress(_("Reading {file}").format(file=request.folder)) as step:
        loaded = load_folder(invocation.start, request.folder, step)
        options = ReadOptions(columns=parse_columns(request.columns), encoding=request.encoding, step=step)
        documents = read_returned(loaded, reading.catalogue, options)
    accepted = {
        each.file: accepted_guesses(MatchedDocument(place, reading, each.document, each.matching), request.match)
        for each in documents
    }
    how = ReturnedOptions(remove_absent=request.remove_absent, dry_run=request.dry_run, others=loaded.others)
    plan = plan_returned(place, reading, documents, accepted, how)
    if request.dry_run and not request.as_json:
        answer(changes_table(plan.changes, by_file=True), None)
    if plan.report.returned.conflicts:
        _tell(plan, request)
        raise CatalogError(
            message("the returned files contradict each other; nothing was written"),
            message("Agree on one value, write it into these files, and import again."),
        )
    with telling_new_findings(place, invocation.run, writing=bool(plan.files) and not request.dry_run):
        if not request.dry_run:
            with progress(_("Writing")) as step:
                commit(place.root, plan.files, step)
        _tell(plan, request)
    return tell_unread(reading) or int(not plan.report.is_clean)


def _tell(plan: ReturnedPlan, request: ReturnedRequest) -> None:
    if request.as_json:
        write([f"{dumps(returned_record(plan.report), indent=2)}\n"])
        return
    lines = [*returned_lines(plan.report)]
    if not plan.report.returned.conflicts:
        lines.append(last_words(len(plan.files), dry_run=request.dry_run))
    (tell if request.dry_run else write)(f"{line}\n" for line in lines)

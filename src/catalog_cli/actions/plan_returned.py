"""Plan to import the sheets that offices returned, all of them together."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.actions.diff.side import Side
from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.plan_import import alike_items, differing_settings, edition_files, without_absent
from catalog_cli.actions.returned_sheets import ReturnedDocument, changes_of_each, take_returned, without_file
from catalog_cli.changes.compare import printed_settings_changes
from catalog_cli.changes.edition import Edition
from catalog_cli.changes.matching import LikelyMatch
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.change import Change
from catalog_cli.model.file_change import FileChange
from catalog_cli.views.imported import ImportReport
from catalog_cli.views.returned import ReturnedReport

Accepted = Mapping[str, Sequence[LikelyMatch]]
"""The guesses to take for true, by the name of the file that they are about."""


class ReturnedPlan(Struct, frozen=True):
    """What the sheets do together: the report for the user, what each file changes, and the files to write."""

    report: ReturnedReport
    changes: tuple[Change, ...]
    files: tuple[FileChange, ...]


class ReturnedOptions(Struct, frozen=True, kw_only=True):
    """How to import sheets: whether items that they miss are removed, and whether it is only tried.

    `others` are the files beside them that are no documents.
    """

    remove_absent: bool = False
    dry_run: bool = False
    others: tuple[str, ...] = ()


def plan_returned(
    place: Destination,
    reading: LoadedCatalogue,
    documents: Sequence[ReturnedDocument],
    accepted: Accepted,
    options: ReturnedOptions,
) -> ReturnedPlan:
    """Work out what sheets change together; nothing is written, and nothing is to be where two contradict each other.

    Raises:
        CatalogError: a file of the catalogue cannot be edited.
    """
    returned = take_returned(reading.catalogue, documents, accepted, reading.taken_ids)
    edition = without_absent(returned.edition) if options.remove_absent else returned.edition
    gone = {item.id for item in returned.edition.absent}
    reports = tuple(
        _report(document, _without_kept(sheet.edition, gone), accepted.get(document.file, ()), options)
        for document, sheet in zip(documents, returned.sheets, strict=True)
    )
    before = Side("", reading.catalogue)
    changes = [
        change
        for _, each in changes_of_each(before, returned, without_absent=options.remove_absent)
        for change in each
        if change.after or change.id in gone or change.item is None
    ]
    files = () if returned.conflicts else tuple(edition_files(place, edition))
    return ReturnedPlan(
        ReturnedReport(reports, returned, options.others, without_file(reading.catalogue, documents)),
        tuple(changes),
        files,
    )


def _without_kept(edition: Edition, gone: set[str]) -> Edition:
    """Leave out of what a file misses the items that another file lists."""
    return msgspec.structs.replace(edition, absent=tuple(item for item in edition.absent if item.id in gone))


def _report(
    document: ReturnedDocument, edition: Edition, accepted: Sequence[LikelyMatch], options: ReturnedOptions
) -> ImportReport:
    return ImportReport(
        file=Path(document.incoming.name).name,
        kind=document.incoming.kind,
        document=document.document,
        edition=edition,
        doubtful=tuple(guess for guess in document.matching.likely if guess not in accepted),
        settings=differing_settings(edition.after.settings, document.document),
        catalogue=printed_settings_changes(edition.before.settings, edition.after.settings),
        removed=options.remove_absent,
        dry_run=options.dry_run,
        alike=alike_items(edition),
    )

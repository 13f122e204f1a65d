"""Count a catalogue and its findings, now and at an earlier time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.ledger import count_by_office
from catalog_cli.changes.diff import diff_catalogues
from catalog_cli.check.checker import BaselineLocation, CheckRequest, check_source
from catalog_cli.model.catalogue import Catalogue, LoadedCatalogue
from catalog_cli.model.change import ChangeKind
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.records import load_ledger
from catalog_cli.store.source import Source
from catalog_cli.views.breakdown import (
    BY,
    Breakdown,
    FiguresPage,
    NumberChange,
    OfficeRecords,
    break_down,
    compare_numbers,
    count_changes,
    numbers_of,
)

Select = Callable[[LoadedCatalogue], Sequence[Item]]
"""Gives the items of a catalogue that are to be counted."""


class Counted(Struct, frozen=True):
    """The items that were selected of a catalogue, what could be read of it, and how many findings each file has."""

    catalogue: Catalogue
    reading: LoadedCatalogue
    findings: Mapping[str, int]

    def by(self, what: str | None) -> Breakdown:
        """Return the numbers by office, category or law; without a word, of all items together."""
        if what is None:
            return (("", numbers_of(self.catalogue.items, self.findings)),)
        return break_down(self.catalogue, what, self.findings)


def count(source: Source, root: Path, select: Select, run: Run) -> Counted:
    """Read a catalogue, check it, and count the findings that are not known already, by file.

    Raises:
        CatalogError: the source cannot be read.
    """
    reading = load_catalogue(source)
    result = check_source(source, CheckRequest(run, baseline=BaselineLocation(None, root)))
    findings = Counter(finding.path for finding in result.findings if finding.suppression is None)
    return Counted(Catalogue(reading.catalogue.settings, tuple(select(reading))), reading, findings)


def count_records(source: Source, catalogue: Catalogue, run: Run) -> OfficeRecords | None:
    """Count the records of the items that were selected, by office; None where there are none.

    Raises:
        CatalogError: the source cannot be read.
    """
    ledger = load_ledger(source)
    ids = {item.id for item in catalogue.items}
    records = [record for record in ledger.records if record.item in ids]
    return count_by_office(records, catalogue.items, catalogue.settings, run) if records else None


def changed_numbers(before: Counted, after: Counted, what: str | None) -> tuple[NumberChange, ...]:
    """Return the numbers that differ."""
    return compare_numbers(before.by(what), after.by(what))


def happened(before: Counted, after: Counted) -> dict[ChangeKind, int]:
    """Count the items that were added, removed, renamed, moved or changed."""
    return count_changes(diff_catalogues(before.catalogue, after.catalogue, {}))


def page_of(now: Counted, before: Counted | None, what: str | None, since: str | None, day: date) -> FiguresPage:
    """Put together what a page shows: all breakdowns or the one that was asked for, and what changed."""
    settings = now.catalogue.settings
    return FiguresPage(
        title=settings.title,
        publishers=settings.publishers,
        day=f"{day}",
        all=now.by(None)[0][1],
        breakdowns=tuple((each, now.by(each)) for each in ([what] if what else BY)),
        since=since or "",
        changed=changed_numbers(before, now, what) if before else (),
        happened=happened(before, now) if before else {},
    )

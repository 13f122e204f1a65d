"""The records of the ledger that were asked for, with their items and due days."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDays
from catalog_cli.due.ledger import DueRecords, RecordState
from catalog_cli.model.catalogue import LoadedCatalogue, Settings
from catalog_cli.model.item import Item
from catalog_cli.model.record import LoadedLedger, Record
from catalog_cli.model.run import Run
from catalog_cli.search.folding import fold
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.records import load_ledger
from catalog_cli.store.source import Source
from catalog_cli.views.breakdown import OfficeRecords
from catalog_cli.views.records import LedgerEntry

_AFTER = frozenset({RecordState.OVERDUE, RecordState.LATE})
_UNPUBLISHED = frozenset({RecordState.OPEN, RecordState.OVERDUE})


class RecordFilter(Struct, frozen=True):
    """Which records are meant: of an item, formed in a year, open, late or overdue, of an office named so."""

    item: str | None = None
    year: int | None = None
    open: bool = False
    late: bool = False
    office: str | None = None

    def takes(self, entry: LedgerEntry) -> bool:
        """Return whether a record is meant; `item` is an id here."""
        record, state = entry.due.record, entry.due.state
        return (
            self.item in {None, record.item}
            and self.year in {None, record.formed.year}
            and (state in _UNPUBLISHED or not self.open)
            and (state in _AFTER or not self.late)
            and (self.office is None or any(fold(self.office) in fold(office) for office in entry.offices))
        )


class LedgerAnswer(Struct, frozen=True):
    """The records that were asked for, and all that was read."""

    entries: Sequence[LedgerEntry]
    reading: LoadedCatalogue
    ledger: LoadedLedger

    @property
    def unread(self) -> list[str]:
        """The files that could not be served."""
        items = {entry.path for entry in self.reading.entries if entry.item is None}
        return sorted({*items, *(finding.path for finding in self.reading.findings), *self.ledger.unread})


def read_ledger(source: Source, wanted: RecordFilter, run: Run) -> LedgerAnswer:
    """Read the catalogue and its ledger, and select records.

    Raises:
        CatalogError: the item is not found, or the source cannot be read.
    """
    reading, ledger = load_catalogue(source), load_ledger(source)
    chosen = replace(wanted, item=_item_id(reading, ledger, wanted.item)) if wanted.item else wanted
    found = entries_of(ledger.records, reading.catalogue.items, reading.catalogue.settings, run)
    return LedgerAnswer([entry for entry in found if chosen.takes(entry)], reading, ledger)


def entries_of(records: Iterable[Record], items: Iterable[Item], settings: Settings, run: Run) -> list[LedgerEntry]:
    """Return records with their items, due days and states on the day of the run."""
    by_id = {item.id: item for item in items}
    due = DueRecords(DueDays(settings, calendar_of(settings), run))
    return [
        LedgerEntry(due.of(record, item, run.today), item) for record in records for item in [by_id.get(record.item)]
    ]


def count_by_office(records: Iterable[Record], items: Iterable[Item], settings: Settings, run: Run) -> OfficeRecords:
    """Count the records of each office by their states; those of no office, or of no item, under an empty name."""
    counted: dict[str, Counter[RecordState]] = {}
    for entry in entries_of(records, items, settings, run):
        for office in dict.fromkeys(entry.offices or ("",)):
            counted.setdefault(office, Counter())[entry.due.state] += 1
    return counted


def _item_id(reading: LoadedCatalogue, ledger: LoadedLedger, wanted: str) -> str:
    """Return the id of the item that is meant, which may be gone and have records all the same."""
    if any(record.item == wanted for record in ledger.records):
        return wanted
    return find_item(reading.catalogue.items, wanted).id

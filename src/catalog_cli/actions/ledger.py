"""The records of the ledger that were asked for, with their items."""

from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.record import LoadedLedger
from catalog_cli.search.folding import fold
from catalog_cli.search.lookup import find_item
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.records import load_ledger
from catalog_cli.store.source import Source
from catalog_cli.views.records import LedgerEntry


class RecordFilter(Struct, frozen=True):
    """Which records are meant: of an item, formed in a year, still open, of an office whose name holds a text."""

    item: str | None = None
    year: int | None = None
    open: bool = False
    office: str | None = None

    def takes(self, entry: LedgerEntry) -> bool:
        """Return whether a record is meant; `item` is an id here."""
        record = entry.record
        return (
            self.item in {None, record.item}
            and self.year in {None, record.formed.year}
            and (record.is_open or not self.open)
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


def read_ledger(source: Source, wanted: RecordFilter) -> LedgerAnswer:
    """Read the catalogue and its ledger, and select records.

    Raises:
        CatalogError: the item is not found, or the source cannot be read.
    """
    reading, ledger = load_catalogue(source), load_ledger(source)
    items = {item.id: item for item in reading.catalogue.items}
    chosen = RecordFilter(
        item=wanted.item and _item_id(reading, ledger, wanted.item),
        year=wanted.year,
        open=wanted.open,
        office=wanted.office,
    )
    entries = (LedgerEntry(record, items.get(record.item)) for record in ledger.records)
    return LedgerAnswer([entry for entry in entries if chosen.takes(entry)], reading, ledger)


def _item_id(reading: LoadedCatalogue, ledger: LoadedLedger, wanted: str) -> str:
    """Return the id of the item that is meant, which may be gone and have records all the same."""
    if any(record.item == wanted for record in ledger.records):
        return wanted
    return find_item(reading.catalogue.items, wanted).id

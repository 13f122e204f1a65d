"""Records of the ledger as a table, with their items and offices."""

from collections.abc import Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.model.item import Item
from catalog_cli.model.record import Record
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.views.headings import heading


class LedgerEntry(Struct, frozen=True):
    """A record and its item, which may be gone from the catalogue."""

    record: Record
    item: Item | None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that have to publish it."""
        return self.item.responsible if self.item else ()


def ledger_table(entries: Sequence[LedgerEntry]) -> Table:
    """Show each record on a row."""
    return Table(
        columns=(
            Column("record", _("Record"), is_whole=True),
            Column("title", _("Title")),
            Column("formed", _("Formed on"), is_whole=True),
            Column("published", _("Published on"), is_whole=True),
            Column("office", heading("responsible")),
            Column("link", heading("link")),
        ),
        rows=Each(_row, entries),
        records=Each(_data, entries),
    )


def _row(entry: LedgerEntry) -> Row:
    record = entry.record
    return (
        Cell(record.name),
        Cell(record.title),
        Cell(f"{record.formed}"),
        Cell(f"{record.published or ''}"),
        Cell("、".join(entry.offices)),
        Cell(record.link or "", link=record.link),
    )


def _data(entry: LedgerEntry) -> dict[str, object]:
    record = entry.record
    return {"record": record.name, **record.to_mapping(), "office": list(entry.offices), "path": record.path}

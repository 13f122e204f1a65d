"""Counts by field: a table for each field on a terminal, one table of all for programs."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _

from catalog_cli.model.table import Cell, Column, Table
from catalog_cli.views.catalogue_figures import Counts
from catalog_cli.views.facet_counts import Facet
from catalog_cli.views.headings import heading

Record = dict[str, object]


def facets_table(facets: Sequence[Facet], limit: int | None = None) -> Table:
    """Show all fields in one table: the field's key, the value and its number; at most `limit` values of each."""
    records = list(_records(facets, limit))
    return Table(
        columns=(Column("facet", _("Field")), Column("value", _("Value")), Column("count", _("Number"), number=True)),
        rows=[tuple(Cell(str(value)) for value in record.values()) for record in records],
        records=records,
    )


def facet_tables(facets: Sequence[Facet], limit: int | None = None) -> Iterator[Table]:
    """Show each field as a table of its own, headed by its name; a field that no item has is left out."""
    return (_table(facet.key, facet.counts[:limit]) for facet in facets if facet.counts[:limit])


def _table(key: str, counts: Counts) -> Table:
    return Table(
        columns=(Column("value", heading(key)), Column("count", _("Number"), number=True)),
        rows=[(Cell(value), Cell(str(count))) for value, count in counts],
        records=[{"value": value, "count": count} for value, count in counts],
    )


def _records(facets: Sequence[Facet], limit: int | None) -> Iterator[Record]:
    for facet in facets:
        for value, count in facet.counts[:limit]:
            yield {"facet": facet.key, "value": value, "count": count}

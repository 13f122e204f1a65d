"""How many of some items have each value of a field: a table per field on a terminal, one table for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.model.catalogue import in_order
from catalog_cli.model.item import Item, texts_of
from catalog_cli.model.table import Cell, Column, Table
from catalog_cli.views.headings import heading

Counts = tuple[tuple[str, int], ...]
"""Names, each with the number of items that have it."""

Record = dict[str, object]

COUNTED = ("category", "responsible", "channels")
"""The fields by which a clerk narrows a search."""


class Facet(Struct, frozen=True):
    """A field, by its key, and each of its values with the number of items that have it."""

    key: str
    counts: Counts


def count_facets(items: Iterable[Item], categories: Sequence[str], keys: Sequence[str] = COUNTED) -> tuple[Facet, ...]:
    """Count items by the values of the fields `keys`, in any order of `items`; `categories` is the catalogue's order.

    An item that names a value twice counts once for it; one without the field counts for none. Large numbers come
    first; equal ones as the catalogue has them: by the first item with the value.
    """
    ordered = in_order(items, categories)
    return tuple(Facet(key, _counted(ordered, key)) for key in keys)


def _counted(items: Iterable[Item], key: str) -> Counts:
    # texts, as a field's value may be a number or a mapping; equal counts stay in the order of first appearance
    return tuple(Counter(text for item in items for text in dict.fromkeys(texts_of(item, key))).most_common())


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

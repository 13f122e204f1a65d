"""Learn from a document how the office prints its table."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import GridCell, SourceDocument
from catalog_cli.exchange.tables.learn_form import SeenRow, learn_form, seen_columns
from catalog_cli.exchange.tables.learn_lines import lines_above, lines_below
from catalog_cli.exchange.tables.locate import DocumentLayout
from catalog_cli.model.document import ReadItem
from catalog_cli.model.form import USUAL_LINES, TableForm
from catalog_cli.model.item import item_from


class ReadRow(Struct, frozen=True):
    """A row that was read: its table, its cells, and the item that it became."""

    table: FoundTable
    cells: tuple[GridCell, ...]
    item: ReadItem


def learned_form(source: SourceDocument, layout: DocumentLayout, rows: Sequence[ReadRow]) -> TableForm | None:
    """Return the form of a document's table; None where it has no row."""
    if not rows:
        return None
    seen = [_seen(place, row) for place, row in enumerate(rows)]
    form = learn_form(seen, seen_columns(seen))
    lines = lines_above(source, layout.tables, layout.title, layout.publishers)
    notes = lines_below(source, layout.tables)
    return replace(form, lines=lines or USUAL_LINES, notes=notes)


def _seen(place: int, row: ReadRow) -> SeenRow:
    values = {**row.item.values, "id": row.item.id or f"row-{place}", "order": place}
    return SeenRow(row.table, row.cells, item_from(values))

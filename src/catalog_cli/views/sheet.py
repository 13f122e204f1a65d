"""One item in full: a line for each field, its citations taken apart, and the file it stands in."""

from collections.abc import Iterator
from gettext import gettext as _

from catalog_cli.model.citation import Citation, citation_from
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell, record


def item_lines(item: Item) -> Table:
    """Show all present fields of an item for programs: a row for each, with its key."""
    keys = (*item.to_mapping(), "path")
    columns = (Column("field", _("Field")), Column("value", _("Value")))
    return Table(columns, [(Cell(key), cell(item, key)) for key in keys], [record(item)])


def item_sheet(item: Item, companion: Item | None = None) -> Table:
    """Show all present fields of an item; `companion` is the item that it is published with."""
    return Table(
        columns=(Column("field", _("Field")), Column("value", _("Value"))),
        rows=list(_rows(item, companion)),
        records=[record(item)],
        title=f"{item.name}  {item.id}",
    )


def _rows(item: Item, companion: Item | None) -> Iterator[Row]:
    for key in item.to_mapping():
        if key == "basis":
            lines = [_citation(number, citation_from(text)) for number, text in enumerate(item.basis, 1)]
            yield Cell(heading(key)), Cell("\n".join(lines))
        elif key == "published_with" and companion:
            yield Cell(heading(key)), Cell(f"{companion.name}  {companion.id}", link=companion.link)
        else:
            yield Cell(heading(key)), cell(item, key)
    yield Cell(heading("path")), Cell(item.path)


def _citation(number: int, citation: Citation) -> str:
    """Put a citation on lines: its law, then its number and the place within it."""
    head = f"{number}. {citation.issuer}《{citation.title}》" if "《" in citation.text else f"{number}. {citation.text}"
    parts = [
        words.format(value)
        for words, value in ((_("No.: {}"), citation.reference), (_("Place: {}"), citation.locator))
        if value
    ]
    return "\n   ".join([head, "  ".join(parts)]) if parts else head

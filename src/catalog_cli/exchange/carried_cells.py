"""Print the texts that an item carries from the office's own table, as long as they say what its fields say."""

from collections.abc import Mapping, Sequence

from catalog_cli.exchange.official_cells import leads_somewhere
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import Grid, GridCell, Link
from catalog_cli.exchange.tables.headings import EXTRA, NUMBER
from catalog_cli.exchange.tables.items import read_values
from catalog_cli.exchange.tables.rows import Categories, read_row
from catalog_cli.model.field import printed_together
from catalog_cli.model.form import FormColumn, TableForm
from catalog_cli.model.item import Item, Value


def with_carried(item: Item, cells: tuple[str, ...], form: TableForm, *, addresses: bool) -> tuple[str, ...]:
    """Return the cells of an item's row with those texts that it carries and that still hold.

    With `addresses`, or where no document could lead there, a text that hides the address of the item's page does not.
    """
    columns = form.columns
    texts = [item.printed.get(column.name, cell) for column, cell in zip(columns, cells, strict=True)]
    if item.link and (addresses or not leads_somewhere(item.link)):
        hidden = [column.key == "link" and item.link not in text for column, text in zip(columns, texts, strict=True)]
        texts = [cell if hides else text for cell, text, hides in zip(cells, texts, hidden, strict=True)]
    if tuple(texts) == cells:
        return cells
    values = _values(item, texts, columns, form.link_text)
    present = item.to_mapping()
    return tuple(
        text if text == cell or _holds(column, values, present) else cell
        for column, cell, text in zip(columns, cells, texts, strict=True)
    )


def _values(item: Item, texts: Sequence[str], columns: Sequence[FormColumn], link_text: str) -> Mapping[str, Value]:
    """Read a row that has these texts."""
    table = FoundTable(
        Grid((tuple(GridCell(text, _links(item, text)) for text in texts),)),
        tuple(_table_column(place, column) for place, column in enumerate(columns)),
        (0,),
    )
    row = read_row(table, 0, None)
    values = read_values(row, Categories(item.category).of(row)[0]).values
    return {key: value for key, value in values.items() if key != "link_note" or value != link_text}


def _links(item: Item, text: str) -> tuple[Link, ...]:
    return (Link(item.link, text),) if item.link and text and "://" not in text else ()


def _table_column(place: int, column: FormColumn) -> TableColumn:
    heading = column.option or column.heading if column.key == EXTRA else column.heading
    return TableColumn(place, heading, EXTRA if column.is_own else column.key, "" if column.is_own else column.option)


def _holds(column: FormColumn, values: Mapping[str, Value], present: Mapping[str, Value]) -> bool:
    if column.key == NUMBER:
        return True
    if column.is_own:
        extra, now = values.get("extra"), present.get("extra")
        heading = column.option or column.heading
        return _part(extra, heading) == (_part(now, heading) if column.key == EXTRA else present.get(column.key))
    keys = printed_together(column.key)
    return all(_plain(values.get(key)) == present.get(key) for key in keys)


def _part(extra: Value, heading: str) -> Value:
    return extra.get(heading) if isinstance(extra, Mapping) else None


def _plain(value: Value) -> Value:
    return list(value) if isinstance(value, tuple) else value

"""Restore items from the metadata of a document that we wrote, except for cells that were edited since."""

import re
from collections.abc import Iterable, Mapping, Sequence

from catalog_cli.exchange.carried import Carried
from catalog_cli.exchange.official import NONE, OfficialColumn, official_table
from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.exchange.tables.headings import EXTRA
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.field import FIELDS, printed_together
from catalog_cli.model.item import ItemShapeError, Value, item_from
from catalog_cli.model.text import visible


def printed(cells: Sequence[GridCell]) -> tuple[str, ...]:
    """Return the texts of a row that belong to its item: all but 序号, which comes first."""
    return tuple(cell.text for cell in cells[1:])


def restore(read: Mapping[str, Value], carried: Carried) -> dict[str, Value]:
    """Return the values of a row that nobody edited: the carried ones, and for the rest those read."""
    values = dict(read) | dict(carried.values)
    return {key: value for key, value in values.items() if value is not None}


def restore_edited(
    read: Mapping[str, Value], carried: Carried, table: FoundTable, cells: Sequence[GridCell]
) -> dict[str, Value]:
    """Return the values of an edited row: a carried one holds only where its cell still prints it, or there is none."""
    columns, prints = _prints(restore(read, carried), carried.id)
    texts = _texts(table, cells)
    edited = {
        (column.key, column.heading)
        for column, text in zip(columns, prints, strict=True)
        if (now := _cell(texts, column)) is not None and _normal(now) != _normal(text)
    }
    headings = {heading for key, heading in edited if not key}
    fields = {each for key, _ in edited if key for each in printed_together(key)}
    if _category_edited(read, carried, texts):
        fields.add("category")
    kept = {key: value for key, value in carried.values.items() if key not in fields and key not in headings}
    values = dict(read) | kept
    if "extra" in kept or headings:
        values["extra"] = _extra(read.get("extra"), carried, headings)
    values |= _own_keys(read.get("extra"), carried, headings)
    if "link" in values and "link" not in carried.values:
        values.pop("published_with", None)
    return {key: value for key, value in values.items() if value not in (None, {})}


def _prints(values: Mapping[str, Value], item_id: str) -> tuple[tuple[OfficialColumn, ...], tuple[str, ...]]:
    """Print an item alone, as the official table would."""
    try:
        item = item_from({**values, "id": item_id})
    except ItemShapeError:
        return (), ()
    table = official_table(Catalogue(Settings(), (item,)))
    return table.columns, tuple(visible(cell) for cell in table.groups[0].rows[0].cells)


def _texts(table: FoundTable, cells: Sequence[GridCell]) -> dict[str, str]:
    """Map the roles of columns, and the headings of extra ones, to the texts of a row."""
    texts: dict[str, str] = {}
    for column in table.columns:
        key = f"{EXTRA}/{_bare(column.heading)}" if column.role == EXTRA else column.role
        texts.setdefault(key, cells[column.index].text)
    return texts


def _cell(texts: Mapping[str, str], column: OfficialColumn) -> str | None:
    return texts.get(column.key or f"{EXTRA}/{_bare(visible(column.heading))}")


def _category_edited(read: Mapping[str, Value], carried: Carried, texts: Mapping[str, str]) -> bool:
    printed_now = texts.get("category")
    return printed_now is not None and _normal(printed_now) != _normal(visible(str(carried.values.get("category", ""))))


def _extra(read: Value, carried: Carried, edited: Iterable[str]) -> Value:
    """Join the carried extra texts with those read from cells that were edited."""
    now = dict(read) if isinstance(read, Mapping) else {}
    if "extra" not in carried.values:
        return now
    then = carried.values["extra"]
    kept = dict(then) if isinstance(then, Mapping) else {}
    own = carried.values.keys() - kept.keys()
    mixed = {heading: text for heading, text in kept.items() if heading not in edited}
    return mixed | {heading: now[heading] for heading in edited if heading in now and heading not in own}


def _own_keys(read: Value, carried: Carried, edited: Iterable[str]) -> dict[str, Value]:
    """Return the new texts of the keys that only the workspace's schema knows."""
    now = read if isinstance(read, Mapping) else {}
    return {key: now[key] for key in edited if key in carried.values and key not in FIELDS and key in now}


def _bare(text: str) -> str:
    return "".join(text.split())


def _normal(text: str) -> str:
    return "" if text.strip() in {"", NONE} else re.sub(r"\s+", " ", text).strip()

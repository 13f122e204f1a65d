"""The metadata of a row in a document: what makes it come back as the very same item.

The printed table has no place for an id, and some values cannot be told from their print: a channel with a 、 in it, an
item that is published with another. A document keeps them beside the row where nobody sees them (a hidden column, a
bookmark, an attribute) as JSON. A cell that was edited since always wins over the metadata.
"""

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from catalog_cli.exchange.tables.columns import FoundTable
from catalog_cli.exchange.tables.grid import GridCell, Link
from catalog_cli.exchange.tables.headings import EXTRA, NUMBER
from catalog_cli.model.field import FIELDS, printed_together
from catalog_cli.model.item import LONGEST_ID, Item, Value
from catalog_cli.model.json_text import dumps
from catalog_cli.model.text import unspaced
from catalog_cli.parsing.lazy_regex import lazy_regex

_SPACES = lazy_regex(r"[^\S\n]+")
_UNDER = "/"
_NONE = "无"
_PRINTED_IN = {part: key for key, field in FIELDS.items() if not field.printed_with for part in printed_together(key)}
"""The field in whose column each field is printed."""
_UNSETTLED = lazy_regex(r"[^\S\n ]|  |\A\s|\s\Z|\n\s| \n")


class RowMetadata(Struct, frozen=True):
    """The item's id, the values that the cells do not give, and a checksum of the cells.

    None as a value says that the item has no such field, although the cells would give one. `columns` are the checksums
    of single columns, by role or by `extra/` and heading: of those that print these values, and of all in a sheet that
    was sent out.
    """

    id: str
    values: Mapping[str, Value]
    checksum: int
    columns: Mapping[str, int] = {}

    def is_of(self, cells: Sequence[str]) -> bool:
        """Return whether these are the cells that were written, white space aside."""
        return self.checksum == checksum_of(cells)


def metadata_text(
    item: Item, read_back: Mapping[str, Value], table: FoundTable, cells: Sequence[GridCell], *, is_sent: bool = False
) -> str:
    """Write the metadata of an item's row.

    `read_back` are the values that the printed `cells` are read as; what differs from the item's is kept. In a sheet
    that `is_sent` out, each column has a checksum, so that one knows which cells were edited.
    """
    values = item.to_mapping()
    keys = dict.fromkeys((*values, *read_back))
    differing = {key: values.get(key) for key in keys if key != "id" and values.get(key) != _plain(read_back.get(key))}
    kept = {"values": differing, "columns": _checksums(table, cells, None if is_sent else differing)}
    said = {key: value for key, value in kept.items() if value}
    return dumps({"id": item.id, "print": checksum_of(printed(table, cells)), **said})


def _checksums(table: FoundTable, cells: Sequence[GridCell], keys: Iterable[str] | None) -> dict[str, int]:
    """Return the checksums of the columns that print these keys, or of all."""
    fields = None if keys is None else {_PRINTED_IN.get(key, EXTRA) for key in keys}
    return {
        role: checksum_of([_normal(text)])
        for role, text in _texts(table, cells).items()
        if fields is None or role.partition(_UNDER)[0] in fields
    }


def parse_metadata(text: str) -> RowMetadata | None:
    """Parse the metadata in a document; None where it is no longer what was written."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    item_id, number, values = record.get("id"), record.get("print"), record.get("values", {})
    columns = record.get("columns", {})
    if not isinstance(item_id, str) or not isinstance(number, int) or not isinstance(values, dict):
        return None
    if not isinstance(columns, dict) or not all(isinstance(each, int) for each in columns.values()):
        return None
    if not 0 < len(item_id) <= LONGEST_ID or not all(_is_value(key, value) for key, value in values.items()):
        return None
    return RowMetadata(item_id, {key: _frozen(key, value) for key, value in values.items()}, number, columns)


def checksum_of(cells: Sequence[str]) -> int:
    """Return a number that is the same for the same cells, however many spaces a program put around their lines."""
    return zlib.crc32("\x1f".join(settled(cell) for cell in cells).encode("utf-8", "surrogatepass"))


def settled(cell: str) -> str:
    """Return a cell without what a program may change in it: runs of spaces, spaces around lines, empty lines."""
    # hardly any cell has such spaces; to split and join one of a single line is six times as quick as to search it
    if " ".join(cell.split()) == cell or not _UNSETTLED.search(cell):
        return cell
    lines = (_SPACES.sub(" ", line).strip() for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def _is_value(key: str, value: Any) -> bool:
    if value is None or key not in FIELDS:
        return key != "id"
    if isinstance(value, dict):
        return all(isinstance(text, str) for text in value.values())
    if isinstance(value, list):
        return all(isinstance(text, str) for text in value)
    return isinstance(value, str) or type(value) is int


def _frozen(key: str, value: Any) -> Value:
    return tuple(value) if isinstance(value, list) and key in FIELDS else value


def _plain(value: Value) -> Value:
    return list(value) if isinstance(value, tuple) else value


def printed(table: FoundTable, cells: Sequence[GridCell]) -> tuple[str, ...]:
    """Return the texts of a row that belong to its item: all but 序号, and the addresses that its words lead to."""
    number = next((column.index for column in table.columns if column.role == NUMBER), None)
    return tuple(_said(cell) for place, cell in enumerate(cells) if place != number)


def without_addresses(cell: GridCell) -> tuple[Link, ...]:
    """Return the links of a cell that prints no address; an address in sight is read from the text alone."""
    return () if "://" in cell.text else cell.links


def _said(cell: GridCell) -> str:
    hidden = without_addresses(cell)
    return "\n".join((cell.text, *(link.address for link in hidden))) if hidden else cell.text


def restore(read: Mapping[str, Value], metadata: RowMetadata) -> dict[str, Value]:
    """Return the values of a row that nobody edited: those of the metadata, and for the rest those read."""
    values = dict(read) | dict(metadata.values)
    return {key: value for key, value in values.items() if value is not None}


def restore_edited(
    read: Mapping[str, Value], metadata: RowMetadata, table: FoundTable, cells: Sequence[GridCell]
) -> dict[str, Value]:
    """Return the values of an edited row: a kept one counts where its cell is as it was written, or has gone."""
    texts = _texts(table, cells)
    edited = {
        role
        for role, checksum in metadata.columns.items()
        if role in texts and checksum_of([_normal(texts[role])]) != checksum
    }
    fields = {each for role in edited for each in printed_together(role)}
    headings = {key for key in _headings(read, metadata) if f"{EXTRA}{_UNDER}{unspaced(key)}" in edited}
    kept = {key: value for key, value in metadata.values.items() if key not in fields and key not in headings}
    values = dict(read) | kept
    if "extra" in kept or headings:
        values["extra"] = _extra(read.get("extra"), metadata, headings)
    values |= _own_keys(read.get("extra"), metadata, headings)
    if "link" in values and "link" not in metadata.values:
        values.pop("published_with", None)
    return {key: value for key, value in values.items() if value not in (None, {})}


def unedited_keys(metadata: RowMetadata, table: FoundTable, cells: Sequence[GridCell]) -> frozenset[str]:
    """Return the keys of an edited row whose cells are known to be as they were written; `extra/` before a heading."""
    texts = _texts(table, cells)
    same = {
        role
        for role in texts.keys() & metadata.columns
        if checksum_of([_normal(texts[role])]) == metadata.columns[role]
    }
    fields = {key for role in same for key in printed_together(role)}
    headings = {each.heading for each in table.columns if f"{EXTRA}{_UNDER}{unspaced(each.heading)}" in same}
    own = headings & metadata.values.keys() - FIELDS.keys()
    return frozenset({*fields, *own, *(f"{EXTRA}{_UNDER}{heading}" for heading in headings)})


def _headings(read: Mapping[str, Value], metadata: RowMetadata) -> set[str]:
    """Return the headings of extra columns, and the keys of the workspace's own, that a row may have."""
    extras = (each for each in (read.get("extra"), metadata.values.get("extra")) if isinstance(each, Mapping))
    own = (key for key in metadata.values if key not in FIELDS)
    return {str(heading) for extra in extras for heading in extra} | set(own)


def _texts(table: FoundTable, cells: Sequence[GridCell]) -> dict[str, str]:
    """Map the roles of columns, and the headings of extra ones, to the texts of a row."""
    texts: dict[str, str] = {}
    for column in table.columns:
        if column.role != NUMBER:
            role = f"{EXTRA}{_UNDER}{unspaced(column.heading)}" if column.role == EXTRA else column.role
            said = _said(cells[column.index])
            texts[role] = f"{texts[role]}\x1f{said}" if role in texts else said
    return texts


def _extra(read: Value, metadata: RowMetadata, edited: Iterable[str]) -> Value:
    """Join the extra texts of the metadata with those read from cells that were edited."""
    now = dict(read) if isinstance(read, Mapping) else {}
    if "extra" not in metadata.values:
        return now
    then = metadata.values["extra"]
    kept = dict(then) if isinstance(then, Mapping) else {}
    own = metadata.values.keys() - kept.keys()
    mixed = {heading: text for heading, text in kept.items() if heading not in edited}
    return mixed | {heading: now[heading] for heading in edited if heading in now and heading not in own}


def _own_keys(read: Value, metadata: RowMetadata, edited: Iterable[str]) -> dict[str, Value]:
    """Return the new texts of the keys that only the workspace's schema knows."""
    now = read if isinstance(read, Mapping) else {}
    return {key: now[key] for key in edited if key in metadata.values and key not in FIELDS and key in now}


def _normal(text: str) -> str:
    return "" if text.strip() in {"", _NONE} else re.sub(r"\s+", " ", text).strip()

"""What a document carries for a row besides its printed cells, so that it comes back as the very same item.

The printed table has no place for an id, and some values cannot be told from their print: a channel with a 、 in it, an
item that is published with another. A document keeps these beside the row where nobody sees them (a hidden column, a
bookmark, an attribute) as JSON. A cell that was edited since always wins over what is carried.
"""

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value
from catalog_cli.model.json_text import dumps

_SPACES = re.compile(r"[^\S\n]+")
_UNSETTLED = re.compile(r"[^\S\n ]|  |\A\s|\s\Z|\n\s| \n")
_LONGEST_ID = 64


class Carried(Struct, frozen=True):
    """What was carried: the item's id, the values that the cells do not give, and a print of the cells.

    None as a value says that the item has no such field, although the cells would give one.
    """

    id: str
    values: Mapping[str, Value]
    print: int

    def is_print_of(self, cells: Sequence[str]) -> bool:
        """Return whether these are the cells that were written, white space aside."""
        return self.print == print_of(cells)


def carried_text(item: Item, read_back: Mapping[str, Value], cells: Sequence[str]) -> str:
    """Write what a document must carry for an item.

    `read_back` are the values that the printed `cells` are read as; what differs from the item's is carried.
    """
    values = item.to_mapping()
    keys = dict.fromkeys((*values, *read_back))
    differing = {key: values.get(key) for key in keys if key != "id" and values.get(key) != _plain(read_back.get(key))}
    return dumps({"id": item.id, "print": print_of(cells), **({"values": differing} if differing else {})})


def carried_from(text: str) -> Carried | None:
    """Read what a document carries; None where that is no longer what was written."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    item_id, number, values = record.get("id"), record.get("print"), record.get("values", {})
    if not isinstance(item_id, str) or not isinstance(number, int) or not isinstance(values, dict):
        return None
    if not 0 < len(item_id) <= _LONGEST_ID or not all(_is_value(key, value) for key, value in values.items()):
        return None
    return Carried(item_id, {key: _frozen(key, value) for key, value in values.items()}, number)


def print_of(cells: Sequence[str]) -> int:
    """Return a number that is the same for the same cells, however many spaces a program put around their lines."""
    return zlib.crc32("\x1f".join(settled(cell) for cell in cells).encode("utf-8", "surrogatepass"))


def settled(cell: str) -> str:
    """Return a cell without what a program may change in it: runs of spaces, spaces around lines, empty lines."""
    # hardly any cell has such spaces
    if not _UNSETTLED.search(cell):
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

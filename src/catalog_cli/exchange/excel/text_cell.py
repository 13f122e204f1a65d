"""Put a text into a cell so that Excel takes it for nothing else, now or when somebody edits the cell."""

import re
from typing import Any

from catalog_cli.exchange.excel.limits import LONGEST_TEXT
from catalog_cli.model.text import visible

_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_LIKE = ("=", "+", "-", "@", "'")


def put_text(cell: Any, text: str) -> bool:
    """Put a text into a cell of openpyxl, which has its style already.

    Returns:
        False, and the cell is left as it was, where the text is longer than a cell can hold.
    """
    # a text that looks like an escape of Excel's would be read as the character
    text = _ESCAPE_LIKE.sub("_x005F_", visible(text))
    if units(text) > LONGEST_TEXT:
        return False
    cell.value = text
    cell.data_type = "s"
    # without it Excel takes the text for a formula as soon as somebody edits the cell
    if text.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True
    return True


def units(text: str) -> int:
    """Count as Excel does: a character beyond the first 65,536 is two."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)

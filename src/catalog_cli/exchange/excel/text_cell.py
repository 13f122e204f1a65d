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
    held = cell_text(text)
    if held is None:
        return False
    cell.value = held
    cell.data_type = "s"
    if looks_like_formula(held):
        cell.quotePrefix = True
    return True


def cell_text(text: str) -> str | None:
    """Return a text as a cell holds it; None where it is longer than a cell can be."""
    shown = visible(text)
    if "_x" in shown:
        # what looks like an escape of Excel's would be read as the character
        shown = _ESCAPE_LIKE.sub("_x005F_", shown)
    # most texts are far from the limit, and need no counting
    return None if 2 * len(shown) > LONGEST_TEXT and units(shown) > LONGEST_TEXT else shown


def looks_like_formula(text: str) -> bool:
    """Return whether Excel would take a text for a formula as soon as somebody edits its cell, but for a quote."""
    return text.startswith(_FORMULA_LIKE)


def units(text: str) -> int:
    """Count as Excel does: a character beyond the first 65,536 is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2

"""Places in a document and excerpts of its texts, as reports print them."""

from collections.abc import Iterator
from gettext import gettext as _

from catalog_cli.model.document import TablePlace
from catalog_cli.model.text import one_line

SHOWN = 40
"""So many places are named of one kind; JSON has them all."""
EXCERPT = 40
"""Characters that are shown of a long text."""


def place_words(place: TablePlace) -> str:
    """Return where in a document something stands: 表 1 第 3 行第 5 列, or 目录!E7 in a workbook."""
    if place.sheet:
        return f"{one_line(place.sheet)}!{_letters(place.column)}{place.row or ''}"
    words = [
        _("table {n}").format(n=place.table) if place.table else "",
        _("row {n}").format(n=place.row) if place.row else "",
        _("column {n}").format(n=place.column) if place.column else "",
    ]
    return _(", ").join(word for word in words if word)


def more_line(number: int) -> Iterator[str]:
    """Say how many of a kind are not shown, if any."""
    if number > SHOWN:
        yield _("  … and {n} more; all of them with --format json").format(n=number - SHOWN)


def excerpt(text: str) -> str:
    """Return a text on one line, cut short."""
    line = one_line(text)
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…"


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_record(place: TablePlace) -> dict[str, object]:
    """Return a place as plain data; what it does not say is left out."""
    known = {"table": place.table, "sheet": place.sheet, "row": place.row, "column": place.column}
    return {key: value for key, value in known.items() if value}

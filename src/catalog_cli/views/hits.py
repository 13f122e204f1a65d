"""The hits of a search as a table: words marked, with a snippet where no column shown has any."""

from collections.abc import Sequence
from gettext import gettext as _

from catalog_cli.model.hit import Hit, Marks
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Each, Row, Table
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell, items_table

AROUND = 12
"""Characters shown on each side of the first marked word."""


def hits_table(
    hits: Sequence[Hit],
    keys: Sequence[str],
    only: Sequence[str] | None = None,
    *,
    marked: bool = True,
    is_short: bool = False,
) -> Table:
    """Show hits like items.

    With `marked`, the words are marked, and a snippet of another field is added where no field shown has them;
    programs need neither. With `is_short`, time limits without marks are shortened.
    """
    table = items_table([hit.item for hit in hits], keys, only)
    return (
        Table(table.columns, Each(lambda hit: _row(hit, keys, is_short=is_short), hits), table.records)
        if marked
        else table
    )


def _row(hit: Hit, keys: Sequence[str], *, is_short: bool) -> Row:
    marks = hit.marks
    # a word that another column shows need not be shown in a long time limit too
    needless = "time_limit" if is_short and any(key in marks for key in keys if key != "time_limit") else None
    row = tuple(cell(hit.item, key, None if key == needless else marks.get(key), is_short=is_short) for key in keys)
    return _with_snippet(row, hit.item, marks, keys)


def _with_snippet(row: Row, item: Item, marks: Marks, keys: Sequence[str]) -> Row:
    """Add a snippet below the name, or the last cell, where no shown field has a word."""
    snippet = _snippet(item, marks, keys)
    if snippet is None:
        return row
    place = keys.index("name") if "name" in keys else len(keys) - 1
    lead = f"{row[place].text}\n"
    moved = tuple((start + len(lead), end + len(lead)) for start, end in snippet.marks)
    return (*row[:place], Cell(lead + snippet.text, marks=moved), *row[place + 1 :])


def _elsewhere(marks: Marks, keys: Sequence[str]) -> str | None:
    """Return the first field with a marked word, when no shown field has one."""
    return None if any(key in marks for key in keys) else next(iter(marks), None)


def _snippet(item: Item, marks: Marks, keys: Sequence[str]) -> Cell | None:
    """Return the surroundings of the first marked word in a field that is not shown."""
    key = _elsewhere(marks, keys)
    if key is None:
        return None
    place, stretches = next(iter(marks[key].items()))
    text = item.texts(key)[place]
    start, end = stretches[0]
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    lead = "└" + _("{field}: {text}").format(field=heading(key), text="") + "…" * (first > 0)
    shown = lead + text[first:last].replace("\n", " ") + "…" * (last < len(text))
    return Cell(shown, marks=((len(lead) + start - first, len(lead) + end - first),))

"""Which columns a list of items has: those that fit, and what is left out."""

from collections.abc import Callable, Iterable, Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item
from catalog_cli.model.message import listed
from catalog_cli.views.headings import heading, printed, typed_name

Width = Callable[[str], int]
"""Gives how many columns of the terminal a text of one line takes."""

PIPED = ("id", "category", "name", "content", "basis", "channels", "time_limit", "responsible", "link")
"""What programs get, whatever the items have."""

_RICHEST_FIRST = (
    (("category", "name", "responsible", "time_limit", "link", "id"), False),
    (("category", "name", "responsible", "time_limit", "id"), False),
    (("category", "name", "responsible", "time_limit", "id"), True),
    (("category", "name", "responsible", "time_limit"), True),
    (("name", "responsible", "time_limit"), True),
)
"""Columns to try, each set with whether time limits are shortened in it."""

_WIDEST = {"category": 20, "name": 30, "responsible": 20, "time_limit": 40, "link": 36}
"""From how wide on a text is folded: a column need be no wider. An id is never folded."""
_WIDEST_SHORT = 24
"""The same of a shortened time limit."""
_USEFUL = ("link", "content", "basis", "id")
"""The fields that a clerk who does not see them is likeliest to want."""
_BETWEEN = 3
"""Columns of the terminal between two columns of a table."""


class Layout(Struct, frozen=True):
    """The columns of a list, by their keys, and whether its time limits are shortened."""

    keys: tuple[str, ...]
    is_short: bool = False


def layout_for(items: Sequence[Item], width: int, width_of: Width) -> Layout:
    """Return the richest layout that fits a terminal; a column that no item has a value for is left out.

    The last one is taken even if it does not fit, and its texts are folded.
    """
    widths: dict[tuple[str, bool], int] = {}
    layout = Layout(())
    for keys, is_short in _RICHEST_FIRST:
        for key in keys:
            if (key, is_short) not in widths:
                widths[key, is_short] = _width(items, key, width_of, is_short=is_short)
        shown = tuple(key for key in keys if widths[key, is_short])
        layout = Layout(shown, is_short)
        if sum(widths[key, is_short] + _BETWEEN for key in shown) - _BETWEEN < width:
            break
    return layout


def hidden_fields(items: Iterable[Item], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the fields that some item has and that are not among `keys`, in canonical order."""
    shown = tuple(items)
    others = dict.fromkeys(key for item in shown for key in item.others)
    return tuple(
        key for key in (*FIELDS, *others) if key not in keys and any(item.value(key) not in _ABSENT for item in shown)
    )


def hidden_words(hidden: Sequence[str], layout: Layout) -> Sequence[str]:
    """Say which fields are not shown, and how to see them."""
    note = [_("Not shown: {fields}.").format(fields=listed(map(heading, hidden)))] if hidden else []
    if layout.is_short and "time_limit" in layout.keys:
        note.append(_("Time limits are shortened."))
    if not note:
        return ()
    wanted = next((key for key in _USEFUL if key in hidden), "time_limit")
    typed = ",".join(map(typed_name, ("name", wanted)))
    return (
        _("{first} {second}").format(first="", second="").join(note),
        _("Choose columns: --columns {fields}").format(fields=typed),
        _("See all of an item: catalog show ID"),
    )


_ABSENT: tuple[object, ...] = (None, "", (), {})


def _width(items: Sequence[Item], key: str, width_of: Width, *, is_short: bool) -> int:
    """Return the width that a column needs: that of its widest text, or of its heading; 0 if all are empty."""
    if key in {"id", "name", "link"}:
        texts: Iterable[str] = (printed(item, key) for item in items)
    else:
        texts = {printed(item, key) for item in items}
    most = _WIDEST.get(key, 0)
    if key == "time_limit" and is_short:
        most = _WIDEST_SHORT
        # deferred: a wide terminal has room for the printed ones, and parsing takes much to load
        from catalog_cli.views.deadlines import in_brief

        texts = map(in_brief, texts)
    widest = 0
    for text in texts:
        widest = max(widest, *map(width_of, text.split("\n")))
        if most and widest >= most:
            return most
    return max(widest, width_of(heading(key))) if widest else 0

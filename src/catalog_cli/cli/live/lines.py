"""The lines of a search while typing: hits, the item's fields, the count or the fault, as pieces of styled text."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.cli.live.state import Live
from catalog_cli.model.table import Cell
from catalog_cli.model.text import one_line, visible
from catalog_cli.queries.search import Hit
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell

Piece = tuple[str, str]
"""The class of a style, and the text that has it."""


def hit_lines(live: Live, height: int) -> list[Piece]:
    """Give as many hits as there are lines, the chosen one among them, with the words marked."""
    first = max(0, live.place - height + 1)
    pieces: list[Piece] = []
    for place, hit in enumerate(live.hits[first : first + height], first):
        style = "class:chosen" if place == live.place else ""
        pieces += [(style, "> " if style else "  "), *_name(hit, style)]
        pieces += [(f"{style} class:faint", f"  {one_line(hit.item.id)}"), ("", "\n")]
    return pieces[:-1]


def field_lines(hit: Hit | None) -> list[Piece]:
    """Give the fields of a hit, the words marked; nothing without one."""
    if hit is None:
        return []
    pieces: list[Piece] = []
    for key in hit.item.to_mapping():
        pieces += [("class:heading", f"{one_line(heading(key))}: "), *_marked(cell(hit.item, key, hit.marks.get(key)))]
        pieces.append(("", "\n"))
    return pieces


def status_line(live: Live, notice: str) -> str:
    """Say what was done, or why the query is none and where, or how many items are found."""
    if live.fault:
        return visible(str(live.fault.message))
    count = len(live.hits)
    return notice or ngettext("{count} item", "{count} items", count).format(count=count)


def keys_line(live: Live) -> str:
    """Say which keys do what now."""
    if live.browsing:
        return _("Enter show · o open · y copy address · Esc leave")
    return _("↑↓ choose · Enter show · Ctrl-O open · Ctrl-Y copy address · Esc leave")


def _name(hit: Hit, style: str) -> Iterator[Piece]:
    """Give a hit's name, on one line whatever it holds."""
    for each, text in _marked(cell(hit.item, "name", hit.marks.get("name")), style):
        yield each, one_line(text)


def _marked(shown: Cell, style: str = "") -> Iterator[Piece]:
    """Cut a cell at its marks; what could steer the terminal is made visible."""
    end = 0
    for start, stop in shown.marks:
        yield style, visible(shown.text[end:start])
        yield f"{style} class:mark", visible(shown.text[start:stop])
        end = stop
    yield style, visible(shown.text[end:])

"""The lines of a search while typing: hits, the item's fields, the count or the fault, as pieces of styled text."""

from collections.abc import Iterable, Iterator
from gettext import gettext as _
from gettext import ngettext

from rich.cells import cell_len

from catalog_cli.cli.tui.rows import Piece, Row, rows
from catalog_cli.cli.tui.state import Live
from catalog_cli.model.table import Cell
from catalog_cli.model.text import one_line, visible
from catalog_cli.search.ranking import Hit
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell

_BETWEEN = " · "


def hit_lines(live: Live, height: int) -> list[Piece]:
    """Give as many hits as there are lines, the chosen one among them, with the words marked."""
    first = max(0, live.place - height + 1)
    pieces: list[Piece] = []
    for place, hit in enumerate(live.hits[first : first + height], first):
        style = "class:chosen" if place == live.place else ""
        pieces += [(style, "> " if style else "  "), *_name(hit, style)]
        pieces += [(f"{style} class:faint", f"  {one_line(hit.item.id)}"), ("", "\n")]
    return pieces[:-1]


def field_rows(hit: Hit | None, width: int) -> list[Row]:
    """Give the fields of a hit as rows of a width, the words marked; nothing without one."""
    if hit is None:
        return []
    pieces: list[Piece] = []
    for key in hit.item.to_mapping():
        pieces += [("class:heading", f"{one_line(heading(key))}: "), *_marked(cell(hit.item, key, hit.marks.get(key)))]
        pieces.append(("", "\n"))
    return rows(pieces[:-1], width)


def status_rows(live: Live, notice: str, width: int, *, waiting: bool = False) -> list[Row]:
    """Say what was done, or why the query is none, where and what to do, or how many items are found."""
    if live.fault:
        problem = [[("", line)] for line in visible(str(live.fault.message)).split("\n")]
        remedy = [("", visible(str(live.fault.remedy)))] if live.fault.remedy else []
        return [*problem, *([("", "  "), *row] for row in rows(remedy, width - 2) if row)]
    # what was done is seen at a glance; of a long address, its beginning is enough
    return [[("", notice)]] if notice else rows([("", _found(live, waiting=waiting))], width)


def keys_line(live: Live, width: int, *, scrolls: bool = False) -> str:
    """Say which keys do what now, as many as have room; `scrolls` says whether there is more of the item to see."""
    leave = _("Esc leave")
    keys = [
        (2, _("↑↓ choose")),
        (0, _("Enter show")),
        (3, _("o open") if live.browsing else _("Ctrl-O open")),
        (4, _("y copy") if live.browsing else _("Ctrl-Y copy")),
    ]
    keys = keys if live.chosen else []
    if scrolls:
        keys.append((1, _("Ctrl-↑↓ scroll")))
    while keys and cell_len(_joined([*(text for _place, text in keys), leave])) > width:
        # what is easiest to do without goes first
        keys.remove(max(keys))
    return _joined([*(text for _place, text in keys), leave])


def _found(live: Live, *, waiting: bool) -> str:
    """Tell how many items are found, and what else there is to know about it."""
    if waiting:
        return _("searching…")
    count = len(live.hits)
    told = [ngettext("{count} item", "{count} items", count).format(count=count)]
    if live.meant:
        told.append(_("did you mean {query}? Tab takes it over").format(query=one_line(live.meant)))
    if not live.sought.is_fluid:
        told.append(_("searches once you pause"))
    return _joined(told)


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(parts)


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

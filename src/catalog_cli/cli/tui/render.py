"""What the live search shows, as rows of styled text: hits, the fields of an item, the count or the fault, the keys."""

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from itertools import accumulate, pairwise

from rich.cells import cell_len

from catalog_cli.cli.tui.state import LiveState
from catalog_cli.formats.wrapping import breaks
from catalog_cli.model.hit import Hit
from catalog_cli.model.table import Cell
from catalog_cli.model.text import one_line, visible
from catalog_cli.views.headings import heading
from catalog_cli.views.items import cell

Piece = tuple[str, str]
"""The class of a style, and the text that has it."""

Row = list[Piece]

_BETWEEN = " · "


def hit_lines(live: LiveState, height: int) -> list[Piece]:
    """Give as many hits as there are lines, the chosen one among them, with the words marked."""
    first = max(0, live.place - height + 1)
    pieces: list[Piece] = []
    for place, hit in enumerate(live.hits[first : first + height], first):
        style = "class:chosen" if place == live.place else ""
        pieces += [(style, "> " if style else "  "), *_name_pieces(hit, style)]
        pieces += [(f"{style} class:faint", f"  {one_line(hit.item.id)}"), ("", "\n")]
    return pieces[:-1]


def field_rows(hit: Hit | None, width: int) -> list[Row]:
    """Give the fields of a hit as rows of a width, the words marked; nothing without one."""
    if hit is None:
        return []
    pieces: list[Piece] = []
    for key in hit.item.to_mapping():
        pieces += [
            ("class:heading", f"{one_line(heading(key))}: "),
            *_marked_pieces(cell(hit.item, key, hit.marks.get(key))),
        ]
        pieces.append(("", "\n"))
    return wrap_rows(pieces[:-1], width)


def status_rows(live: LiveState, notice: str, width: int, *, waiting: bool = False) -> list[Row]:
    """Say what was done, or why the query is none, where and what to do, or how many items are found."""
    if live.fault:
        problem = [[("", line)] for line in visible(str(live.fault.message)).split("\n")]
        remedy = [("", visible(str(live.fault.remedy)))] if live.fault.remedy else []
        return [*problem, *([("", "  "), *row] for row in wrap_rows(remedy, width - 2) if row)]
    # what was done is seen at a glance; of a long address, its beginning is enough
    return [[("", notice)]] if notice else wrap_rows([("", _count_line(live, waiting=waiting))], width)


def keys_line(live: LiveState, width: int, *, scrolls: bool = False) -> str:
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


def _count_line(live: LiveState, *, waiting: bool) -> str:
    """Tell how many items are found, and what else there is to know about it."""
    if waiting:
        return _("searching…")
    count = len(live.hits)
    parts = [ngettext("{count} item", "{count} items", count).format(count=count)]
    if live.meant:
        parts.append(_("did you mean {query}? Tab takes it over").format(query=one_line(live.meant)))
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(parts)


def _name_pieces(hit: Hit, style: str) -> Iterator[Piece]:
    """Give a hit's name, on one line whatever it holds."""
    for each, text in _marked_pieces(cell(hit.item, "name", hit.marks.get("name")), style):
        yield each, one_line(text)


def _marked_pieces(shown: Cell, style: str = "") -> Iterator[Piece]:
    """Cut a cell at its marks; what could steer the terminal is made visible."""
    end = 0
    for start, stop in shown.marks:
        yield style, visible(shown.text[end:start])
        yield f"{style} class:mark", visible(shown.text[start:stop])
        end = stop
    yield style, visible(shown.text[end:])


def wrap_rows(pieces: Iterable[Piece], width: int) -> list[Row]:
    """Break pieces into rows: at their line breaks, between words where a line is too long, within a long word."""
    return [row for line in _split_lines(pieces) for row in _wrap_line(line, max(1, width))]


def join_rows(shown: Sequence[Row]) -> list[Piece]:
    """Put rows together again, a line break between them."""
    return [piece for row in shown for piece in (("", "\n"), *row)][1:]


def _split_lines(pieces: Iterable[Piece]) -> list[Row]:
    lines: list[Row] = [[]]
    for style, text in pieces:
        first, *others = text.split("\n")
        lines[-1].append((style, first))
        lines += [[(style, other)] for other in others]
    return lines


def _wrap_line(line: Row, width: int) -> Iterator[Row]:
    text = "".join(part for _style, part in line)
    for start, end in pairwise([0, *_break_points(text, width), len(text)]):
        yield list(_slice(line, start, end))


def _break_points(text: str, width: int) -> Iterator[int]:
    start = 0
    for end in [*breaks(text, width), len(text)]:
        while cell_len(text[start:end].rstrip()) > width:
            start += _fitting_characters(text[start:end], width)
            yield start
        if end < len(text):
            yield end
        start = end


def _fitting_characters(text: str, width: int) -> int:
    """Count the first characters that have room in a width; one has to."""
    return max(1, sum(taken <= width for taken in accumulate(map(cell_len, text[: width + 1]))))


def _slice(line: Row, start: int, end: int) -> Iterator[Piece]:
    place = 0
    for style, text in line:
        part = text[max(0, start - place) : max(0, end - place)]
        if part:
            yield style, part
        place += len(text)

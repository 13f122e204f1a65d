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
    """Return the hits that fit, the chosen one among them, with the words marked."""
    first = max(0, live.place - height + 1)
    pieces: list[Piece] = []
    for place, hit in enumerate(live.hits[first : first + height], first):
        style = "class:chosen" if place == live.place else ""
        pieces += [(style, "> " if style else "  "), *_name_pieces(hit, style)]
        pieces += [(f"{style} class:faint", f"  {one_line(hit.item.id)}"), ("", "\n")]
    return pieces[:-1]


def field_rows(hit: Hit | None, width: int) -> list[Row]:
    """Return the fields of a hit as rows of a width, with the words marked; none without a hit."""
    if hit is None:
        return []
    pieces: list[Piece] = []
    for key in hit.item.to_mapping():
        shown = cell(hit.item, key, hit.marks.get(key))
        pieces += [("class:heading", f"{one_line(heading(key))}: "), *_marked_pieces(shown)]
        pieces.append(("", "\n"))
    return wrap_rows(pieces[:-1], width)


def status_rows(live: LiveState, notice: str, width: int, *, waiting: bool = False) -> list[Row]:
    """Return the fault in the query and its remedy, else the notice, else the number of items found."""
    if live.fault:
        problem = [[("", line)] for line in visible(str(live.fault.message)).split("\n")]
        remedy = [("", visible(str(live.fault.remedy)))] if live.fault.remedy else []
        return [*problem, *([("", "  "), *row] for row in wrap_rows(remedy, width - 2) if row)]
    # a notice is not wrapped: of a long address, its beginning is enough
    return [[("", notice)]] if notice else wrap_rows([("", _count_line(live, waiting=waiting))], width)


def keys_line(live: LiveState, width: int, *, scrolls: bool = False) -> str:
    """Return the keys and what they do now, as many as fit; `scrolls` says whether the item is longer than its pane."""
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
        # the least needed key has the highest number
        keys.remove(max(keys))
    return _joined([*(text for _place, text in keys), leave])


def _count_line(live: LiveState, *, waiting: bool) -> str:
    """Return the number of hits, and a suggestion where there is one."""
    if waiting:
        return _("searching…")
    count = len(live.hits)
    parts = [ngettext("{count} item", "{count} items", count).format(count=count)]
    if live.suggestion:
        parts.append(_("did you mean {query}? Tab takes it over").format(query=one_line(live.suggestion)))
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN.join(parts)


def _name_pieces(hit: Hit, style: str) -> Iterator[Piece]:
    """Return the name of a hit, always on one line."""
    for each, text in _marked_pieces(cell(hit.item, "name", hit.marks.get("name")), style):
        yield each, one_line(text)


def _marked_pieces(shown: Cell, style: str = "") -> Iterator[Piece]:
    """Cut a cell at its marks; control characters are made visible, so that none reaches the terminal."""
    end = 0
    for start, stop in shown.marks:
        yield style, visible(shown.text[end:start])
        yield f"{style} class:mark", visible(shown.text[start:stop])
        end = stop
    yield style, visible(shown.text[end:])


def wrap_rows(pieces: Iterable[Piece], width: int) -> list[Row]:
    """Break pieces into rows: at line breaks, and where a line is too long, between words or within a long one."""
    return [row for line in _split_lines(pieces) for row in _wrap_line(line, max(1, width))]


def join_rows(shown: Sequence[Row]) -> list[Piece]:
    """Join rows by line breaks."""
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
    """Count the first characters that fit into a width: at least one."""
    return max(1, sum(taken <= width for taken in accumulate(map(cell_len, text[: width + 1]))))


def _slice(line: Row, start: int, end: int) -> Iterator[Piece]:
    place = 0
    for style, text in line:
        part = text[max(0, start - place) : max(0, end - place)]
        if part:
            yield style, part
        place += len(text)

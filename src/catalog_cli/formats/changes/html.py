"""`--format html`: one page that stands alone, old and new side by side, for the screen and for paper."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from html import escape

from catalog_cli.formats import Screen
from catalog_cli.formats.page_head import page_head
from catalog_cli.model.change import Change, ChangeKind, Comparison
from catalog_cli.model.table import Cell
from catalog_cli.model.text import one_line, visible
from catalog_cli.views.change_lines import Line, all_lines, change_name
from catalog_cli.views.changes import change_word, changes_stat, kind_word, renumbered_note

STYLE = "comparison.css"
FROM_THIS_MANY = 6
"""Changes, from which on the page begins with a list of them."""


def write(comparison: Comparison, screen: Screen) -> Iterator[str]:
    """Write the page; it loads nothing from elsewhere and runs no script."""
    return (f"{line}\n" for line in _page(comparison))


def _page(comparison: Comparison) -> Iterator[str]:
    title = comparison.title or _("Catalogue")
    changes = _("Changes")
    heading = _("Changes: {title}").format(title=title)
    yield from page_head(heading, __package__, STYLE)
    yield from (
        "<body>",
        "<main>",
        "<header>",
        f"<p>{_text(changes)}</p>",
        f'<h1 lang="zh-CN">{_line_text(title)}</h1>',
        f'<p class="sum">{_text(changes_stat(comparison.changes))}</p>',
        "</header>",
    )
    yield from _contents(comparison.shown)
    if comparison.shown:
        yield from _table(comparison)
    if note := renumbered_note(comparison.changes):
        yield f'<p class="note">{_text(note)}</p>'
    yield from ("</main>", "</body>", "</html>")


def _contents(changes: Sequence[Change]) -> Iterator[str]:
    """List what changed, a line a kind, each name leading to its place."""
    if len(changes) < FROM_THIS_MANY:
        return
    contents = _("Contents")
    yield f'<nav aria-label="{escape(contents)}"><dl>'
    for kind in ChangeKind:
        links = [
            f'<a href="#c{place}">{_line_text(change_name(change))}</a>'
            for place, change in enumerate(changes, 1)
            if change.kind is kind
        ]
        if links:
            yield f'<dt class="{kind}">{_text(kind_word(kind))} <b>{len(links)}</b></dt>'
            yield f"<dd>{' '.join(links)}</dd>"
    yield "</dl></nav>"


def _table(comparison: Comparison) -> Iterator[str]:
    before = comparison.before or _("Before")
    after = comparison.after or _("After")
    yield "<table>"
    yield '<colgroup><col class="field"><col class="side"><col class="side"></colgroup>'
    yield "<thead><tr>"
    yield from (f'<th scope="col">{_line_text(text)}</th>' for text in (_("Field"), before, after))
    yield "</tr></thead>"
    for place, change in enumerate(comparison.shown, 1):
        yield from _change(place, change)
    yield "</table>"


def _change(place: int, change: Change) -> Iterator[str]:
    yield f'<tbody id="c{place}" class="{change.kind}" lang="zh-CN">'
    badge = f'<span class="kind">{_text(change_word(change))}</span>'
    name = f"<b>{_line_text(change_name(change))}</b> <code>{_line_text(change.id)}</code>"
    if change.file:
        name += f' <span class="file">{_line_text(change.file)}</span>'
    yield f'<tr class="item"><th colspan="3" scope="rowgroup">{badge} {name}</th></tr>'
    lines = list(all_lines(change))
    for number, line in enumerate(lines):
        sides = _sides(change, line, len(lines) if number == 0 else 0)
        yield f'<tr><th scope="row">{_line_text(line.heading)}</th>{sides}</tr>'
    yield "</tbody>"


def _sides(change: Change, line: Line, rows: int) -> str:
    """Write both cells; beside an item that is on one side only there is one empty cell, as tall as all its `rows`."""
    span = f' rowspan="{rows}"' if rows > 1 else ""
    nothing = f'<td class="nothing"{span}></td>' if rows else ""
    if change.kind is ChangeKind.ADDED:
        return f'{nothing}<td class="new">{_text(line.after.text)}</td>'
    if change.kind is ChangeKind.REMOVED:
        return f'<td class="old">{_text(line.before.text)}</td>{nothing}'
    return _side(line.before, "old", "del") + _side(line.after, "new", "ins")


def _side(cell: Cell, side: str, tag: str) -> str:
    if not cell.text:
        return '<td class="nothing"></td>'
    pieces, start = [], 0
    for begin, end in cell.marks:
        pieces += [_text(cell.text[start:begin]), f"<{tag}>{_text(cell.text[begin:end])}</{tag}>"]
        start = end
    return f'<td class="{side}">{"".join(pieces)}{_text(cell.text[start:])}</td>'


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _line_text(text: str) -> str:
    return escape(one_line(text))

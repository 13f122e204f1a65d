"""`--format html`: one page that stands alone, with bars and a table, for the screen and for paper."""

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from html import escape

from catalog_cli.formats import Screen
from catalog_cli.formats.page_head import page_head
from catalog_cli.model.table import Row
from catalog_cli.model.text import one_line
from catalog_cli.views.answer_page import AnswerPage

STYLE = "answer.css"
MOST_BARS = 15
"""The bars that are drawn, the longest first; how many others there are is said."""
_LENGTH = 1000
"""The width of a bar's drawing in its own units; the page stretches it."""


def write(page: AnswerPage, screen: Screen) -> Iterator[str]:
    """Write the page; it loads nothing from elsewhere and runs no script."""
    return (f"{line}\n" for line in _page(page))


def _page(page: AnswerPage) -> Iterator[str]:
    count, day = len(page.table.rows), _("As of {day}").format(day=page.day)
    rows = ngettext("{n} row", "{n} rows", count).format(n=count)
    yield from page_head(page.title, __package__, STYLE)
    yield from ("<body>", "<main>", f"<header><h1>{_text(page.title)}</h1><p>{_text(f'{day} · {rows}')}</p></header>")
    if page.bars:
        yield from _chart(page)
    yield from _table(page)
    yield from ("</main>", "</body>", "</html>")


def _chart(page: AnswerPage) -> Iterator[str]:
    longest = max(number for _name, number in page.bars)
    heading = _("{counted} by {what}").format(counted=page.counted, what=page.by)
    yield f'<section><h2>{_text(heading)}</h2><table class="bars"><tbody>'
    for name, number in page.bars[:MOST_BARS]:
        bar = round(_LENGTH * number / longest) if longest else 0
        yield (
            f'<tr><th scope="row">{_text(name)}</th><td class="number">{number}</td><td class="chart">'
            f'<svg viewBox="0 0 {_LENGTH} 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect width="{bar}" height="10"/></svg></td></tr>'
        )
    yield "</tbody></table>"
    if (more := len(page.bars) - MOST_BARS) > 0:
        rest = _("… and {n} more").format(n=more)
        yield f"<p>{_text(rest)}</p>"
    yield "</section>"


def _table(page: AnswerPage) -> Iterator[str]:
    numbers = tuple(column.number for column in page.table.columns)
    yield '<section class="rows"><table><thead><tr>'
    for column in page.table.columns:
        yield f'<th scope="col"{_class(is_number=column.number)}>{_text(column.heading)}</th>'
    yield "</tr></thead><tbody>"
    for row in page.table.rows:
        yield _row(row, numbers)
    yield "</tbody></table></section>"


def _row(row: Row, numbers: tuple[bool, ...]) -> str:
    cells = (
        f"<td{_class(is_number=number)}>{_text(cell.text)}</td>" for cell, number in zip(row, numbers, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _class(*, is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _text(text: str) -> str:
    return escape(one_line(text))

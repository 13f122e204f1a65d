"""`--format html`: one page of figures that stands alone, with small charts, for the screen and for paper."""

from collections.abc import Iterator
from gettext import gettext as _
from html import escape

from catalog_cli.formats import Screen
from catalog_cli.formats.page_head import page_head
from catalog_cli.model.text import one_line
from catalog_cli.views.breakdown import (
    Breakdown,
    FiguresPage,
    NumberChange,
    Numbers,
    by_word,
    figure_word,
    shown_name,
)
from catalog_cli.views.changes import kind_word

STYLE = "figures.css"
_FIGURES = Numbers.__struct_fields__
_LENGTH = 1000
"""The width of a chart in its own units; the page stretches it."""
_MOST = 15
"""The rows of a breakdown that are shown; the rest is summed up in words."""


def write(page: FiguresPage, screen: Screen) -> Iterator[str]:
    """Write the page; it loads nothing from elsewhere and runs no script."""
    return (f"{line}\n" for line in _page(page))


def _page(page: FiguresPage) -> Iterator[str]:
    title, day = page.title or _("Catalogue"), _("As of {day}").format(day=page.day)
    heading = _("Figures: {title}").format(title=title)
    yield from page_head(heading, __package__, STYLE)
    yield from (
        "<body>",
        "<main>",
        "<header>",
        f"<p>{_text(day)}</p>",
        f'<h1 lang="zh-CN">{_text(title)}</h1>',
        f'<p lang="zh-CN">{_text("、".join(page.publishers))}</p>',
        "</header>",
        '<dl class="sum">',
    )
    for key in _FIGURES:
        yield f"<div><dt>{_text(figure_word(key))}</dt><dd>{getattr(page.all, key)}</dd></div>"
    yield "</dl>"
    if page.since:
        yield from _since(page)
    for by, rows in page.breakdowns:
        yield from _breakdown(by, rows)
    yield from ("</main>", "</body>", "</html>")


def _since(page: FiguresPage) -> Iterator[str]:
    """Write what became of the items and of the numbers of all."""
    heading, nothing = _("Since {when}").format(when=page.since), _("no item changed")
    yield f"<section><h2>{_text(heading)}</h2>"
    counts = [f"{_text(kind_word(kind))} <b>{count}</b>" for kind, count in page.happened.items() if count]
    yield f"<p>{' · '.join(counts) or _text(nothing)}</p>"
    if page.changed:
        figure = _("Figure")
        yield f'<table><thead><tr><th scope="col">{_text(figure)}</th>'
        yield from (
            f'<th scope="col" class="number">{_text(word)}</th>' for word in (_("Before"), _("After"), _("By how much"))
        )
        yield "</tr></thead><tbody>"
        yield from map(_change, page.changed)
        yield "</tbody></table>"
    yield "</section>"


def _change(each: NumberChange) -> str:
    name = f"{shown_name(each.name)} · {figure_word(each.figure)}" if each.name else figure_word(each.figure)
    numbers = (f"{each.before}", f"{each.after}", f"{each.after - each.before:+}")
    return (
        f'<tr><th scope="row">{_text(name)}</th>' + "".join(f'<td class="number">{n}</td>' for n in numbers) + "</tr>"
    )


def _breakdown(by: str, rows: Breakdown) -> Iterator[str]:
    """Write a table with a bar in each row: the items with a link, then those without."""
    heading = _("By {what}").format(what=by_word(by))
    yield f"<section><h2>{_text(heading)}</h2>"
    yield "<table><thead><tr>"
    yield f'<th scope="col">{_text(by_word(by))}</th><th scope="col" class="chart">{_legend()}</th>'
    yield from (f'<th scope="col" class="number">{_text(figure_word(key))}</th>' for key in _FIGURES)
    yield "</tr></thead><tbody>"
    most = max((numbers.items for _name, numbers in rows), default=0)
    for name, numbers in rows[:_MOST]:
        yield f'<tr><th scope="row" lang="zh-CN">{_text(shown_name(name))}</th>'
        yield f'<td class="chart">{_bar(numbers, most)}</td>'
        yield "".join(f'<td class="number">{getattr(numbers, key) or ""}</td>' for key in _FIGURES) + "</tr>"
    yield "</tbody></table>"
    if len(rows) > _MOST:
        rest = _("{count} more with {items} items or fewer: catalog stats --by {by}")
        yield f"<p>{_text(rest.format(count=len(rows) - _MOST, items=rows[_MOST][1].items, by=by))}</p>"
    yield "</section>"


def _legend() -> str:
    words = (("with", _("with a link")), ("without", _("without a link")))
    return " ".join(f'<span class="{key}">{_text(word)}</span>' for key, word in words)


def _bar(numbers: Numbers, most: int) -> str:
    """Draw the bar of a row; what it shows is in words in the cells beside it."""
    total, without = _stretch(numbers.items, most), _stretch(numbers.without_link, most)
    return (
        f'<svg viewBox="0 0 {_LENGTH} 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="with" width="{total - without}" height="10"/>'
        f'<rect class="without" x="{total - without}" width="{without}" height="10"/></svg>'
    )


def _stretch(number: int, most: int) -> int:
    return round(_LENGTH * number / most) if most else 0


def _text(text: str) -> str:
    return escape(one_line(text))

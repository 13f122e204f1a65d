"""HTML: one standalone page with the official table, ready to print, and any page with a table of items."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from catalog_cli.exchange.official import OfficialColumn, OfficialRow, OfficialTable, TitleLine, official_table
from catalog_cli.exchange.official_headings import HeadingCell, heading_rows
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.web.page_style import page_style, stays_on_one_line
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.form import NUMBER
from catalog_cli.model.text import visible
from catalog_cli.parsing.lazy_regex import lazy_regex

SUFFIXES = (".html", ".htm")

_ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = lazy_regex(r"https?://\S+", re.IGNORECASE)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the page in UTF-8; it loads nothing from elsewhere and runs no script.

    Each row carries its item in an attribute, so that it is read back as the same.
    """
    from catalog_cli.exchange.lossless_rows import metadata_rows
    from catalog_cli.exchange.sent_items import sent_text

    table = official_table(catalogue)
    sent = f' data-sent="{escape(sent_text(options.sent))}"' if options.sent else ""
    return "\n".join(
        [*_page(table, metadata_rows(table, is_sent=bool(options.sent), memo=options.memo), sent), ""]
    ).encode()


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the tables of a page; the options or the page name its encoding."""
    from catalog_cli.exchange.web.decode import html_text
    from catalog_cli.exchange.web.read import read_page

    return read_page(html_text(data, options.encoding))


def _page(table: OfficialTable, metadata: Sequence[str], sent: str) -> Iterator[str]:
    title = _text(table.title)
    yield from (
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title>",
        f"<style>\n{page_style(table)}</style>",
        "</head>",
        "<body>",
        "<main>",
        *(_line(line) for line in table.lines),
    )
    yield from _tables(table, metadata, sent)
    yield from (f'<p class="note">{_text(note)}</p>' for note in table.notes)
    yield from ("</main>", "</body>", "</html>")


def _tables(table: OfficialTable, metadata: Sequence[str], sent: str) -> Iterator[str]:
    """Write the table, or one for each section, with its line above."""
    rows = [*zip(table.rows, metadata, strict=True)]
    starts = [place for place, (row, _) in enumerate(rows) if row.lines and table.has_tables] or [0]
    for number, (start, end) in enumerate(pairwise([*starts, max(len(rows), 1)])):
        name = "_title"
        if table.has_tables and rows and rows[start][0].lines:
            name = f"_table{number}"
            *above, last = rows[start][0].lines
            yield from (f"<h2>{_text(line)}</h2>" for line in above)
            yield f'<h2 id="{name}">{_text(last)}</h2>'
        yield f'<div class="frame" tabindex="0" role="region" aria-labelledby="{name}">'
        yield f'<table aria-labelledby="{name}" style="white-space: pre-wrap"{sent if number == 0 else ""}>'
        yield from _head(table)
        yield from _body(table, rows[start:end])
        yield from ("</table>", "</div>")


def _line(line: TitleLine) -> str:
    text = _text(line.text)
    return f'<h1 id="_title">{text}</h1>' if line.is_title else f'<p class="publishers">{text}</p>'


def _head(table: OfficialTable) -> Iterator[str]:
    yield "<thead>"
    for row in heading_rows(table.columns):
        yield "<tr>"
        yield from map(_heading, row)
        yield "</tr>"
    yield "</thead>"


def _heading(cell: HeadingCell) -> str:
    wrapping = "" if stays_on_one_line(cell.text) else ' class="long"'
    scope = "colgroup" if cell.columns > 1 else "col"
    return f'<th{wrapping}{_span("col", cell.columns)}{_span("row", cell.rows)} scope="{scope}">{_text(cell.text)}</th>'


def _span(way: str, count: int) -> str:
    return f' {way}span="{count}"' if count > 1 else ""


def _body(table: OfficialTable, rows: Sequence[tuple[OfficialRow, str]]) -> Iterator[str]:
    """Write the rows; those that a merged cell covers are a body of their own, which no cell may leave."""
    left = 0
    for row, text in rows:
        if left == 0:
            yield "<tbody>"
        for line in row.lines if not table.has_tables else ():
            yield f'<tr><th class="section" scope="rowgroup" colspan="{len(table.columns)}">{_text(line)}</th></tr>'
        left = max(left, *row.spans) - 1
        # an item's id is the row's anchor; a text that is no valid id gets none, so none can be `_title`
        address = f' id="{row.id}"' if _ID.fullmatch(row.id) else ""
        yield f'<tr{address} data-item="{escape(text)}">'
        yield from _cells(table, row)
        yield "</tr>"
        if left == 0:
            yield "</tbody>"


def _cells(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    for column, cell, span in zip(table.columns, row.cells, row.spans, strict=True):
        if span == 0:
            continue
        tag, scope = _tag(column)
        kinds = (column.key, "tick" if column.option else "", "boxes" if column.has_boxes else "")
        classes = " ".join(filter(None, kinds))
        attribute = f' class="{classes}"' if classes else ""
        content = _linked(row, cell) if column.key == table.link_on else _text(cell)
        yield f"<{tag}{attribute}{scope}{_span('row', span)}>{content}</{tag}>"


def _tag(column: OfficialColumn) -> tuple[str, str]:
    # an item's name says of a screen reader's every cell which row it is in
    if column.key == "name":
        return "th", ' scope="row"'
    return ("th", ' scope="rowgroup"') if column.key in {NUMBER, "category"} and column.is_merged else ("td", "")


def _linked(row: OfficialRow, cell: str) -> str:
    """Link an address of the web; the words beside it stay text."""
    link = row.link
    if not link or not _WEB.fullmatch(link) or visible(link) != link:
        return _text(cell)
    words = row.words
    return (
        f'<a href="{escape(link)}" rel="noopener">{_text(words)}</a>{_text(cell[len(words) :])}'
        if words
        else _text(cell)
    )


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")

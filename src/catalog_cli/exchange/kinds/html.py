"""HTML: one standalone page with the official table, ready to print, and any page with a table of items."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from catalog_cli.exchange.official import Group, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.options import Options, ReadOptions
from catalog_cli.exchange.tables.grid import SourceDocument
from catalog_cli.exchange.web.page_style import page_style, stays_on_one_line
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.text import visible

SUFFIXES = (".html", ".htm")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the page in UTF-8; it loads nothing from elsewhere and runs no script.

    Each row carries its item in an attribute, so that it is read back as the same.
    """
    from catalog_cli.exchange.lossless_rows import metadata_rows
    from catalog_cli.exchange.sent_items import sent_text

    table = official_table(catalogue)
    sent = f' data-sent="{escape(sent_text(options.sent))}"' if options.sent else ""
    return "\n".join([*_page(table, metadata_rows(table), sent), ""]).encode()


def read_source(data: bytes, options: ReadOptions) -> SourceDocument:
    """Read the tables of a page; the options or the page name its encoding."""
    from catalog_cli.exchange.web.decode import html_text
    from catalog_cli.exchange.web.read import read_page

    return read_page(html_text(data, options.encoding))


def _page(table: OfficialTable, metadata: Sequence[Sequence[str]], sent: str) -> Iterator[str]:
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
        f'<h1 id="_title">{title}</h1>',
        f'<p class="publishers">{_text(table.publishers)}</p>',
        '<div class="frame" tabindex="0" role="region" aria-labelledby="_title">',
        f'<table aria-labelledby="_title" style="white-space: pre-wrap"{sent}>',
    )
    yield from _head(table)
    for group, texts in zip(table.groups, metadata, strict=True):
        yield from _group(table, group, texts)
    yield from ("</table>", "</div>", "</main>", "</body>", "</html>")


def _head(table: OfficialTable) -> Iterator[str]:
    yield from ("<thead>", "<tr>")
    for heading in table.headings:
        wrapping = "" if stays_on_one_line(heading) else ' class="long"'
        yield f'<th{wrapping} scope="col">{_text(heading)}</th>'
    yield from ("</tr>", "</thead>")


def _group(table: OfficialTable, group: Group, metadata: Sequence[str]) -> Iterator[str]:
    span = f' rowspan="{len(group.rows)}"' if len(group.rows) > 1 else ""
    yield "<tbody>"
    for place, row in enumerate(group.rows):
        # an item's id is the row's anchor; a text that is no valid id gets none, so none can be `_title`
        address = f' id="{row.id}"' if _ID.fullmatch(row.id) else ""
        yield f'<tr{address} data-item="{escape(metadata[place])}">'
        if place == 0:
            yield f'<th class="number" scope="rowgroup"{span}>{group.number}</th>'
            yield f'<th class="category" scope="rowgroup"{span}>{_text(group.category)}</th>'
        yield from _cells(table, row)
        yield "</tr>"
    yield "</tbody>"


def _cells(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        # an item's name says of a screen reader's every cell which row it is in
        tag, scope = ("th", ' scope="row"') if column.key == "name" else ("td", "")
        attribute = f' class="{column.key}"' if column.key else ""
        yield f"<{tag}{attribute}{scope}>{_linked(row, cell) if column.key == 'link' else _text(cell)}</{tag}>"


def _linked(row: OfficialRow, cell: str) -> str:
    """Link an address of the web; the words beside it stay text."""
    link = row.link
    if not link or not _WEB.fullmatch(link) or visible(link) != link:
        return _text(cell)
    return f'<a href="{escape(link)}" rel="noopener">{_text(link)}</a>{_text(cell[len(link) :])}'


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")

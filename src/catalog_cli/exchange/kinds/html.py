"""HTML: one standalone page with the official table, its category cells merged, ready to print."""

from collections.abc import Iterator
from html import escape

from catalog_cli.exchange.official import Group, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.options import Options
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.text import visible

SUFFIXES = (".html", ".htm")

STYLE = """\
:root { --rule: #9aa0a6; --head: #eef1f4; }
body { margin: 2rem auto; max-width: 110rem; padding: 0 1.5rem; color: #1a1a1a; background: #fff; line-height: 1.6;
  font-family: "FangSong", "仿宋", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; }
h1 { margin: 0 0 .5rem; text-align: center; font-size: 1.6rem; font-weight: 700;
  font-family: "方正小标宋简体", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; }
.publishers { margin: 0 0 1rem; }
.frame { overflow-x: auto; }
table { width: 100%; min-width: 68rem; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .4rem .55rem; border: 1px solid var(--rule); text-align: left; vertical-align: middle; }
thead th { position: sticky; top: 0; background: var(--head); text-align: center; white-space: nowrap;
  font-family: "SimHei", "黑体", "Noto Sans CJK SC", "PingFang SC", sans-serif; }
tbody th { font-weight: 400; text-align: center; }
.number { width: 2.5rem; text-align: center; }
.category { min-width: 6rem; }
td { overflow-wrap: anywhere; }
td.name, td.channels, td.responsible { min-width: 6rem; }
td.content, td.basis { min-width: 13rem; }
td.time-limit { min-width: 9rem; }
td.link { min-width: 9rem; font-size: .8rem; }
a { color: #0b57d0; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; }
  .frame { overflow: visible; }
  table { min-width: 0; font-size: 8pt; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr { break-inside: avoid; }
  td { min-width: 0 !important; }
  td.link { font-size: 6.5pt; }
  a { color: inherit; text-decoration: none; }
}
"""
CLASSES = {
    "事项名称": "name",
    "公开内容": "content",
    "公开依据": "basis",
    "公开渠道": "channels",
    "公开时限": "time-limit",
    "公开责任": "responsible",
}


def write(catalogue: Catalogue, options: Options) -> bytes:
    """Write the page in UTF-8; it loads nothing from elsewhere and runs no script."""
    return "\n".join([*_page(official_table(catalogue)), ""]).encode()


def _page(table: OfficialTable) -> Iterator[str]:
    title = _text(table.title)
    yield from (
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title>",
        f"<style>\n{STYLE}</style>",
        "</head>",
        "<body>",
        f'<h1 id="title">{title}</h1>',
        f'<p class="publishers">{_text(table.publishers)}</p>',
        '<div class="frame" tabindex="0" role="region" aria-labelledby="title">',
        '<table aria-labelledby="title">',
    )
    yield from _head(table)
    for group in table.groups:
        yield from _group(table, group)
    yield from ("</table>", "</div>", "</body>", "</html>")


def _head(table: OfficialTable) -> Iterator[str]:
    yield from ("<thead>", "<tr>")
    for heading in table.headings:
        yield f'<th scope="col">{_text(heading)}</th>'
    yield from ("</tr>", "</thead>")


def _group(table: OfficialTable, group: Group) -> Iterator[str]:
    span = f' rowspan="{len(group.rows)}"' if len(group.rows) > 1 else ""
    yield "<tbody>"
    for place, row in enumerate(group.rows):
        yield f'<tr id="{escape(row.id)}">'
        if place == 0:
            yield f'<td class="number"{span}>{group.number}</td>'
            yield f'<th class="category" scope="rowgroup"{span}>{_text(group.category)}</th>'
        yield from _cells(table, row)
        yield "</tr>"
    yield "</tbody>"


def _cells(table: OfficialTable, row: OfficialRow) -> Iterator[str]:
    for place, (heading, cell) in enumerate(zip(table.headings[2:], row.cells, strict=True)):
        is_link = place == table.link_column
        name = "link" if is_link else CLASSES.get(heading, "")
        attribute = f' class="{name}"' if name else ""
        yield f"<td{attribute}>{_linked(row, cell) if is_link else _text(cell)}</td>"


def _linked(row: OfficialRow, cell: str) -> str:
    """Make the address clickable when it is one of the web; any words beside it stay text."""
    link = row.link
    if not link or not link.startswith(("https://", "http://")):
        return _text(cell)
    note = _text(cell[len(link) :])
    return f'<a href="{escape(visible(link))}" rel="noopener">{_text(link)}</a>{note}'


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")

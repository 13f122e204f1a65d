"""The style of the written page: on a screen that its table is too wide for, the table scrolls in a box of its own.

The page itself never scrolls sideways. Up to which width the box is needed depends on the columns, so it is computed;
where the page has room there is no box, for within one the headings would not stay in sight while the page scrolls.
"""

from collections.abc import Mapping
from math import ceil
from string import Template
from unicodedata import east_asian_width

from catalog_cli.exchange.official import OfficialColumn, OfficialTable
from catalog_cli.model.form import NUMBER

_NUMBER, _USUAL, _LONG, _BOXES = 2.5, 5.0, 8.0, 14.0
_WIDTHS: Mapping[str, float] = {"content": 11, "basis": 11, "time_limit": 8, "link": 8}
"""The least width of a column by its field, in rem: below, a text has too few characters a line to be read."""
_AROUND_CELL = 1.2
_AROUND_TABLE = 4.5
"""The padding of the page and the browser's scroll bar."""
_SIGN = 0.9
_LONGEST_LINE = 9
_WIDEST = 110
"""How wide a table is drawn on a very wide screen, unless it needs more."""
_STYLE = Template("""\
:root { --rule: #9aa0a6; --head: #eef1f4; }
body { margin: 2rem auto; max-width: ${widest}rem; padding: 0 1.5rem; color: #1a1a1a;
  background: #fff; line-height: 1.6;
  font-family: "FangSong", "仿宋", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; }
h1 { margin: 0 0 .5rem; text-align: center; text-wrap: balance; font-size: 1.6rem; font-weight: 700;
  font-family: "方正小标宋简体", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; }
h1, .publishers, th, td { overflow-wrap: anywhere; }
.publishers { margin: 0 0 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .4rem .55rem; border: 1px solid var(--rule); text-align: left; vertical-align: middle; }
thead th { background: var(--head); text-align: center;
  font-family: "SimHei", "黑体", "Noto Sans CJK SC", "PingFang SC", sans-serif; }
tbody th { font-weight: 400; }
.number, .category, .tick { text-align: center; }
.number { width: 2.5rem; }
.link { font-size: .8rem; }
a { color: #0b57d0; }
@media screen {
  thead { position: sticky; top: -1px; }
  thead th { white-space: nowrap;
    box-shadow: inset 0 1px var(--rule), inset 0 -1px var(--rule); }
  thead .long { min-width: ${long}rem; white-space: normal; }
  tbody tr { scroll-margin-top: 3rem; }
  tbody :is(th, td):not(.number, .tick) { min-width: ${usual}rem; }
${widths}}
@media screen and (max-width: 48rem) {
  body { margin: 1rem auto; padding: 0 .75rem; }
  h1 { font-size: 1.3rem; }
}
@media screen and (max-width: ${framed}rem) {
  .frame { overflow: auto; max-height: 92vh; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  thead th { word-break: keep-all; }
  tr { break-inside: avoid; }
  .link { font-size: 6.5pt; }
  a { color: inherit; text-decoration: none; }
}
""")


def page_style(table: OfficialTable) -> str:
    """Return the style of the page with a table."""
    widths = "".join(f"  tbody .{key}.{key} {{ min-width: {width}rem; }}\n" for key, width in _WIDTHS.items())
    if any(column.has_boxes for column in table.columns):
        widths += f"  tbody .boxes.boxes {{ min-width: {_BOXES:g}rem; }}\n"
    room = ceil(_room_for(table))
    return _STYLE.substitute(
        widths=widths, framed=room, widest=max(room, _WIDEST), long=f"{_LONG:g}", usual=f"{_USUAL:g}"
    )


def stays_on_one_line(heading: str) -> bool:
    """Return whether a heading is short enough not to be broken."""
    return _signs(heading) <= _LONGEST_LINE


def _room_for(table: OfficialTable) -> float:
    """Return the width of a screen, in rem, from which on the table fits on the page."""
    return sum(max(_width(each), _heading_width(each.heading)) + _AROUND_CELL for each in table.columns) + _AROUND_TABLE


def _width(column: OfficialColumn) -> float:
    if column.has_boxes:
        return _BOXES
    return _NUMBER if column.key == NUMBER or column.option else _WIDTHS.get(column.key, _USUAL)


def _heading_width(heading: str) -> float:
    return _signs(heading) * _SIGN if stays_on_one_line(heading) else _LONG


def _signs(text: str) -> float:
    """Return how wide a text is, in Chinese characters."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.6 for sign in text)

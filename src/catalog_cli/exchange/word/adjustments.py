"""Write a 对照表 as a Word file: across the page, the headings on every page, what differs marked."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from catalog_cli.exchange.word.form import ROWS, own_form, save_with_rows, set_properties
from catalog_cli.exchange.word.layout import LAST, number_pages, room
from catalog_cli.exchange.word.styles import Styles, own_styles, paragraph, run
from catalog_cli.model.table import Cell, Row, Table
from catalog_cli.model.text import one_line

_REMOVED, _ADDED = "CatalogGone", "CatalogCome"
_MARKS = {
    _REMOVED: ("调整删去", "<w:strike/>"),
    _ADDED: (
        "调整新增",
        '<w:rFonts w:ascii="Arial" w:eastAsia="黑体" w:hAnsi="Arial" w:cs="Arial"/><w:u w:val="single"/>',
    ),
}
"""The styles of marks, their names and looks, which a copier and a fax keep: no colours."""
_LEGEND = "（“{old}”栏中删去的文字加删除线，“{new}”栏中新增的文字用黑体加下划线。）"
_OLD, _NEW = 3, 4
_SHARES = (4, 13, 9, 31, 31, 12)
"""The columns' shares of the page's width."""
_SIDES = {_OLD: _REMOVED, _NEW: _ADDED}
"""The columns with marks, and the style of the marks."""
_CENTRED = {0, 1, 2, 5}
_WHOLE = 400
"""The longest row, in characters, that is kept on one page."""


def write_adjustments(table: Table, publishers: Sequence[str], notes: Sequence[str] = ()) -> bytes:
    """Write the form; the same table always gives the same bytes.

    `notes` stand above the rows; without any, how to read the marks does.

    `table` has the columns number, item, field, old, new and remark. A number and a name that are empty belong to the
    row above.
    """
    document = own_form()
    styles = own_styles(document, len(table.columns))
    for style, (name, look) in _MARKS.items():
        document.styles.element.append(parse_xml(_style(style, name, look)))
    number_pages(document, styles)
    widths = _widths(room(document.sections[-1])[0])
    legend = _LEGEND.format(old=table.columns[_OLD].heading, new=table.columns[_NEW].heading)
    above = _above(table.title, "、".join(publishers), notes or (legend,), styles)
    _fill(document, "".join([*above, _table(table, styles, widths), LAST]))
    set_properties(document, one_line(table.title), one_line("、".join(publishers)))
    return save_with_rows(document, map(str.encode, _rows(table, styles, widths)))


def _style(style: str, name: str, look: str) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
    )


def _widths(width: int) -> list[int]:
    ends = [0, *(width * share // sum(_SHARES) for share in accumulate(_SHARES))]
    return [end - start for start, end in pairwise(ends)]


def _above(title: str, publishers: str, notes: Sequence[str], styles: Styles) -> Iterator[str]:
    yield paragraph(styles.title, run(title))
    if publishers:
        yield paragraph(styles.publishers, run(f"公开主体：{publishers}"))
    spaced = f'<w:pPr><w:pStyle w:val="{styles.text}"/><w:spacing w:after="80"/></w:pPr>'
    yield from (f"<w:p>{spaced}{run(note)}</w:p>" for note in notes)


def _fill(document: Document, content: str) -> None:
    body = document.element.body
    for place, element in enumerate(list(parse_xml(f"<w:body {nsdecls('w')}>{content}</w:body>"))):
        body.insert(place, element)


def _table(table: Table, styles: Styles, widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headings = "".join(
        _cell(width, paragraph(styles.heading, run(column.heading)))
        for width, column in zip(widths, table.columns, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.table}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{headings}</w:tr>{ROWS}</w:tbl>"
    )


def _rows(table: Table, styles: Styles, widths: Sequence[int]) -> Iterator[str]:
    if not table.rows:
        nothing = paragraph(styles.centred, run("（没有调整）"))
        span = f'<w:gridSpan w:val="{len(widths)}"/>'
        yield f"<w:tr>{_cell(sum(widths), nothing, span)}</w:tr>"
    for place, row in enumerate(table.rows):
        goes_on = place + 1 < len(table.rows) and not table.rows[place + 1][0].text
        yield _row(row, styles, widths, _merge(row, goes_on=goes_on))


def _merge(row: Row, *, goes_on: bool) -> str:
    """Return the vertical merge of the number and the name with those of the rows above and below."""
    if not row[0].text:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>' if goes_on else ""


def _row(row: Row, styles: Styles, widths: Sequence[int], merge: str) -> str:
    cells = (
        _cell(width, _content(cell, place, styles), merge if place in {0, 1} else "")
        for place, (width, cell) in enumerate(zip(widths, row, strict=True))
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if max(len(cell.text) for cell in row) <= _WHOLE else ""
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _content(cell: Cell, place: int, styles: Styles) -> str:
    pieces, start = [], 0
    for begin, end in cell.marks:
        pieces += [run(cell.text[start:begin]), run(cell.text[begin:end], _SIDES[place])]
        start = end
    # an address offers no place to break a line at, and would leave half of one empty
    style = styles.centred if place in _CENTRED else styles.address if "://" in cell.text else styles.text
    return paragraph(style, "".join([*pieces, run(cell.text[start:])]))


def _cell(width: int, content: str, properties: str = "") -> str:
    whole = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{whole}{properties}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'

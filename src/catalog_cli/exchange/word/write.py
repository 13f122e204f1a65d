"""Write a catalogue as the Word file that an office publishes: its title, its publishers and its table.

The table is XML text, row by row: as a tree, thousands of rows would take hundreds of megabytes, and an hour to fill.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from msgspec import Struct

from catalog_cli.exchange.lossless_rows import metadata_rows
from catalog_cli.exchange.official import Group, OfficialColumn, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.options import Options, Step
from catalog_cli.exchange.sent_items import sent_text
from catalog_cli.exchange.word.form import ROWS, add_part, own_form, save_with_rows, set_properties, template_form
from catalog_cli.exchange.word.layout import LAST, lengths, lines_of, number_pages, room, widths
from catalog_cli.exchange.word.metadata import BOOKMARK, metadata_part
from catalog_cli.exchange.word.styles import Styles, own_styles, paragraph, run, template_styles
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.text import one_line, visible

_PADDING = 160
"""The padding and border of a cell, left and right together, in twentieths of a point."""
_OTHER_LINES = 6
"""The lines of a page that the headings take."""
_LEADING = 1.4
_EVERY = 100
_LONGEST_CAPTION = 200
_LONGEST_LINK = 2000
"""Characters; Word calls a document damaged that has an address of more than 2,083."""
_WEB = re.compile(r"https?://[\w.-]+(?::[0-9]{1,5})?(?:[/?#][\w\-.~:/?#@!$&'()*+,;=%]*)?", re.IGNORECASE)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LEFT = {"content", "basis", "not_applicable"}
_SHORT = 24
"""The longest text, in halves, of an extra column that is centred."""


class TableLayout(Struct, frozen=True):
    """How the rows are set: widths in twentieths of a point, styles, ids of links by address, lines of half a page."""

    widths: Sequence[int]
    columns: Sequence[str]
    styles: Styles
    links: Mapping[str, str]
    halves: Sequence[float]
    most_lines: int


def write_word(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form as a .docx; the same catalogue and options give the same bytes.

    Raises:
        UnreadableDocumentError: the template is no Word file, or a broken one.
    """
    table = official_table(catalogue)
    document, styles = _form(options.template, len(table.headings))
    number_pages(document, styles)
    layout = _layout(table, styles, document)
    _fill(document, table, layout)
    texts = [text for group in metadata_rows(table) for text in group]
    # behind those of the rows, where no row names it
    add_part(document, metadata_part([*texts, *([sent_text(options.sent)] if options.sent else [])]))
    set_properties(document, one_line(table.title), one_line("、".join(catalogue.settings.publishers)))
    rows = _reporting(_item_rows(table, layout), len(catalogue.items), options.step)
    return save_with_rows(document, rows)


def _form(template: bytes | None, columns: int) -> tuple[Document, Styles]:
    if template is None:
        document = own_form()
        return document, own_styles(document, columns)
    document = template_form(template)
    return document, template_styles(document, columns)


def _layout(table: OfficialTable, styles: Styles, document: Document) -> TableLayout:
    section = document.sections[-1]
    width, height = room(section)
    half = styles.points * 10
    columns = [(heading, _texts(table, place)) for place, heading in enumerate(table.headings)]
    halves = widths(columns, (width - _PADDING * len(columns)) / half)
    ends = [round(sum(halves[:place]) * half + _PADDING * place) for place in range(len(halves) + 1)]
    links = {row.link: "" for group in table.groups for row in group.rows if row.link and _is_clickable(row)}
    return TableLayout(
        widths=[end - start for start, end in pairwise(ends)],
        columns=_column_styles(table, styles),
        styles=styles,
        links={link: f"link{number}" for number, link in enumerate(links, 1)},
        halves=halves,
        most_lines=int(height / (styles.points * 20 * _LEADING) - _OTHER_LINES) // 2,
    )


def _texts(table: OfficialTable, place: int) -> list[str]:
    if place == 0:
        return [str(group.number) for group in table.groups for _ in group.rows]
    if place == 1:
        return [share for group in table.groups for share in _shares(visible(group.category), len(group.rows))]
    return [visible(row.cells[place - 2]) for group in table.groups for row in group.rows]


def _shares(text: str, rows: int) -> list[str]:
    """Share a category's text out among the rows beside it, as the merged cell has the height of all."""
    size = -(-len(text) // rows)
    return [text[place * size : (place + 1) * size] for place in range(rows)]


def _fill(document: Document, table: OfficialTable, layout: TableLayout) -> None:
    for link, name in layout.links.items():
        # without an explicit id the library searches all others for a free one, in quadratic time
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, link, name, is_external=True)
    texts = ((layout.styles.title, table.title), (layout.styles.publishers, table.publishers))
    content = [*(paragraph(style, run(text)) for style, text in texts), _table(table, layout), LAST]
    body = document.element.body
    for place, element in enumerate(list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(content)}</w:body>"))):
        body.insert(place, element)


def _table(table: OfficialTable, layout: TableLayout) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{layout.styles.table}"/><w:tblW w:w="{sum(layout.widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{_attribute(table.title)}"/>'
        f'<w:tblDescription w:val="{_attribute(table.publishers)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_heading_row(table, layout)}{ROWS}</w:tbl>"
    )


def _attribute(text: str) -> str:
    return escape(one_line(text)[:_LONGEST_CAPTION], {'"': "&quot;"})


def _reporting(rows: Iterator[str], count: int, step: Step) -> Iterator[str]:
    """Pass the rows on, reporting progress now and then."""
    for number, row in enumerate(rows, 1):
        if number % _EVERY == 0 or number == count:
            step(number, count)
        yield row


def _is_clickable(row: OfficialRow) -> bool:
    """Return whether the row's address is one of the web, and valid for Word."""
    link = row.link or ""
    web = _WEB.fullmatch(link) and not _BROKEN_ESCAPE.search(link)
    return bool(web) and len(link) <= _LONGEST_LINK and visible(link) == link


def _column_styles(table: OfficialTable, styles: Styles) -> list[str]:
    """Return each column's style: short texts are centred, long ones aligned left."""
    styled = (_column_style(table, place, styles) for place in range(len(table.columns)))
    return [styles.centred, styles.centred, *styled]


def _heading_row(table: OfficialTable, layout: TableLayout) -> str:
    """Write the row of headings, which every page repeats."""
    cells = (
        _cell(layout, width, paragraph(layout.styles.heading, run(heading)))
        for width, heading in zip(layout.widths, table.headings, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _item_rows(table: OfficialTable, layout: TableLayout) -> Iterator[str]:
    """Write a row for each item, in the table's order."""
    number = 0
    for group in table.groups:
        for place, row in enumerate(group.rows):
            yield _row(table, layout, _lead(group, place, layout), row, number)
            number += 1


def _column_style(table: OfficialTable, place: int, styles: Styles) -> str:
    column: OfficialColumn = table.columns[place]
    if column.key == "link":
        return styles.address
    if column.key in _LEFT:
        return styles.text
    texts = (row.cells[place] for group in table.groups for row in group.rows)
    if column.key or all(max(lengths(text)) <= _SHORT for text in texts):
        return styles.centred
    return styles.text


def _row(table: OfficialTable, layout: TableLayout, lead: str, row: OfficialRow, number: int) -> str:
    cells = [
        _cell(layout, width, paragraph(style, _content(layout, column, row, text, number)))
        for width, style, column, text in zip(
            layout.widths[2:], layout.columns[2:], table.columns, row.cells, strict=True
        )
    ]
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _lines(layout, row) <= layout.most_lines else ""
    return f"<w:tr>{whole}{lead}{''.join(cells)}</w:tr>"


def _lead(group: Group, place: int, layout: TableLayout) -> str:
    """Write the two cells that a category's rows share."""
    merge = ("<w:vMerge/>" if place else '<w:vMerge w:val="restart"/>') if len(group.rows) > 1 else ""
    texts = ("", "") if place else (str(group.number), group.category)
    return "".join(
        _cell(layout, layout.widths[at], paragraph(layout.columns[at], run(text)), merge)
        for at, text in enumerate(texts)
    )


def _content(layout: TableLayout, column: OfficialColumn, row: OfficialRow, text: str, number: int) -> str:
    if column.key == "name":
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{number}"/><w:bookmarkEnd w:id="{number}"/>'
        return mark + run(text)
    link = row.link or ""
    if column.key == "link" and link in layout.links:
        shown = run(link, layout.styles.link)
        return f'<w:hyperlink r:id="{layout.links[link]}" w:history="1">{shown}</w:hyperlink>{run(text[len(link) :])}'
    return run(text)


def _cell(layout: TableLayout, width: int, content: str, merge: str = "") -> str:
    middle = '<w:vAlign w:val="center"/>' if layout.styles.centre_cells else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{middle}</w:tcPr>{content}</w:tc>'


def _lines(layout: TableLayout, row: OfficialRow) -> int:
    return max(lines_of(lengths(text), width) for text, width in zip(row.cells, layout.halves[2:], strict=True))

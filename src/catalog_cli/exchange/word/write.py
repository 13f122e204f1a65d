"""Write a catalogue as the Word file that an office publishes: its title, its publishers and its table."""

from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from catalog_cli.exchange.carrying import carried_rows
from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import Options, Step
from catalog_cli.exchange.word.form import carry, describe, own_form, template_form
from catalog_cli.exchange.word.metadata import part
from catalog_cli.exchange.word.packing import ROWS, packed
from catalog_cli.exchange.word.page import LAST, number_pages, room
from catalog_cli.exchange.word.rows import (
    Sheet,
    clickable,
    column_styles,
    heading_row,
    item_rows,
    paragraph,
    run,
)
from catalog_cli.exchange.word.styles import Styles, own_styles, template_styles
from catalog_cli.exchange.word.widths import widths
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.text import one_line, visible

_PADDING = 160
"""What a cell keeps free at its left and right, and its rule, in twentieths of a point."""
_OTHER_LINES = 6
"""The lines of a page that the headings take."""
_LEADING = 1.4
_EVERY = 100
_LONGEST_CAPTION = 200


def written(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form as a .docx; the same catalogue and options give the same bytes.

    Raises:
        UnreadableDocumentError: the template is no Word file, or a broken one.
    """
    table = official_table(catalogue)
    document, styles = _form(options.template, len(table.headings))
    number_pages(document, styles)
    sheet = _sheet(table, styles, document)
    _fill(document, table, sheet)
    carry(document, part(text for group in carried_rows(table) for text in group))
    describe(document, one_line(table.title), one_line("、".join(catalogue.settings.publishers)))
    rows = _told(item_rows(table, sheet), len(catalogue.items), options.step)
    return packed(document, rows)


def _form(template: bytes | None, columns: int) -> tuple[Document, Styles]:
    if template is None:
        document = own_form()
        return document, own_styles(document, columns)
    document = template_form(template)
    return document, template_styles(document, columns)


def _sheet(table: OfficialTable, styles: Styles, document: Document) -> Sheet:
    section = document.sections[-1]
    width, height = room(section)
    half = styles.points * 10
    columns = [(heading, _texts(table, place)) for place, heading in enumerate(table.headings)]
    halves = widths(columns, (width - _PADDING * len(columns)) / half)
    ends = [round(sum(halves[:place]) * half + _PADDING * place) for place in range(len(halves) + 1)]
    links = {row.link: "" for group in table.groups for row in group.rows if row.link and clickable(row)}
    return Sheet(
        widths=[end - start for start, end in pairwise(ends)],
        columns=column_styles(table, styles),
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
    """Give what of a category's text stands beside each of its rows."""
    size = -(-len(text) // rows)
    return [text[place * size : (place + 1) * size] for place in range(rows)]


def _fill(document: Document, table: OfficialTable, sheet: Sheet) -> None:
    for link, name in sheet.links.items():
        # the library looks through all others when it is left to find a name
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, link, name, is_external=True)
    texts = ((sheet.styles.title, table.title), (sheet.styles.publishers, table.publishers))
    content = [*(paragraph(style, run(text)) for style, text in texts), _table(table, sheet), LAST]
    body = document.element.body
    for place, element in enumerate(list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(content)}</w:body>"))):
        body.insert(place, element)


def _table(table: OfficialTable, sheet: Sheet) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in sheet.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{sheet.styles.table}"/><w:tblW w:w="{sum(sheet.widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{_attribute(table.title)}"/>'
        f'<w:tblDescription w:val="{_attribute(table.publishers)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heading_row(table, sheet)}{ROWS}</w:tbl>"
    )


def _attribute(text: str) -> str:
    return escape(one_line(text)[:_LONGEST_CAPTION], {'"': "&quot;"})


def _told(rows: Iterator[str], count: int, step: Step) -> Iterator[str]:
    """Pass the rows on, and tell now and then how many there were."""
    for number, row in enumerate(rows, 1):
        if number % _EVERY == 0 or number == count:
            step(number, count)
        yield row

"""Write a catalogue as the Word file that an office publishes: its title, its publishers and its table."""

import io
import zipfile
from collections.abc import Iterator
from itertools import chain, pairwise
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Length

from catalog_cli.exchange.carrying import carried_rows
from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.options import Options, Step
from catalog_cli.exchange.word.carrying import part
from catalog_cli.exchange.word.form import carry, describe, own_form, template_form
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

_ROWS = "<!--rows-->"
"""Stands where the rows go; a text cannot look like it, as it has no `<` of its own."""
_PADDING = 160
"""What a cell keeps free at its left and right, and its rule, in twentieths of a point."""
_A4 = (Length(10_692_130), Length(7_560_310))
_OTHER_LINES = 6
"""The lines of a page that the headings take."""
_LEADING = 1.4
_EVERY = 100
_LONGEST_CAPTION = 200
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
_PAGE = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)
_LAST = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""Word wants a paragraph after a table; this one takes no room, which would be a page of its own after a full one."""


def written(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official form as a .docx; the same catalogue and options give the same bytes.

    Raises:
        UnreadableDocumentError: the template is no Word file, or a broken one.
    """
    table = official_table(catalogue)
    document, styles = _form(options.template, len(table.headings))
    _number_pages(document, styles)
    sheet = _sheet(table, styles, document)
    _fill(document, table, sheet)
    carry(document, part(text for group in carried_rows(table) for text in group))
    describe(document, one_line(table.title), one_line("、".join(catalogue.settings.publishers)))
    rows = _told(item_rows(table, sheet), len(catalogue.items), options.step)
    return _packed(document, rows)


def _form(template: bytes | None, columns: int) -> tuple[Document, Styles]:
    if template is None:
        document = own_form()
        return document, own_styles(document, columns)
    document = template_form(template)
    return document, template_styles(document, columns)


def _number_pages(document: Document, styles: Styles) -> None:
    """Put the page's number below, unless a template has a footer."""
    footer = document.sections[-1].footer
    if not footer.is_linked_to_previous:
        return
    footer.is_linked_to_previous = False
    root = footer.part.element
    for element in list(root):
        root.remove(element)
    root.append(parse_xml(paragraph(styles.footer, _PAGE).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _sheet(table: OfficialTable, styles: Styles, document: Document) -> Sheet:
    section = document.sections[-1]
    width, height = _room(section)
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


def _room(section: Section) -> tuple[int, int]:
    """Give the width and the height that a page has between its margins, in twentieths of a point."""
    width = (section.page_width or _A4[0]) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or _A4[1]) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Length(width - (section.gutter or 0)).twips, Length(height).twips


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
    content = [*(paragraph(style, run(text)) for style, text in texts), _table(table, sheet), _LAST]
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
        f"<w:tblGrid>{grid}</w:tblGrid>{heading_row(table, sheet)}{_ROWS}</w:tbl>"
    )


def _attribute(text: str) -> str:
    return escape(one_line(text)[:_LONGEST_CAPTION], {'"': "&quot;"})


def _told(rows: Iterator[str], count: int, step: Step) -> Iterator[str]:
    """Pass the rows on, and tell now and then how many there were."""
    for number, row in enumerate(rows, 1):
        if number % _EVERY == 0 or number == count:
            step(number, count)
        yield row


def _packed(document: Document, rows: Iterator[str]) -> bytes:
    """Save the document with its rows put in, and without the time of day that the library writes into the package."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            pieces = _with_rows(data, rows) if name == _main(document) else iter((data,))
            _write(target, name, pieces)
    return packed.getvalue()


def _main(document: Document) -> str:
    return str(document.part.partname).removeprefix("/")


def _with_rows(data: bytes, rows: Iterator[str]) -> Iterator[bytes]:
    before, _, after = data.partition(_ROWS.encode())
    return chain((before,), (row.encode() for row in rows), (after,))


def _write(target: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _TIMESTAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it would tell which system it was written on
    with target.open(entry, "w") as entry_file:
        for piece in pieces:
            entry_file.write(piece)

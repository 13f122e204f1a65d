"""Write a catalogue as the Word file that an office publishes: its title, its publishers and its table.

The table is XML text, row by row: as a tree, thousands of rows would take hundreds of megabytes, and an hour to fill.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.lossless_rows import metadata_rows, packed, recalled
from catalog_cli.exchange.official import OfficialColumn, OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.official_headings import HeadingCell, heading_rows
from catalog_cli.exchange.options import Memo, Options, Step
from catalog_cli.exchange.sent_items import sent_text
from catalog_cli.exchange.word.form import ROWS, add_part, own_form, save_with_rows, set_properties, template_form
from catalog_cli.exchange.word.layout import LAST, lengths, lines_of, number_pages, room, widths
from catalog_cli.exchange.word.metadata import BOOKMARK, metadata_part
from catalog_cli.exchange.word.styles import Styles, own_styles, paragraph, run, template_styles
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.field import FIELDS
from catalog_cli.model.form import NUMBER
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
_BEGIN, _CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_LEFT = {"content", "basis", "not_applicable"}
_SHORT, _LONG = 24, 120
"""The longest text, in halves, of a column that is centred: one of the office's own, and one that may list boxes."""


class TableLayout(Struct, frozen=True):
    """How the rows are set: widths in twentieths of a point, styles, ids of links by address, lines of half a page.

    `marked` is the column that carries the marks of rows.
    """

    widths: Sequence[int]
    columns: Sequence[str]
    styles: Styles
    links: Mapping[str, str]
    halves: Sequence[float]
    most_lines: int
    marked: int


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
    # behind those of the rows, where no row names it
    sent = [sent_text(options.sent)] if options.sent else []
    metadata = metadata_rows(table, is_sent=bool(options.sent), memo=options.memo, part=options.part)
    add_part(document, metadata_part([*metadata, *sent]))
    set_properties(document, one_line(table.title), one_line("、".join(catalogue.settings.publishers)))
    rows = _reporting(_item_rows(table, layout, options.part), len(catalogue.items), options.step)
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
    numbered = table.columns[0].key == NUMBER
    halves = widths(columns, (width - _PADDING * len(columns)) / half, numbered=numbered)
    ends = [round(sum(halves[:place]) * half + _PADDING * place) for place in range(len(halves) + 1)]
    links = {row.link: "" for row in table.rows if row.link and row.words and _is_clickable(row)}
    return TableLayout(
        widths=[end - start for start, end in pairwise(ends)],
        columns=_column_styles(table, styles),
        styles=styles,
        links={link: f"link{number}" for number, link in enumerate(links, 1)},
        halves=halves,
        marked=table.marked,
        most_lines=int(height / (styles.points * 20 * _LEADING) - _OTHER_LINES) // 2,
    )


def _texts(table: OfficialTable, place: int) -> list[str]:
    return [share for row in table.rows for share in _shares(visible(row.cells[place]), row.spans[place])]


def _shares(text: str, rows: int) -> list[str]:
    """Share the text of a merged cell out among the rows beside it, as it has the height of all."""
    if rows < 2:  # one that is not merged, or part of one
        return [text] * rows
    size = -(-len(text) // rows)
    return [text[place * size : (place + 1) * size] for place in range(rows)]


def _fill(document: Document, table: OfficialTable, layout: TableLayout) -> None:
    for link, name in layout.links.items():
        # without an explicit id the library searches all others for a free one, in quadratic time
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, link, name, is_external=True)
    styles = layout.styles
    lines = (paragraph(styles.title if line.is_title else styles.publishers, run(line.text)) for line in table.lines)
    notes = (paragraph(styles.publishers, run(note)) for note in table.notes)
    # the tables of sections come with the rows, each where it begins
    tables = ROWS if _has_tables(table) else f"{_begin(table, layout)}{ROWS}</w:tbl>"
    content = [*lines, tables, *(notes if table.notes else (LAST,))]
    body = document.element.body
    for place, element in enumerate(list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(content)}</w:body>"))):
        body.insert(place, element)


def _has_tables(table: OfficialTable) -> bool:
    return table.has_tables and bool(table.rows and table.rows[0].lines)


def _begin(table: OfficialTable, layout: TableLayout) -> str:
    """Write the beginning of a table, with its headings."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{layout.styles.table}"/><w:tblW w:w="{sum(layout.widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{_attribute(table.title)}"/>'
        f'<w:tblDescription w:val="{_attribute(" ".join(line.text for line in table.lines if not line.is_title))}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_heading_rows(table, layout)}"
    )


def _attribute(text: str) -> str:
    return escape(one_line(text)[:_LONGEST_CAPTION], {'"': "&quot;"})


def _reporting(rows: Iterator[bytes], count: int, step: Step) -> Iterator[bytes]:
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
    return [_column_style(table, place, styles) for place in range(len(table.columns))]


def _heading_rows(table: OfficialTable, layout: TableLayout) -> str:
    """Write the rows of headings, which every page repeats."""
    rows = heading_rows(table.columns)
    # a cell that is merged downwards is written again, empty, in each row that it covers
    begun = [cell for row in rows for cell in row]
    covering = (sorted((c for c in begun if c.row <= at < c.row + c.rows), key=_column) for at in range(len(rows)))
    return "".join(
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f"{''.join(_heading_cell(cell, at, layout) for cell in cells)}</w:tr>"
        for at, cells in enumerate(covering)
    )


def _column(cell: HeadingCell) -> int:
    return cell.column


def _heading_cell(cell: HeadingCell, row: int, layout: TableLayout) -> str:
    width = sum(layout.widths[cell.column : cell.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    begins = row == cell.row
    merge = span + (("" if cell.rows == 1 else _BEGIN) if begins else _CONTINUE)
    return _cell(layout, width, paragraph(layout.styles.heading, run(cell.text if begins else "")), merge)


def _item_rows(table: OfficialTable, layout: TableLayout, part: Memo) -> Iterator[bytes]:
    """Write a row for each item, in the table's order."""
    has_tables = _has_tables(table)
    columns = [column.key for column in table.columns], table.link_on
    shared = packed((columns, replace(layout, links={})))
    for number, row in enumerate(table.rows):
        if has_tables and row.lines:
            captions = "".join(paragraph(layout.styles.publishers, run(line)) for line in row.lines)
            yield f"{'</w:tbl>' if number else ''}{captions}{_begin(table, layout)}".encode()
        elif row.lines:
            yield "".join(_line_row(line, layout) for line in row.lines).encode()
        made_of = shared, number, row.cells, row.spans, row.words, layout.links.get(row.link or "")
        yield recalled(part, made_of, partial(_row, table, layout, row, number))
    if has_tables:
        yield b"</w:tbl>"


def _line_row(line: str, layout: TableLayout) -> str:
    """Write the line of a section, across the table and on the page of the row below it."""
    span = f'<w:gridSpan w:val="{len(layout.widths)}"/>'
    content = paragraph(layout.styles.text, run(line)).replace("<w:pPr>", "<w:pPr><w:keepNext/>", 1)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(layout, sum(layout.widths), content, span)}</w:tr>"


def _column_style(table: OfficialTable, place: int, styles: Styles) -> str:
    column: OfficialColumn = table.columns[place]
    if column.key == "link":
        return styles.address
    if column.key in _LEFT:
        return styles.text
    if column.key and not (column.key in FIELDS and FIELDS[column.key].boxed):
        return styles.centred
    most = _LONG if column.key else _SHORT
    texts = (row.cells[place] for row in table.rows)
    # lines of boxes stand below each other
    return styles.centred if all("\n" not in text and max(lengths(text)) <= most for text in texts) else styles.text


def _row(table: OfficialTable, layout: TableLayout, row: OfficialRow, number: int) -> bytes:
    cells = "".join(
        _body_cell(layout, place, row, _content(layout, table, place, row, number))
        for place in range(len(table.columns))
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _lines(layout, row) <= layout.most_lines else ""
    return f"<w:tr>{whole}{cells}</w:tr>".encode()


def _body_cell(layout: TableLayout, place: int, row: OfficialRow, content: str) -> str:
    span = row.spans[place]
    merge = _BEGIN if span > 1 else "" if span else _CONTINUE
    return _cell(layout, layout.widths[place], paragraph(layout.columns[place], content if span else ""), merge)


def _content(layout: TableLayout, table: OfficialTable, place: int, row: OfficialRow, number: int) -> str:
    column, text = table.columns[place], row.cells[place]
    mark = ""
    if place == layout.marked:
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{number}"/><w:bookmarkEnd w:id="{number}"/>'
    link = row.link or ""
    if column.key == table.link_on and row.words and link in layout.links:
        shown = run(row.words, layout.styles.link)
        rest = run(text[len(row.words) :])
        return f'{mark}<w:hyperlink r:id="{layout.links[link]}" w:history="1">{shown}</w:hyperlink>{rest}'
    return mark + run(text)


def _cell(layout: TableLayout, width: int, content: str, merge: str = "") -> str:
    middle = '<w:vAlign w:val="center"/>' if layout.styles.centre_cells else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{middle}</w:tcPr>{content}</w:tc>'


def _lines(layout: TableLayout, row: OfficialRow) -> int:
    """Return how many lines the highest cell has, those aside that are as high as several rows."""
    cells = zip(row.cells, layout.halves, row.spans, strict=True)
    return max((lines_of(lengths(text), width) for text, width, span in cells if span == 1), default=1)

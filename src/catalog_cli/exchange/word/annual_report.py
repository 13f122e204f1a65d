"""Write the part of an annual report on active disclosure as a Word file, in the layout of the official form."""

from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from catalog_cli.exchange.word.form import ROWS, own_form, save_with_rows, set_properties
from catalog_cli.exchange.word.layout import LAST, number_pages, room
from catalog_cli.exchange.word.styles import Styles, own_styles, paragraph, run
from catalog_cli.model.table import Table
from catalog_cli.model.text import one_line

_COLUMNS = 4
"""Places of the form's grid: the content and up to three numbers."""


def write_annual_report(
    title: str, publishers: Sequence[str], part: str, blocks: Sequence[Table], notes: Sequence[str]
) -> bytes:
    """Write the form; the same values always give the same bytes. `notes` are paragraphs below the table."""
    document = own_form()
    styles = own_styles(document, _COLUMNS)
    number_pages(document, styles)
    width = room(document.sections[-1])[0] // _COLUMNS
    _fill(document, (title, "、".join(publishers), part), styles, width, notes)
    set_properties(document, one_line(title), one_line("、".join(publishers)))
    return save_with_rows(document, (row.encode() for block in blocks for row in _block_rows(block, styles, width)))


def _fill(document: Document, words: tuple[str, str, str], styles: Styles, width: int, notes: Sequence[str]) -> None:
    title, publishers, part = words
    above = [paragraph(styles.title, run(title))]
    if publishers:
        above.append(paragraph(styles.publishers, run(f"公开主体：{publishers}")))
    above.append(paragraph(styles.text, run(part)))
    below = [paragraph(styles.text, run(note)) for note in notes]
    grid = f'<w:gridCol w:w="{width}"/>' * _COLUMNS
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.table}"/><w:tblW w:w="{width * _COLUMNS}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{ROWS}</w:tbl>"
    )
    body = document.element.body
    content = "".join([*above, table, *(below or [LAST])])
    for place, element in enumerate(list(parse_xml(f"<w:body {nsdecls('w')}>{content}</w:body>"))):
        body.insert(place, element)


def _block_rows(block: Table, styles: Styles, width: int) -> Iterator[str]:
    """Yield the rows of a block: its article across all columns, its headings, its contents."""
    yield _row([(block.title, _COLUMNS)], styles.heading, width)
    yield _row(_spread([column.heading for column in block.columns]), styles.heading, width)
    for row in block.rows:
        yield _row(_spread([cell.text for cell in row]), styles.centred, width)


def _spread(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Give each text one place of the grid, and the last one all that are left."""
    return [*((text, 1) for text in texts[:-1]), (texts[-1], _COLUMNS - len(texts) + 1)]


def _row(cells: Sequence[tuple[str, int]], style: str, width: int) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(style, run(text))}</w:tc>'
        for text, span in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"

"""The table's XML, row by row: a tree of thousands of rows would take hundreds of megabytes, and an hour to fill."""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from msgspec import Struct

from catalog_cli.exchange.official import Group, OfficialColumn, OfficialRow, OfficialTable
from catalog_cli.exchange.word.metadata import BOOKMARK
from catalog_cli.exchange.word.styles import Styles
from catalog_cli.exchange.word.widths import lengths, lines_of
from catalog_cli.model.text import visible

LONGEST_LINK = 2000
"""Characters; Word takes a document with an address of more than 2,083 for a damaged one."""
_WEB = re.compile(r"https?://[\w.-]+(?::[0-9]{1,5})?(?:[/?#][\w\-.~:/?#@!$&'()*+,;=%]*)?", re.IGNORECASE)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LEFT = {"content", "basis", "not_applicable"}
_SHORT = 24
"""The most halves that each text of an unknown column may have for it to be centred."""


class Sheet(Struct, frozen=True):
    """How the rows are set: widths in twentieths of a point, styles, links by address, and the lines of half a page."""

    widths: Sequence[int]
    columns: Sequence[str]
    styles: Styles
    links: Mapping[str, str]
    halves: Sequence[float]
    most_lines: int


def clickable(row: OfficialRow) -> bool:
    """Say whether the row's address is one of the web, and one that Word takes."""
    link = row.link or ""
    web = _WEB.fullmatch(link) and not _BROKEN_ESCAPE.search(link)
    return bool(web) and len(link) <= LONGEST_LINK and visible(link) == link


def column_styles(table: OfficialTable, styles: Styles) -> list[str]:
    """Give each column's style: short texts stand in the middle, long ones begin at the left."""
    styled = (_column_style(table, place, styles) for place in range(len(table.columns)))
    return [styles.centred, styles.centred, *styled]


def heading_row(table: OfficialTable, sheet: Sheet) -> str:
    """Write the row of headings, which every page repeats."""
    cells = (
        _cell(sheet, width, paragraph(sheet.styles.heading, run(heading)))
        for width, heading in zip(sheet.widths, table.headings, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def item_rows(table: OfficialTable, sheet: Sheet) -> Iterator[str]:
    """Write a row for each item, in the table's order."""
    number = 0
    for group in table.groups:
        for place, row in enumerate(group.rows):
            yield _row(table, sheet, _lead(group, place, sheet), row, number)
            number += 1


def paragraph(style: str, content: str) -> str:
    """Write a paragraph in a style around runs that are XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>{content}</w:p>'


def run(text: str, style: str = "") -> str:
    """Write a text as one run: it stays text, whatever is in it, and its spaces, tabs and line breaks stay too."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{escape(style)}"/></w:rPr>' if style else ""
    shown = escape(visible(text)).replace("\n", _around("<w:br/>")).replace("\t", _around("<w:tab/>"))
    return f'<w:r>{look}<w:t xml:space="preserve">{shown}</w:t></w:r>'.replace(_EMPTY, "")


_EMPTY = '<w:t xml:space="preserve"></w:t>'


def _around(element: str) -> str:
    return f'</w:t>{element}<w:t xml:space="preserve">'


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


def _row(table: OfficialTable, sheet: Sheet, lead: str, row: OfficialRow, number: int) -> str:
    cells = [
        _cell(sheet, width, paragraph(style, _content(sheet, column, row, text, number)))
        for width, style, column, text in zip(
            sheet.widths[2:], sheet.columns[2:], table.columns, row.cells, strict=True
        )
    ]
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _lines(sheet, row) <= sheet.most_lines else ""
    return f"<w:tr>{whole}{lead}{''.join(cells)}</w:tr>"


def _lead(group: Group, place: int, sheet: Sheet) -> str:
    """Write the two cells that a category's rows share."""
    merge = ("<w:vMerge/>" if place else '<w:vMerge w:val="restart"/>') if len(group.rows) > 1 else ""
    texts = ("", "") if place else (str(group.number), group.category)
    return "".join(
        _cell(sheet, sheet.widths[at], paragraph(sheet.columns[at], run(text)), merge) for at, text in enumerate(texts)
    )


def _content(sheet: Sheet, column: OfficialColumn, row: OfficialRow, text: str, number: int) -> str:
    if column.key == "name":
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{number}"/><w:bookmarkEnd w:id="{number}"/>'
        return mark + run(text)
    link = row.link or ""
    if column.key == "link" and link in sheet.links:
        shown = run(link, sheet.styles.link)
        return f'<w:hyperlink r:id="{sheet.links[link]}" w:history="1">{shown}</w:hyperlink>{run(text[len(link) :])}'
    return run(text)


def _cell(sheet: Sheet, width: int, content: str, merge: str = "") -> str:
    middle = '<w:vAlign w:val="center"/>' if sheet.styles.centre_cells else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{middle}</w:tcPr>{content}</w:tc>'


def _lines(sheet: Sheet, row: OfficialRow) -> int:
    return max(lines_of(lengths(text), width) for text, width in zip(row.cells, sheet.halves[2:], strict=True))

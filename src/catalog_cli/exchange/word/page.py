"""The page that a table stands on: its number below, the room between its margins, and what comes after the table."""

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Length

from catalog_cli.exchange.word.rows import paragraph
from catalog_cli.exchange.word.styles import Styles

_A4 = (Length(10_692_130), Length(7_560_310))
_PAGE = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)
LAST = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""Word wants a paragraph after a table; this one takes no room, which would be a page of its own after a full one."""


def number_pages(document: Document, styles: Styles) -> None:
    """Put the page's number below, unless a template has a footer."""
    footer = document.sections[-1].footer
    if not footer.is_linked_to_previous:
        return
    footer.is_linked_to_previous = False
    root = footer.part.element
    for element in list(root):
        root.remove(element)
    root.append(parse_xml(paragraph(styles.footer, _PAGE).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def room(section: Section) -> tuple[int, int]:
    """Give the width and the height that a page has between its margins, in twentieths of a point."""
    width = (section.page_width or _A4[0]) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or _A4[1]) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Length(width - (section.gutter or 0)).twips, Length(height).twips

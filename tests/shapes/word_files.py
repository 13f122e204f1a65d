"""Build Word files from pieces of their own XML, as offices' programs write them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
)
AUTHOR = 'w:id="7" w:author="李文书" w:date="2024-03-05T09:30:00Z"'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def document(*blocks: str) -> bytes:
    """Put paragraphs and tables into a file; a hyperlink's address becomes a relationship."""
    word = Document()
    body: Any = word.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for place, block in enumerate(parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>")):
        body.insert(place, block)
    for link in body.iter(qn("w:hyperlink")):
        address = str(link.get(qn("r:id")))
        link.set(qn("r:id"), word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def run(text: str, font: str = "仿宋") -> str:
    """A piece of text in one font; a line break in it is Word's own."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="21"/></w:rPr>{lines}</w:r>'


def symbol(code: str, font: str = "Wingdings") -> str:
    """A character of a font of symbols, as 插入符号 puts it."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs, or of a plain text."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{inner}</w:p>'


def cell(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """A cell of paragraphs; `merge` is `restart` for the upper end of a vertical merge, `continue` below it."""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(each if each.startswith("<w:") else paragraph(each) for each in paragraphs) or paragraph("")
    return f'<w:tc><w:tcPr><w:tcW w:w="1200"/><w:gridSpan w:val="{span}"/>{vertical}</w:tcPr>{inner}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, or of plain texts."""
    inner = "".join(each if each.startswith("<w:") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(rows: Iterable[str], columns: int) -> str:
    """A table with a border and its grid."""
    grid = '<w:gridCol w:w="1200"/>' * columns
    properties = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def merged_rows(texts: Sequence[Sequence[str]], leading: int) -> list[str]:
    """Rows of texts; in the `leading` columns an empty text belongs to the merged cell above."""
    return [
        row(*(_merged(texts, number, column, leading) for column in range(len(texts[0]))))
        for number in range(len(texts))
    ]


def _merged(texts: Sequence[Sequence[str]], number: int, column: int, leading: int) -> str:
    text = texts[number][column]
    if column >= leading:
        return cell(text)
    if not text and number:
        return cell("", merge="continue")
    below = number + 1 < len(texts) and not texts[number + 1][column]
    return cell(text, merge="restart" if below else "")


def link(address: str, words: str) -> str:
    """A hyperlink of the common kind, by relationship."""
    return f"<w:hyperlink r:id={quoteattr(address)}>{run(words)}</w:hyperlink>"


def field_link(address: str, words: str) -> str:
    """A hyperlink as a field, its parts in runs of their own: begin, instruction, separator, words, end."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> HYPERLINK "{escape(address)}" \\t "_blank" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return "".join(f"<w:r>{part}</w:r>" for part in parts) + run(words) + end


def inserted(*runs: str) -> str:
    """Runs that were added while changes were tracked."""
    return f"<w:ins {AUTHOR}>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:ins>"


def deleted(text: str) -> str:
    """A text that was struck out while changes were tracked."""
    return f'<w:del {AUTHOR}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def controlled(content: str, kind: str = "<w:richText/>") -> str:
    """A content control around runs, paragraphs, cells or rows."""
    return f'<w:sdt><w:sdtPr><w:id w:val="42"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def checkbox(*, ticked: bool) -> str:
    """A content control that is a box to click."""
    state = (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    return controlled(run("☑" if ticked else "☐", "MS Gothic"), state)

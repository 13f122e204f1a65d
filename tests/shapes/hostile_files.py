"""Files made to exhaust or to mislead whoever reads them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from shapes import word_files as word
from shapes.excel_files import placed, saved, with_part

HEADINGS = ("事项类别", "事项名称", "公开内容")
DOCTYPE = (
    b'<!DOCTYPE b [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 12))
    + b"]>"
)


def small_word() -> bytes:
    """A right Word file, to be spoilt."""
    return word.document(word.table([word.row(*HEADINGS), word.row("政策文件", "公报", "每期公报")], 3))


def small_book() -> bytes:
    """A right Excel file, to be spoilt."""
    book = Workbook()
    assert book.active is not None
    placed(book.active, [HEADINGS, ("政策文件", "公报", "每期公报")])
    return saved(book)


def swollen(data: bytes) -> bytes:
    """A part that nobody asked for, which unpacks to more than 300 megabytes from one."""
    file = BytesIO(data)
    with ZipFile(file, "a", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("docProps/custom.xml", b" " * (301 << 20))
    return file.getvalue()


def with_entities(data: bytes, part: str, word_of_it: bytes) -> bytes:
    """A part whose one word stands for a hundred thousand million others."""

    def spoilt(text: bytes) -> bytes:
        start = text.find(b"?>") + 2 if text.startswith(b"<?xml") else 0
        return text[:start] + DOCTYPE + text[start:].replace(word_of_it, b"&l;")

    return with_part(data, part, spoilt)


def deep_word() -> bytes:
    """Content controls within content controls, ten thousand deep."""
    text = "<w:sdt><w:sdtContent>" * 10_000, "</w:sdtContent></w:sdt>" * 10_000
    inside = f"{text[0]}<w:p/>{text[1]}</w:body>".encode()
    return with_part(small_word(), "word/document.xml", lambda old: old.replace(b"</w:body>", inside))


def empty_cells_page() -> bytes:
    """A table of half a million cells with nothing in them."""
    return (
        b"<table><tr><td>"
        + b"<td>".join(text.encode() for text in HEADINGS)
        + (b"<tr>" + b"<td>" * 1000) * 500
        + b"</table>"
    )


def spanning_page() -> bytes:
    """A few cells that each claim to cover a million places."""
    cells = "<td rowspan=65534 colspan=1000>公报</td>" * 1000
    return f"<table><tr>{''.join(f'<td>{text}</td>' for text in HEADINGS)}</tr><tr>{cells}</tr></table>".encode()


def empty_cells_list() -> bytes:
    """A CSV file of a million cells with nothing in them."""
    return ",".join(HEADINGS).encode() + b"\n" + (b"," * 999 + b"\n") * 1000


def empty_cells_word() -> bytes:
    """A Word table of half a million cells with nothing in them."""
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 100}</w:tr>" * 5_000
    inside = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl></w:body>".encode()
    return with_part(small_word(), "word/document.xml", lambda old: old.replace(b"</w:body>", inside))


def wide_span_word() -> bytes:
    """A Word cell that claims to cover a thousand million columns."""
    wide = b'<w:gridSpan w:val="1000000000"/>'
    return with_part(small_word(), "word/document.xml", lambda old: old.replace(b'<w:gridSpan w:val="1"/>', wide))


def nested_page() -> bytes:
    """Ten thousand elements, each within the one before."""
    return b"<div>" * 10_000 + b"<table><tr><td>1</td></tr></table>" + b"</div>" * 10_000


def nested_tables() -> bytes:
    """Ten thousand tables, each in a cell of the one before."""
    return b"<table><tr><td>" * 10_000


def nested_list() -> bytes:
    """A hundred thousand open brackets."""
    return b"[" * 100_000

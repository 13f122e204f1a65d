"""Decode a page: by its byte order mark, the encoding that it declares, or its characters."""

import re

from catalog_cli.exchange.text.encodings import decode
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import Message, message

MOST_BYTES = 50 * 1024 * 1024
_DECLARED = re.compile(
    rb"""<(?:meta\b[^<>]*?\bcharset|\?xml\b[^<>]*?\bencoding)\s*+=\s*+["']?\s*+([\w:-]+)""", re.IGNORECASE
)
_WHERE_DECLARED = 4096
_ARCHIVE = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n\s*)*?MIME-Version:", re.IGNORECASE)
_CHINESE = frozenset(("gb2312", "gbk", "gb_2312-80", "x-gbk", "csgb2312", "gb18030", "cp936", "hz-gb-2312"))


def html_text(data: bytes, encoding: str | None = None) -> str:
    """Decode a page with the encoding named, that of its byte order mark, or the one that fits its bytes.

    A declared encoding is believed only when the page is no UTF-8: many pages were converted, their headings not.

    Raises:
        UnreadableDocumentError: it is too large, no page, or no text in that encoding.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableDocumentError(
            message("The page is larger than {limit} MB, the limit.", limit=MOST_BYTES // 1024**2)
        )
    if other := _other_kind(data):
        raise UnreadableDocumentError(*other)
    # a page with a null character is still a page, whereas other text with one is binary data
    return decode(data, encoding) if encoding else _recognised(data)


def _recognised(data: bytes) -> str:
    try:
        return decode(data)
    except UnreadableDocumentError:
        declared = _declared(data)
        if not declared:
            raise
        try:
            # browsers show such a page too, with a replacement for each broken character
            return data.decode(declared, "replace")
        except LookupError:
            return data.decode("gb18030", "replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_WHERE_DECLARED])
    name = found[1].decode("ascii", "replace").casefold() if found else ""
    return "gb18030" if name in _CHINESE else name


def _other_kind(data: bytes) -> tuple[Message, Message] | None:
    if data.startswith(b"PK\x03\x04"):
        return message("This is a Word or Excel file, not a web page."), message("Read it as docx or xlsx.")
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        return message("This is not a web page."), message("Open it and save it as .docx, .xlsx or .html.")
    if _ARCHIVE.match(data[:_WHERE_DECLARED]):
        return message("This is a web archive (.mht), not a web page."), message("Save it as “web page, HTML only”.")
    return None

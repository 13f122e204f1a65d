"""The names of Word's elements, one way of writing them for both editions of the standard."""

import re

from lxml import etree

from catalog_cli.exchange.office_package import DEEPEST
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_STRICT_NAME = re.compile(b"|".join(_STRICT))
_OFF = frozenset(("0", "false", "off", "none"))


def parsed(data: bytes, part: str) -> etree._Element:
    """Read a part's XML, the names of the strict edition taken as those of the usual one.

    Raises:
        UnreadableDocumentError: it is no XML, or nests too deep.
    """
    usual = _STRICT_NAME.sub(lambda match: _STRICT[match[0]], data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(usual, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(
            message("Part {name} is no XML, or nests deeper than {limit} levels.", name=part, limit=DEEPEST),
            message("Open the file in Word and save it again."),
        ) from error


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Say whether an element has a child that switches something on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`."""
    found = parent.find(name) if parent is not None else None
    return found is not None and (found.get(VAL) or found.get(f"{W14}val") or "1").casefold() not in _OFF


def number_of(parent: etree._Element | None, name: str, otherwise: int) -> int:
    """Give the number that a child holds, 0 to 1000; `otherwise` where there is none."""
    found = parent.find(name) if parent is not None else None
    value = (found.get(VAL) or "").strip() if found is not None else ""
    return min(int(value[:9]), 1000) if value.isascii() and value.isdigit() else otherwise

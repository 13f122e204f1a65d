"""The XML namespaces of Word, the transitional and the strict edition of the standard read alike."""

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
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_STRICT_NAME = re.compile(b"|".join(_STRICT))
_OFF = frozenset(("0", "false", "off", "none"))


def parse_part(data: bytes, part: str) -> etree._Element:
    """Parse a part's XML, the namespaces of the strict edition replaced by the transitional ones.

    Raises:
        UnreadableDocumentError: it is no XML, or nests too deep.
    """
    usual = _STRICT_NAME.sub(lambda match: _STRICT[match[0]], data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(usual, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(
            message("Part {name} is not XML, or is nested more than {limit} levels deep.", name=part, limit=DEEPEST),
            message("Open the file in Word and save it again."),
        ) from error


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Return whether an element has a child of this name that is switched on."""
    found = parent.find(name) if parent is not None else None
    return found is not None and is_switched_on(found)


def is_switched_on(switch: etree._Element) -> bool:
    """Return whether a switch is on: `<w:vanish/>` is, `<w:vanish w:val="0"/>` is not."""
    return (switch.get(VAL) or switch.get(f"{W14}val") or "1").casefold() not in _OFF


def number_of(parent: etree._Element | None, name: str, otherwise: int) -> int:
    """Return the number that a child holds, at most 1000; `otherwise` where there is none."""
    found = parent.find(name) if parent is not None else None
    value = (found.get(VAL) or "").strip() if found is not None else ""
    return min(int(value[:9]), 1000) if value.isascii() and value.isdigit() else otherwise

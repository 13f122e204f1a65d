"""The metadata of rows in a Word file: a part with the texts, and a hidden bookmark in each row that names one."""

import re
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from catalog_cli.exchange.office_package import part_of

NAMESPACE = "urn:catalog-cli:items"
BOOKMARK = "_catalog_"
"""The prefix of a row's bookmark; Word hides bookmarks that begin with `_`, and drops them from copied rows."""
_ITEMS = f"{{{NAMESPACE}}}items"
_ITEM = f"{{{NAMESPACE}}}item"
_PART = re.compile(r"customXml/[^/]+\.xml")
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def metadata_part(texts: Iterable[str]) -> bytes:
    """Write the part: the texts, numbered from 0; they must be free of characters that XML cannot hold."""
    root = etree.Element(_ITEMS)
    for number, text in enumerate(texts):
        etree.SubElement(root, _ITEM, n=str(number)).text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_texts(package: zipfile.ZipFile) -> Mapping[int, str]:
    """Read the texts of a package, by their numbers; empty where it has no such part."""
    for name in package.namelist():
        if _PART.fullmatch(name) and NAMESPACE.encode() in (data := part_of(package, name)):
            return _texts(data)
    return {}


def _texts(data: bytes) -> dict[int, str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return {}
    found = ((item.get("n") or "", item.text or "") for item in root.iterfind(_ITEM))
    return {int(number): text for number, text in found if _NUMBER.fullmatch(number)}

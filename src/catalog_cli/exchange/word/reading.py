"""Read a Word file's paragraphs and tables, as they are with all changes accepted."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

import mammoth
from lxml import etree

from catalog_cli.exchange.office_package import DEEPEST, checked_package, part_of
from catalog_cli.exchange.tables.grid import Paper
from catalog_cli.exchange.web.grids import paper_from_html
from catalog_cli.exchange.web.spans import check_places
from catalog_cli.exchange.word.accepted import Paragraphs
from catalog_cli.exchange.word.body import Body
from catalog_cli.exchange.word.carrying import BOOKMARK, texts_in
from catalog_cli.exchange.word.names import W, parsed
from catalog_cli.exchange.word.plainly import Addresses
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
_LINK = (
    '<Relationship Id="{name}" Target={address} TargetMode="External"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
)
_MAIN = "word/document.xml"


def paper(data: bytes) -> Paper:
    """Give a Word file's paragraphs and tables.

    Raises:
        UnreadableDocumentError: it is no Word file, broken, encrypted, or holds more than is read.
    """
    package = checked_package(data, "docx")
    marks = {f"{BOOKMARK}{number}": text for number, text in texts_in(package).items()}
    page = _page(_plain_package(package))
    # a space is a space in Word, however many stand there
    return paper_from_html(f'<div style="white-space: pre-wrap">{page}</div>', marks)


def _page(package: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package), include_embedded_style_map=False, include_default_style_map=False
        )
    except RecursionError as error:
        raise UnreadableDocumentError(
            message("Part {name} nests deeper than {limit} levels, the most read.", name=_MAIN, limit=DEEPEST)
        ) from error
    return str(result.value)


def _plain_package(package: zipfile.ZipFile) -> bytes:
    """Make a package with nothing but the settled text and the addresses of its links."""
    addresses = Addresses()
    document = _plain_document(package, addresses)
    links = "".join(_LINK.format(name=name, address=quoteattr(address)) for name, address in addresses.by_name.items())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as plain:
        plain.writestr(_MAIN, document)
        plain.writestr(_links_of(_MAIN), _LINKS.format(links=links).encode())
    return file.getvalue()


def _plain_document(package: zipfile.ZipFile, addresses: Addresses) -> bytes:
    main = _main_part(package)
    body = parsed(part_of(package, main), main).find(f"{W}body")
    if body is None:
        raise UnreadableDocumentError(
            message("The .docx file is damaged: its part {name} has no text.", name=main),
            message("Open the file in Word and save it again."),
        )
    check_places(sum(1 for _ in body.iter(f"{W}tc")))
    document = etree.Element(f"{W}document", nsmap={"w": W[1:-1]})
    paragraphs = Paragraphs(_addresses_of(package, main), addresses)
    Body(paragraphs, etree.SubElement(document, f"{W}body")).write(body)
    return etree.tostring(document, encoding="UTF-8")


def _main_part(package: zipfile.ZipFile) -> str:
    for relationship in _relationships(package, "_rels/.rels"):
        if (relationship.get("Type") or "").endswith("/officeDocument"):
            name = posixpath.normpath((relationship.get("Target") or "").lstrip("/"))
            return name if name in package.NameToInfo else _MAIN
    return _MAIN


def _addresses_of(package: zipfile.ZipFile, main: str) -> Mapping[str, str]:
    """Give the addresses that the document's links lead to, by the names it has for them."""
    return {
        relationship.get("Id") or "": relationship.get("Target") or ""
        for relationship in _relationships(package, _links_of(main))
        if (relationship.get("Type") or "").endswith("/hyperlink")
    }


def _relationships(package: zipfile.ZipFile, name: str) -> list[etree._Element]:
    data = part_of(package, name)
    return list(parsed(data, name).iterfind(_RELATIONSHIP)) if data else []


def _links_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")

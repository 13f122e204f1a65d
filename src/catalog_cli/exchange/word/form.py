"""The Word file that a catalogue is written into: our own empty form, or an office's template without its body."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import nsmap, qn
from lxml import etree

from catalog_cli.exchange.office_package import checked_package, part_of
from catalog_cli.exchange.word.metadata import NAMESPACE
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

_TYPES = "[Content_Types].xml"
_MAIN = CONTENT_TYPE.WML_DOCUMENT_MAIN.encode()
_OTHER_MAINS = tuple(
    f"application/vnd.{name}.main+xml".encode()
    for name in (
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
    )
)
_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.CUSTOM_XML,
}
"""Relationships that a document keeps although its text does not refer to them."""
_SPACES = {prefix: nsmap[prefix] for prefix in ("w", "r")}
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)
ROWS = "<!--rows-->"
"""Marks where the rows go; no text can look like it, since a text's `<` is escaped."""
_TIMESTAMP = (1980, 1, 1, 0, 0, 0)


def own_form() -> Document:
    """Open our own empty form: landscape A4 and our styles."""
    return docx.Document(io.BytesIO(_own_package()))


def template_form(template: bytes) -> Document:
    """Open an office's .docx or .dotx and empty its body; page, styles, fonts, headers and footers stay.

    Raises:
        UnreadableDocumentError: it is no Word file, or a broken one.
    """
    package = _as_document(template)
    try:
        document = docx.Document(io.BytesIO(package))
        _check(document)
        _clear(document)
        _add_fonts(document)
    except (KeyError, ValueError, TypeError, AttributeError, etree.XMLSyntaxError) as error:
        raise UnreadableDocumentError(
            message("The template lacks parts that every Word document has."),
            message("Open it in Word, save it as .docx, and try again."),
        ) from error
    return document


def set_properties(document: Document, title: str, author: str) -> None:
    """Set the file's title and author; dates and the template's own properties are dropped."""
    package = document.part.package
    _drop(package.rels, {RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL})
    core = _CORE.format(title=escape(title), author=escape(author)).encode()
    part = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def add_part(document: Document, data: bytes) -> None:
    """Add a part of XML to the file, which Word keeps and does not show."""
    package = document.part.package
    part = Part(package.next_partname("/customXml/item%d.xml"), CONTENT_TYPE.XML, data, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _check(document: Document) -> None:
    body = document.element.find(qn("w:body"))
    if body is None or document.styles.element.tag != qn("w:styles"):
        raise ValueError


def _add_fonts(document: Document) -> None:
    """Add to a template's font table the substitutes for our fonts where an office lacks them."""
    rels = document.part.rels
    ours = etree.fromstring((_folder() / "word" / "fontTable.xml").read_bytes())
    theirs = _font_table(document)
    known = {font.get(qn("w:name")) for font in theirs}
    theirs.extend([font for font in ours if font.get(qn("w:name")) not in known])
    _drop(rels, {RELATIONSHIP_TYPE.FONT_TABLE})
    data = etree.tostring(theirs, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _font_table(document: Document) -> etree._Element:
    # the library knows the font table only as bytes
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE and not rel.is_external:
            return etree.fromstring(rel.target_part.blob)
    return etree.Element(qn("w:fonts"), nsmap={"w": nsmap["w"]})


def _as_document(template: bytes) -> bytes:
    """Turn a template's package into a document's: the library opens nothing else."""
    package = checked_package(template, "docx")
    types = part_of(package, _TYPES)
    # only the content type of the main part tells a template from a document
    for other in _OTHER_MAINS:
        types = types.replace(other, _MAIN)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
        for name in dict.fromkeys(package.namelist()):
            target.writestr(name, types if name == _TYPES else part_of(package, name))
    return copy.getvalue()


def _clear(document: Document) -> None:
    body = document.element.body
    _inherit_headers(document)
    for element in list(body)[:-1] if len(body) and body[-1].tag == qn("w:sectPr") else list(body):
        body.remove(element)
    body.get_or_add_sectPr()
    _drop_unused(document)
    _detach(document)
    # the rows are inserted as text, which uses these two prefixes
    root = document.element
    etree.cleanup_namespaces(root, top_nsmap=_SPACES, keep_ns_prefixes=[each for each in root.nsmap if each])


def _inherit_headers(document: Document) -> None:
    """Give the last section the headers and footers that it inherits from those before it."""
    inherited: dict[tuple[str, str | None], etree._Element] = {}
    sections = list(document.element.body.iter(qn("w:sectPr")))
    for section in sections:
        for reference in section.iterchildren(qn("w:headerReference"), qn("w:footerReference")):
            inherited[reference.tag, reference.get(qn("w:type"))] = reference
    if not sections:
        return
    for reference in list(sections[-1].iterchildren(qn("w:headerReference"), qn("w:footerReference"))):
        sections[-1].remove(reference)
    for place, reference in enumerate(inherited.values()):
        sections[-1].insert(place, deepcopy(reference))


def _drop_unused(document: Document) -> None:
    """Drop what belonged to the body alone: pictures, comments, links, and the metadata of an earlier form."""
    rels = document.part.rels
    named = {value for element in document.element.body.iter() for value in element.attrib.values()}
    for rel in list(rels.values()):
        earlier = (
            rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML
            and not rel.is_external
            and NAMESPACE.encode() in rel.target_part.blob
        )
        if earlier or (rel.rId not in named and rel.reltype not in _KEPT):
            del rels[rel.rId]


def _detach(document: Document) -> None:
    """Remove what Word would fetch from elsewhere when it opens the document."""
    settings = document.settings.element
    for element in settings.findall(qn("w:attachedTemplate")) + settings.findall(qn("w:mailMerge")):
        settings.remove(element)
    _drop(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, {_ATTACHED})


def _drop(rels: Relationships, kinds: set[str]) -> None:
    for rel in list(rels.values()):
        if rel.reltype in kinds:
            del rels[rel.rId]


@cache
def _own_package() -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as target:
        for name in (
            _TYPES,
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            *(f"word/{part}.xml" for part in ("document", "styles", "settings", "fontTable")),
        ):
            target.writestr(name, _folder().joinpath(*name.split("/")).read_bytes())
    return package.getvalue()


def _folder() -> Traversable:
    return files(__package__) / "form"


def save_with_rows(document: Document, rows: Iterator[bytes]) -> bytes:
    """Save the document with its rows inserted, and without the time that the library writes into the package."""
    saved, result = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            pieces = _with_rows(data, rows) if name == _main(document) else iter((data,))
            _write(target, name, pieces)
    return result.getvalue()


def _main(document: Document) -> str:
    return str(document.part.partname).removeprefix("/")


def _with_rows(data: bytes, rows: Iterator[bytes]) -> Iterator[bytes]:
    before, _, after = data.partition(ROWS.encode())
    return chain((before,), rows, (after,))


def _write(target: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _TIMESTAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it would tell which system it was written on
    with target.open(entry, "w") as entry_file:
        for piece in pieces:
            entry_file.write(piece)

"""Word files as Word itself writes their XML, made by hand."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from catalog_cli.exchange.tables.grid import Grid
from catalog_cli.exchange.word.read import read_word

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Target="word/document.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word_file(
    body: str,
    links: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
    *,
    related: Mapping[str, str] | None = None,
    strict: bool = False,
) -> bytes:
    """Make a file of the XML within the body; `links` are addresses by their ids, `related` the parts by their kind."""
    document = word_document(body).decode()
    links_xml = "".join(
        f'<Relationship Id="{name}" Type="{NAMES["r"]}/hyperlink" Target={quoteattr(link)} TargetMode="External"/>'
        for name, link in (links or {}).items()
    )
    links_xml += "".join(
        f'<Relationship Id="part{name}" Type="{NAMES["r"]}/{name}" Target="{name}.xml"/>' for name in related or {}
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _strict(_ROOT) if strict else _ROOT)
        package.writestr("word/document.xml", _strict(document) if strict else document)
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links_xml}</Relationships>',
        )
        for name, text in (related or {}).items():
            package.writestr(f"word/{name}.xml", f"<w:root {_spaces()}>{text}</w:root>")
        for name, data in (parts or {}).items():
            package.writestr(name, data)
    return file.getvalue()


def word_document(body: str) -> bytes:
    """Make the main part of a file of the XML within the body."""
    return f'<?xml version="1.0"?><w:document {_spaces()}><w:body>{body}<w:sectPr/></w:body></w:document>'.encode()


def _spaces() -> str:
    return " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())


def _strict(xml: str) -> str:
    for kind in ("wordprocessingml", "officeDocument"):
        xml = xml.replace(f"http://schemas.openxmlformats.org/{kind}/2006", f"http://purl.oclc.org/ooxml/{kind}")
    return xml


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text)) if text else paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def grid_of(data: bytes) -> Grid:
    (grid,) = read_word(data).grids
    return grid


def texts_of(*rows: str) -> list[list[str]]:
    return [[each.text for each in line] for line in grid_of(word_file(table(*rows))).rows]

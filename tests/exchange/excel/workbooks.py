"""Workbooks of raw XML, as programs other than ours write them."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(  # noqa: PLR0913 - each is a part of the package
    *sheets: str,
    strings: str = "",
    styles: str = "",
    links: str = "",
    names: tuple[str, ...] = (),
    states: Mapping[int, str] | None = None,
    settings: str = "",
    space: str = MAIN,
) -> bytes:
    """Pack sheets, each the XML within `worksheet`; `links` are the first sheet's relations."""
    numbers = range(1, len(sheets) + 1)
    entries = "".join(
        f'<sheet name="{names[number - 1] if names else f"Sheet{number}"}" sheetId="{number}" '
        f'state="{(states or {}).get(number, "visible")}" r:id="rId{number}"/>'
        for number in numbers
    )
    related = "".join(_relation(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers)
    related += _relation("rId98", "sharedStrings", "sharedStrings.xml") + _relation("rId99", "styles", "styles.xml")
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{_RELATIONS}">{settings}'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(related),
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}">{styles}</styleSheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": _relations(links),
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{space}" xmlns:r="{_RELATIONS}">{sheet}</worksheet>'
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return target.getvalue()


def outside(identity: str, target: str) -> str:
    """Return a relation to an address."""
    return _relation(identity, "hyperlink", target).replace("/>", ' TargetMode="External"/>')


def inline(reference: str, text: str) -> str:
    """Return a cell with its own text."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def rows(*cells: str) -> str:
    """Return the data of a sheet, one row for each text of cells."""
    return f"<sheetData>{''.join(f'<row>{each}</row>' for each in cells)}</sheetData>"


def _relation(identity: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identity}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'

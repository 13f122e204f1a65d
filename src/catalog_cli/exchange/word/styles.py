"""The named styles of the form: ours, unless an office's template has its own of the same names."""

from copy import deepcopy
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from msgspec import Struct

from catalog_cli.exchange.word.form import own_form
from catalog_cli.model.text import visible

_NAMES = {
    "CatalogTitle": "目录标题",
    "CatalogPublishers": "目录主体",
    "CatalogText": "目录正文",
    "CatalogCentred": "目录居中",
    "CatalogAddress": "目录链接",
    "CatalogHeading": "目录表头",
    "CatalogFooter": "目录页脚",
    "CatalogTable": "目录表格",
    "Hyperlink": "Hyperlink",
}
"""Our styles by their ids; each comes after the one that it is based on."""
_INSTEAD = {"CatalogTitle": ("Title",), "CatalogTable": ("catalog", "Table Grid", "网格型")}
"""Names of a template's styles that replace ours where it lacks them."""
_BODY = ("CatalogPublishers", "CatalogText", "CatalogFooter")
"""Our styles that take the template's default font, where there is a template."""
_SIZES = ((8, 21), (11, 18), (15, 15), (19, 13))
"""Type sizes, in half points, by the most columns that they suit."""
_EMPTY = '<w:t xml:space="preserve"></w:t>'
_SMALLEST = 11
_LEADING = 1.4
_DEEPEST = 20


class Styles(Struct, frozen=True):
    """The ids of the styles in the document at hand, and the size of the table's text in points.

    Cells are centred one by one unless a template's table says where texts stand; not every program asks the style.
    """

    title: str
    publishers: str
    text: str
    centred: str
    address: str
    heading: str
    footer: str
    table: str
    link: str
    points: float
    centre_cells: bool


def own_styles(document: Document, columns: int) -> Styles:
    """Fit our own form's styles to the number of columns, and return their ids."""
    by_id = _by_id(document)
    _resize(by_id["CatalogText"], columns)
    return _named({own: own for own in _NAMES}, by_id)


def template_styles(document: Document, columns: int) -> Styles:
    """Add our styles that a template lacks, and return the ids of all."""
    theirs = _by_id(document)
    names = {_name(style).casefold(): key for key, style in theirs.items()}
    ours = _by_id(own_form())
    _resize(ours["CatalogText"], columns)
    ids: dict[str, str] = {}
    for own, name in _NAMES.items():
        wanted = (name, *_INSTEAD.get(own, ()))
        found = [names[each.casefold()] for each in wanted if each.casefold() in names]
        found = [each for each in (*found, own) if _fits(theirs.get(each), ours[own])]
        ids[own] = found[0] if found else own
        if not found:
            document.styles.element.append(_adapted(ours[own], ids, names))
    return _named(ids, _by_id(document))


def paragraph(style: str, content: str) -> str:
    """Write a paragraph in a style around runs that are XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>{content}</w:p>'


def run(text: str, style: str = "") -> str:
    """Write a text as one run; markup in it is escaped, and spaces, tabs and line breaks are kept."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{escape(style)}"/></w:rPr>' if style else ""
    shown = escape(visible(text)).replace("\n", _around("<w:br/>")).replace("\t", _around("<w:tab/>"))
    return f'<w:r>{look}<w:t xml:space="preserve">{shown}</w:t></w:r>'.replace(_EMPTY, "")


def _around(element: str) -> str:
    return f'</w:t>{element}<w:t xml:space="preserve">'


def _named(ids: dict[str, str], styles: dict[str, etree._Element]) -> Styles:
    table = ids["CatalogTable"]
    return Styles(
        title=ids["CatalogTitle"],
        publishers=ids["CatalogPublishers"],
        text=ids["CatalogText"],
        centred=ids["CatalogCentred"],
        address=ids["CatalogAddress"],
        heading=ids["CatalogHeading"],
        footer=ids["CatalogFooter"],
        table=table,
        link=ids["Hyperlink"],
        points=_half_points(ids["CatalogText"], styles) / 2,
        centre_cells=table == "CatalogTable" or styles[table].find(f".//{qn('w:vAlign')}") is None,
    )


def _by_id(document: Document) -> dict[str, etree._Element]:
    return {style.get(qn("w:styleId"), ""): style for style in document.styles.element.iterchildren(qn("w:style"))}


def _name(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"), "")


def _fits(style: etree._Element | None, own: etree._Element) -> bool:
    """Return whether a template's style is of the same type as ours: for paragraphs, tables or characters."""
    return style is not None and style.get(qn("w:type")) == own.get(qn("w:type"))


def _adapted(own: etree._Element, ids: dict[str, str], names: dict[str, str]) -> etree._Element:
    style = deepcopy(own)
    bases = {**ids, "Normal": names.get("normal", ""), "TableNormal": names.get("normal table", "")}
    for tag in ("w:basedOn", "w:next"):
        for element in style.findall(qn(tag)):
            base = bases.get(element.get(qn("w:val"), ""), "")
            if base:
                element.set(qn("w:val"), base)
            else:
                style.remove(element)
    properties = style.find(qn("w:rPr"))
    if own.get(qn("w:styleId")) in _BODY and properties is not None:
        properties.remove(properties[0])
    return style


def _resize(style: etree._Element, columns: int) -> None:
    """Set the type size and line height of the table's text to suit the number of columns."""
    size = next((size for most, size in _SIZES if columns <= most), _SMALLEST)
    for tag in ("w:sz", "w:szCs"):
        for element in style.iter(qn(tag)):
            element.set(qn("w:val"), str(size))
    for spacing in style.iter(qn("w:spacing")):
        spacing.set(qn("w:line"), str(round(size * 10 * _LEADING)))


def _half_points(style_id: str, styles: dict[str, etree._Element]) -> int:
    for _ in range(_DEEPEST):
        style = styles.get(style_id)
        if style is None:
            break
        size = style.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if size is not None and size.get(qn("w:val"), "").isdecimal():
            return int(size.get(qn("w:val"), ""))
        base = style.find(qn("w:basedOn"))
        style_id = "" if base is None else base.get(qn("w:val"), "")
    return _SIZES[0][1]

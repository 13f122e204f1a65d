"""Open a stored workbook: the list of its sheets, their shared texts and number formats, and access to its parts."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct, field

from catalog_cli.exchange.excel.number_format import BUILT_IN, GENERAL
from catalog_cli.exchange.office_package import checked_package, part_of
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class StoredSheet(Struct, frozen=True):
    """A sheet: its name, its part of the package, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class StoredWorkbook(Struct, frozen=True):
    """What all sheets share: texts, the number format of each style, and whether days count from 1904.

    `home` is the part that lists the sheets; `struck_texts` are the words that are struck out of shared texts.
    """

    package: zipfile.ZipFile
    sheets: tuple[StoredSheet, ...]
    texts: Sequence[str]
    formats: Sequence[str]
    from_1904: bool
    home: str = ""
    struck_texts: Mapping[int, str] = field(default_factory=dict)
    struck_styles: frozenset[int] = frozenset()

    def is_struck(self, style: str | None) -> bool:
        """Return whether a style, by its number, strikes out the text of its cells."""
        return (
            bool(self.struck_styles)
            and bool(style)
            and str(style).isdecimal()
            and int(str(style)) in self.struck_styles
        )

    def format_of(self, style: str | None) -> str:
        """Return the number format of a style, by its number; the general one where there is none."""
        number = int(style) if style and style.isdecimal() else 0
        return self.formats[number] if number < len(self.formats) else GENERAL


def open_workbook(data: bytes) -> StoredWorkbook:
    """Open a workbook.

    Raises:
        UnreadableDocumentError: it is no workbook, is protected or broken, or holds more than is read.
    """
    package = checked_package(data, "xlsx")
    home = next(iter(targets(package, "", "/officeDocument").values()), "xl/workbook.xml")
    shared = next(iter(targets(package, home, "/sharedStrings").values()), "")
    styles = next(iter(targets(package, home, "/styles").values()), "")
    settings = [node.get("date1904") for node in _elements(package, home, "workbookPr")]
    texts = [rich_text_parts(node) for node in _elements(package, shared, "si")]
    formats, struck_styles = _formats(package, styles)
    return StoredWorkbook(
        package=package,
        sheets=tuple(_sheets(package, home)),
        texts=[text for text, _ in texts],
        formats=formats,
        from_1904=bool(settings) and settings[0] in {"1", "true", "on"},
        home=home,
        struck_texts={number: struck for number, (_, struck) in enumerate(texts) if struck},
        struck_styles=struck_styles,
    )


def elements(
    package: zipfile.ZipFile, part: str, *names: str, events: Sequence[str] = ("end",)
) -> Iterator[tuple[str, etree._Element]]:
    """Walk through a part's elements of these local names, whatever their name space.

    Raises:
        UnreadableDocumentError: the part is broken.
    """
    data = part_of(package, part) if part else b""
    if not data:
        return
    try:
        yield from etree.iterparse(
            io.BytesIO(data),
            events=events,
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
    except etree.XMLSyntaxError as error:
        raise UnreadableDocumentError(
            message("The .{kind} file is damaged: its part {name} is not XML.", kind="xlsx", name=part),
            message("Fetch it again, or open it, let it be repaired, and save it."),
        ) from error


def local_name(element: etree._Element) -> str:
    """Return an element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def rich_text(element: etree._Element) -> str:
    """Join the runs of a text that are not struck out."""
    return rich_text_parts(element)[0]


def rich_text_parts(element: etree._Element) -> tuple[str, str]:
    """Join the runs of a text, and those of it that are struck out.

    The reading aids over Chinese or Japanese characters are no part of it.
    """
    texts: list[str] = []
    struck: list[str] = []
    for child in element:
        name = local_name(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            words = [part.text or "" for part in child if local_name(part) == "t"]
            (struck if _is_struck(child) else texts).extend(words)
    return unescaped("".join(texts)), unescaped("".join(struck)) if struck else ""


def _is_struck(run: etree._Element) -> bool:
    return any(_has_strike(properties) for properties in run if local_name(properties) == "rPr")


def unescaped(text: str) -> str:
    """Return a stored text as it is shown: `_x000D_` stands for a character, and a line ends in one way."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        # an escape is one unit of UTF-16, and half a character when it stands alone
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str, bool]]:
    """Return a part's relations by id: the type, the target as written, and whether it lies outside the file."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found = {}
    for node in _elements(package, path, "Relationship"):
        kind, target = node.get("Type", ""), node.get("Target", "")
        found[node.get("Id", "")] = (kind, target, node.get("TargetMode") == "External")
    return found


def targets(package: zipfile.ZipFile, part: str, ending: str) -> dict[str, str]:
    """Return the parts of one type that a part names, by the relation's id."""
    folder = posixpath.dirname(part)
    return {
        key: posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
        for key, (kind, target, outside) in relations(package, part).items()
        if kind.endswith(ending) and not outside
    }


def relation_id(element: etree._Element) -> str:
    """Return the relation that an element names; empty when there is none."""
    return next((str(value) for key, value in element.items() if str(key).endswith("}id")), "")


def _elements(package: zipfile.ZipFile, part: str, name: str) -> Iterator[etree._Element]:
    for _, element in elements(package, part, name):
        yield element
        element.clear()


def _sheets(package: zipfile.ZipFile, home: str) -> Iterator[StoredSheet]:
    parts = targets(package, home, "/worksheet")
    for node in _elements(package, home, "sheet"):
        part = parts.get(relation_id(node))
        if part:
            yield StoredSheet(unescaped(node.get("name", "")), part, node.get("state", "visible") != "visible")


def _formats(package: zipfile.ZipFile, part: str) -> tuple[list[str], frozenset[int]]:
    """Return the number format of every cell style, in the styles' order, and the styles that strike text out."""
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    formats: list[str] = []
    fonts: list[bool] = []
    struck: frozenset[int] = frozenset()
    for _, element in elements(package, part, "numFmt", "fonts", "cellXfs"):
        name = local_name(element)
        if name == "cellXfs":
            formats = [codes.get(style.get("numFmtId", "0"), GENERAL) for style in element]
            known = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
            struck = frozenset(number for number, style in enumerate(element) if style.get("fontId", "0") in known)
        elif name == "fonts":
            fonts = [_has_strike(font) for font in element]
        else:
            codes[element.get("numFmtId", "")] = unescaped(element.get("formatCode", "")) or GENERAL
    return formats, struck


def _has_strike(font: etree._Element) -> bool:
    return any(local_name(each) == "strike" and each.get("val", "1") not in {"0", "false"} for each in font)

"""Read what stands around a Word document's text and decides what a reader sees in it: styles, lists, notes, links."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from catalog_cli.exchange.office_package import part_of
from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.exchange.word.namespaces import VAL, W, is_switched_on, parse_part
from catalog_cli.exchange.word.numbering import Numbering, read_numbering
from catalog_cli.model.document import NoteKind

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOTES = {"comments": NoteKind.COMMENT, "footnotes": NoteKind.FOOTNOTE, "endnotes": NoteKind.ENDNOTE}
_MAIN = "word/document.xml"
_DEEPEST = 12
"""The most styles that one is based on."""


class StyleLook(Struct, frozen=True):
    """What a style says of the text in it: struck out, hidden, and the list and level that its paragraphs count in."""

    is_struck: bool = False
    is_hidden: bool = False
    list_number: str = ""
    list_depth: int = 0


class Surroundings(Struct, frozen=True):
    """What a document's text refers to: addresses by relationship, looks by style, lists, and notes by kind and id."""

    links: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, StyleLook] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    notes: Mapping[tuple[NoteKind, str], Difference] = field(default_factory=dict)


def main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the document's text."""
    for relationship in _relationships(package, "_rels/.rels"):
        if (relationship.get("Type") or "").endswith("/officeDocument"):
            name = posixpath.normpath((relationship.get("Target") or "").lstrip("/"))
            return name if name in package.NameToInfo else _MAIN
    return _MAIN


def read_surroundings(package: zipfile.ZipFile, main: str) -> Surroundings:
    """Read what the main part refers to.

    Raises:
        UnreadableDocumentError: a part is damaged.
    """
    folder, name = posixpath.split(main)
    links: dict[str, str] = {}
    parts: dict[str, str] = {}
    for relationship in _relationships(package, posixpath.join(folder, "_rels", f"{name}.rels")):
        kind, target = (relationship.get("Type") or "").rpartition("/")[2], relationship.get("Target") or ""
        if kind == "hyperlink":
            links[relationship.get("Id") or ""] = target
        elif relationship.get("TargetMode") != "External":
            parts[kind] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Surroundings(
        links=links,
        styles=_styles(_root(package, parts.get("styles", ""))),
        numbering=read_numbering(_root(package, parts.get("numbering", ""))),
        notes={
            (kind, number): found
            for part, kind in _NOTES.items()
            for number, found in _notes(_root(package, parts.get(part, "")), kind)
        },
    )


def _root(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = part_of(package, name) if name else b""
    return parse_part(data, name) if data else None


def _notes(root: etree._Element | None, kind: NoteKind) -> Iterator[tuple[str, Difference]]:
    """Yield the comments or notes of a part by their ids; the lines that only separate notes are none."""
    for source in root if root is not None else ():
        if source.get(f"{W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        lines = ("".join(text.text or "" for text in each.iter(f"{W}t")).strip() for each in source.iter(f"{W}p"))
        author = source.get(f"{W}author") or ""
        yield source.get(f"{W}id") or "", Difference(kind, "\n".join(line for line in lines if line), "", author)


def _styles(root: etree._Element | None) -> Mapping[str, StyleLook]:
    """Read the styles that change what a reader sees; the others are left out."""
    if root is None:
        return {}
    sources = {style.get(f"{W}styleId") or "": style for style in root.iterfind(f"{W}style")}
    looks = {name: _look(name, sources) for name in sources}
    return {name: look for name, look in looks.items() if look != StyleLook()}


def _look(name: str, sources: Mapping[str, etree._Element]) -> StyleLook:
    said: dict[str, str] = {}
    for _ in range(_DEEPEST):
        source = sources.get(name)
        if source is None:
            break
        for tag in ("strike", "dstrike", "vanish"):
            for switch in source.iterfind(f"{W}rPr/{W}{tag}"):
                said.setdefault(tag, "on" if is_switched_on(switch) else "")
        for tag in ("numId", "ilvl"):
            for number in source.iterfind(f"{W}pPr/{W}numPr/{W}{tag}"):
                said.setdefault(tag, number.get(VAL) or "")
        base = source.find(f"{W}basedOn")
        name = (base.get(VAL) or "") if base is not None else ""
    depth = said.get("ilvl", "")
    return StyleLook(
        is_struck=bool(said.get("strike") or said.get("dstrike")),
        is_hidden=bool(said.get("vanish")),
        list_number=said.get("numId", ""),
        list_depth=int(depth) if depth in set("012345678") else 0,
    )


def _relationships(package: zipfile.ZipFile, name: str) -> list[etree._Element]:
    data = part_of(package, name)
    return list(parse_part(data, name).iterfind(_RELATIONSHIP)) if data else []

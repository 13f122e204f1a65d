"""Tell what in a page is no plain text: struck words, hidden ones, reading aids, pictures, notes."""

import re

from lxml import etree

from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.model.document import NoteKind

_NAMES = "head script style template noscript xml datalist rp annotation annotation-xml audio param source track"
_SILENT = frozenset(_NAMES.split())
"""Elements whose text nobody sees, and nobody would miss."""
_KINDS = {
    **dict.fromkeys(("s", "strike"), NoteKind.STRUCK),
    "del": NoteKind.DELETED,
    **dict.fromkeys(("rt", "rtc"), NoteKind.RUBY),
    # LibreOffice writes the comment of a cell as an element that its style hides
    "comment": NoteKind.COMMENT,
    **dict.fromkeys(
        ("img", "svg", "object", "embed", "iframe", "canvas", "video", "meter", "progress"), NoteKind.PICTURE
    ),
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKING = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*+:[^:;]*?line-through", re.IGNORECASE)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_FOOTNOTE = re.compile(r"mso-(foot|end)note-id", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_COMMENT_CLASSES = frozenset(("msocomanchor", "msocomoff", "MsoCommentReference"))
_COUNTING = re.compile(r"[\w①-⒛]")
_LONGEST = 2000


def is_unseen(element: etree._Element) -> bool:
    """Return whether an element is not shown as text; struck-out text counts as unseen."""
    if element.tag in _SILENT or element.tag in _KINDS or element.get("hidden") is not None:
        return True
    if element.tag == "dialog":
        return element.get("open") is None
    style, classes = element.get("style"), element.get("class")
    if style and (pattern := _pattern(style)):
        return pattern is not _LIST_MARK or not _COUNTING.search(text_of(element))
    return bool(classes) and not _COMMENT_CLASSES.isdisjoint((classes or "").split())


def keeps_its_place(element: etree._Element) -> bool:
    """Return whether an unseen element is a cell that is empty where it stands, instead of moving up the next one."""
    return element.tag in {"td", "th"} and bool(_BLANKING.search(element.get("style") or "")) and not _is_gone(element)


def _is_gone(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_GONE.search(element.get("style") or ""))


def is_list_mark(element: etree._Element) -> bool:
    """Return whether an element holds the number that Word has counted for a paragraph."""
    style = element.get("style")
    return bool(style) and bool(_LIST_MARK.search(style or ""))


def difference_of(element: etree._Element, root: etree._Element) -> Difference | None:
    """Return what an unseen element is; None where nobody would miss it."""
    kind = _kind(element)
    if kind is NoteKind.PICTURE:
        named = (element.get(name) or "" for name in ("alt", "title", "aria-label"))
        return Difference(kind, next((text.strip() for text in named if text.strip()), "") or text_of(element))
    if kind in {NoteKind.COMMENT, NoteKind.FOOTNOTE, NoteKind.ENDNOTE}:
        said = text_of(element) if element.tag in _KINDS else _said(element, root)
        return Difference(kind, said) if said else None
    text = text_of(element) if kind else ""
    return Difference(kind, text) if kind and text else None


def text_of(element: etree._Element) -> str:
    """Return an element's text on one line, bars between the cells of a row."""
    if element.tag == "tr":
        return " | ".join(filter(None, map(text_of, element.iterchildren("td", "th"))))[:_LONGEST]
    pieces = (piece for each in element.iter() if each.tag not in _SILENT for piece in _pieces(each, element))
    return " ".join("".join(pieces).split())[:_LONGEST]


def _pieces(element: etree._Element, top: etree._Element) -> tuple[str, ...]:
    return (element.text or "", "" if element is top else element.tail or "")


def _pattern(style: str) -> re.Pattern[str] | None:
    patterns = (_HIDING, _STRIKING, _LIST_MARK, _FOOTNOTE, _COMMENT)
    return next((pattern for pattern in patterns if pattern.search(style)), None)


def _kind(element: etree._Element) -> NoteKind | None:
    if element.tag in _SILENT:
        return None
    if element.get("hidden") is not None or element.tag == "dialog":
        return NoteKind.HIDDEN
    pattern = _pattern(element.get("style") or "")
    if pattern is not _HIDING and element.tag in _KINDS:
        return _KINDS[str(element.tag)]
    if pattern is _FOOTNOTE:
        return NoteKind.FOOTNOTE if "footnote" in (element.get("style") or "").casefold() else NoteKind.ENDNOTE
    # a comment is said where its mark stands, and not again where its text does
    otherwise = NoteKind.COMMENT if element.get("href") else None
    return {_HIDING: NoteKind.HIDDEN, _STRIKING: NoteKind.STRUCK}.get(pattern, otherwise) if pattern else otherwise


def _said(mark: etree._Element, root: etree._Element) -> str:
    """Return the text of the note that a mark leads to."""
    name = (mark.get("href") or "").partition("#")[2]
    for element in root.iter() if name else ():
        if name in {element.get("id"), element.get("name")} and element is not mark:
            around = element
            while (parent := around.getparent()) is not None and around.tag not in {"div", "p", "li", "td"}:
                around = parent
            return text_of(around).removeprefix(text_of(mark)).strip()
    return ""

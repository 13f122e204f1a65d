"""Read a page of the web as far as it is needed: its title, headings, meta tags and stretches of text."""

import codecs
import re
from collections.abc import Iterable, Iterator

from lxml import etree, html
from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex

_DECLARED = re.compile(rb"""<meta\b[^<>]*?\bcharset\s*+=\s*+["']?\s*+([\w:-]+)""", re.IGNORECASE)
_CHARSET = lazy_regex(r"charset\s*+=\s*+[\"']?\s*+([\w:-]+)", re.IGNORECASE)
_WHERE_DECLARED = 4096
_LONGEST_TYPE = 256
"""Characters of a `Content-Type` that are looked at."""
_CHINESE = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "csgb2312", "cp936"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title"})
_HEADINGS = ("h1", "h2", "h3")


class WebPage(Struct, frozen=True):
    """What is read of a page.

    `metas` are pairs of a name (or `http-equiv`) in lower case and a content; `texts` are the stretches of visible text
    between two tags, headings included.
    """

    title: str = ""
    headings: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()


def is_page(content_type: str, body: bytes) -> bool:
    """Return whether a body is a web page, by what the server says of it, or else by its beginning."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in {"", "text/plain"}:
        return body.lstrip()[:1] == b"<"
    return "html" in kind


def read_page(body: bytes, content_type: str = "") -> WebPage:
    """Read a page, which may be cut off anywhere; what is no page has no text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    text = _decoded(body, content_type).replace("\0", "")
    try:
        root: html.HtmlElement = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return WebPage()
    return WebPage(
        title=next((_squeezed([each.text_content()]) for each in root.iter("title")), ""),
        headings=tuple(_squeezed([each.text_content()]) for each in root.iter(*_HEADINGS)),
        metas=tuple(_meta(each) for each in root.iter("meta")),
        texts=tuple(_texts(root)),
    )


def _meta(element: etree._Element) -> tuple[str, str]:
    name = element.get("name") or element.get("http-equiv") or ""
    return name.strip().lower(), element.get("content") or ""


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        own = "" if element.tag in _UNSEEN else element.text
        for text in (own, element.tail):
            if text and (squeezed := _squeezed([text])):
                yield squeezed


def _squeezed(texts: Iterable[str]) -> str:
    return " ".join("".join(texts).split())


def _decoded(body: bytes, content_type: str) -> str:
    """Decode a page as `exchange/web/decode.py` does: what is declared is believed only when it is no UTF-8."""
    try:
        # a page that was cut off may end within a character
        return codecs.getincrementaldecoder("utf-8-sig")().decode(body)
    except UnicodeDecodeError:
        pass
    try:
        return body.decode(_declared(body, content_type), "replace")
    except LookupError:
        return body.decode("gb18030", "replace")


def _declared(body: bytes, content_type: str) -> str:
    if body[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    in_header, in_page = _CHARSET.search(content_type[:_LONGEST_TYPE]), _DECLARED.search(body[:_WHERE_DECLARED])
    named = in_header[1] if in_header else in_page[1].decode("ascii", "replace") if in_page else "gb18030"
    return "gb18030" if named.casefold() in _CHINESE else named

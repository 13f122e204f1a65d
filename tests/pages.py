"""Pages of a site, read as a browser reads them: by html5lib, which accepts no error."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"


def parsed(data: bytes) -> Element:
    """Parse a page; whatever is no HTML to the letter fails."""
    document: Element = html5lib.HTMLParser(strict=True).parse(data, transport_encoding="utf-8")
    return document


def elements(page: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name."""
    return page.iter(HTML + name)


def text_of(element: Element) -> str:
    """Return all text in an element."""
    return "".join(element.itertext())


def addresses(page: Element) -> Iterator[str]:
    """Yield all addresses that a page leads to or loads."""
    for element in page.iter():
        yield from (element.attrib[name] for name in ("href", "src") if name in element.attrib)


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """Return the links within a site that lead to no file or no anchor, each with the page that it is on."""
    pages = {path: parsed(path.read_bytes()) for path in sorted(folder.rglob("*.html"))}
    anchors = {path: {each.get("id") for each in page.iter()} for path, page in pages.items()}
    return [
        (str(path.relative_to(folder)), address)
        for path, page in pages.items()
        for address in dict.fromkeys(addresses(page))
        if not _is_alive(folder, path, address, anchors)
    ]


def _is_alive(folder: Path, page: Path, address: str, anchors: Mapping[Path, set[str | None]]) -> bool:
    parts = urlsplit(address)
    if parts.scheme:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file() or not target.is_relative_to(folder.resolve()):
        return False
    return not parts.fragment or target not in anchors or unquote(parts.fragment) in anchors[target]

"""Find the links of a folder of web pages that lead nowhere: to no file of it, or to no place of a page."""

from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}


class Page(HTMLParser):
    """The links of a page, and the places in it that a link can name."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the ids of an element."""
        values = dict(attrs)
        if address := values.get(_ADDRESSES.get(tag, "")):
            self.links.append(address)
        self.places |= {name for key in ("id", "name") if (name := values.get(key))}


class PageFolder:
    """A folder of web pages, as it would be opened from the disk or served under any path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    @cached_property
    def pages(self) -> dict[Path, Page]:
        """All pages by their paths."""
        return {path: Page(path) for path in sorted(self._folder.rglob("*.html"))}

    def broken_links(self) -> Iterator[str]:
        """Yield each link that leads nowhere, after the page that has it."""
        for path, page in self.pages.items():
            for link in dict.fromkeys(page.links):
                if not self._resolves(path, link):
                    yield f"{path.relative_to(self._folder)}: {link}"

    def _resolves(self, origin: Path, link: str) -> bool:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return True
        target = (origin.parent / unquote(parts.path)).resolve() if parts.path else origin
        if not target.is_relative_to(self._folder) or not target.is_file():
            return False
        place = unquote(parts.fragment)
        return not place or place == "top" or target not in self.pages or place in self.pages[target].places

"""Lay out text as a browser does: white space collapsed, a new line after each line or block, links noted."""

import unicodedata
from urllib.parse import urljoin

from catalog_cli.exchange.tables.grid import Difference, Link
from catalog_cli.parsing.lazy_regex import lazy_regex

_WHITE = " \t\n\r\f"
_RUN = lazy_regex(f"[{_WHITE}]+")
_NO_ADDRESS = ("#", "javascript:", "about:", "data:")


def link_address(href: str, base: str = "") -> str:
    """Resolve a link's target; empty where it leads nowhere outside the document."""
    address = "".join(href.split("\n")).replace("\t", "").strip()
    if not address or address.casefold().startswith(_NO_ADDRESS):
        return ""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


class TextFlow:
    """The text of one paragraph or cell, built piece by piece; `differences` are those to what a reader sees."""

    __slots__ = ("_address", "_block_ended", "_link_start", "_links", "_pieces", "_waiting", "differences")

    def __init__(self) -> None:
        """Start without text."""
        self.differences: list[Difference] = []
        self._pieces: list[str] = []
        self._links: list[Link] = []
        self._waiting = ""
        self._block_ended = False
        self._address = ""
        self._link_start = 0

    def add(self, text: str, *, kept: bool = False) -> None:
        """Add text; white space is collapsed unless it is to be `kept`."""
        if kept:
            self._put(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        place = 0
        for gap in _RUN.finditer(text):
            self._put(text[place : gap.start()].replace("\xa0", " "))
            self._waiting += gap[0]
            place = gap.end()
        self._put(text[place:].replace("\xa0", " "))

    def end_line(self) -> None:
        """End the line, as `<br>` does."""
        self._start_line()
        self._waiting = ""
        self._pieces.append("\n")

    def end_block(self) -> None:
        """Begin or end a block: what follows starts a new line."""
        self._block_ended = True

    def open_link(self, address: str) -> None:
        """Begin a link; what is added until `close_link` are its words."""
        self._address = address
        self._link_start = len(self._pieces)

    def close_link(self) -> None:
        """End the link; it is merged with one to the same address that ended where it began."""
        words = "".join(self._pieces[self._link_start :]).strip()
        last = self._links[-1] if self._links else None
        if self._address and last and last.address == self._address and self._ends_with(last.words + words):
            self._links[-1] = Link(last.address, last.words + words)
        elif self._address:
            self._links.append(Link(self._address, words))
        self._address = ""

    @property
    def text(self) -> str:
        """The text so far, without empty lines around it."""
        lines = (line.rstrip("\t\r ") if line.isspace() else line for line in "".join(self._pieces).split("\n"))
        return "\n".join(lines).strip("\n")

    @property
    def links(self) -> tuple[Link, ...]:
        """The links so far."""
        return tuple(self._links)

    def _put(self, text: str) -> None:
        if not text:
            return
        self._start_line()
        last = self._pieces[-1][-1] if self._pieces else "\n"
        if self._waiting and last != "\n" and not _is_broken_word(last, self._waiting, text[0]):
            self._pieces.append(" ")
        self._waiting = ""
        self._pieces.append(text)

    def _start_line(self) -> None:
        if self._block_ended and self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")
            self._waiting = ""
        self._block_ended = False

    def _ends_with(self, text: str) -> bool:
        # join only as many pieces as can matter: else a cell of a thousand links would take quadratic time
        return "".join(self._pieces[-len(text) - 2 :]).endswith(text) if text else True


def _is_broken_word(before: str, gap: str, after: str) -> bool:
    """Return whether a line break of the source stands between two Chinese characters, where no space belongs."""
    return "\n" in gap and all(unicodedata.east_asian_width(character) in "WF" for character in (before, after))

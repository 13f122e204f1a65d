"""Read link cells: the address of the item's page, and the words beside it."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from msgspec import Struct

from catalog_cli.exchange.tables.cells import tidy
from catalog_cli.exchange.tables.grid import Link
from catalog_cli.parsing.lazy_regex import lazy_regex

_UNFIT = '\\x00- <>"\\x7f-\\xa0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2069\\u3000\\ufeff'
_WHOLE = lazy_regex(f"https?://[^/?#{_UNFIT}][^{_UNFIT}]*")
"""An address as the schema defines it."""
_HAN = "\u3400-\u9fff"
_STOPS = "，。、；：？！（）《》“”【】〈〉"
_IN_TEXT = lazy_regex(f"https?://[^{_UNFIT}{_HAN}{_STOPS}]+(?:[{_HAN}]+[/?&=%.#][^{_UNFIT}{_HAN}{_STOPS}]+)*")
# an address that was too long for its cell is broken by hand at / ? = or &
_GOES_ON = lazy_regex(
    r"(https?://(?:(?!https?://)[^\s\u3400-\u9fff])++)\n(?!https?:|www\.)"
    r"((?=[^\s/?=&]*+[/?=&]|[!-~]*?\.s?html?(?:\n|$))[!-~]++)(?=\n|$)"
)
_EMPTY_BRACKETS = lazy_regex(r"（\s*）|\(\s*\)|【\s*】|<\s*>|《\s*》")
_EDGES = lazy_regex(r"^[；;，,、\s]+|[；;，,、\s]+$")


class LinkCell(Struct, frozen=True):
    """The address of the item's page and the rest of the cell; each empty where there is none."""

    link: str
    note: str


def read_link(text: str, links: Sequence[Link]) -> LinkCell:
    """Read a cell's text and hyperlinks: the first address is the page's, all others stay in the note.

    What is no address of the web (www.x.gov.cn, mailto:, a path) stays text.
    """
    text = _GOES_ON.sub(r"\1\2", text)
    led = [link for link in links if link.address and not link.address.startswith("#")]
    # an address that a hyperlink leads to is certain; one in the text may have lost its end
    found = [link.address for link in led if _WHOLE.fullmatch(link.address)]
    link = _as_printed(found[0], text) if found else _first(text)
    note = text.replace(link, "", 1) if link else text
    for other in led:
        note = _with_address(note, other) if not _same(other.address, link) else note
    return LinkCell(link, _EDGES.sub("", tidy(_EMPTY_BRACKETS.sub("", note))))


def addresses_of(text: str, links: Sequence[Link]) -> tuple[str, ...]:
    """Return the addresses of a text's hyperlinks that are not printed in it."""
    led = (each.address for each in links if each.address and not each.address.startswith("#"))
    return tuple(dict.fromkeys(each for each in led if each.removeprefix("mailto:") not in text))


def is_page(address: str) -> bool:
    """Return whether an address is one of the web."""
    return bool(_WHOLE.fullmatch(address))


def with_addresses(text: str, links: Sequence[Link]) -> str:
    """Add to a text the addresses that its hyperlinks hide."""
    for link in links:
        if link.address and not link.address.startswith("#"):
            text = _with_address(text, link)
    return text


def _first(text: str) -> str:
    if _WHOLE.fullmatch(text) and not re.search(f"[{_HAN}{_STOPS}]", text):
        return text
    for found in _IN_TEXT.finditer(text):
        address = _without_stop(found[0])
        if _WHOLE.fullmatch(address):
            return address
    return ""


def _without_stop(address: str) -> str:
    bare = address.rstrip(".,;:!'")
    return bare[:-1] if bare.endswith(")") and bare.count(")") > bare.count("(") else bare


def _as_printed(address: str, text: str) -> str:
    """Return an address as the cell prints it, where the hyperlink only escapes it differently."""
    if address in text:
        return address
    return next((each[0] for each in _IN_TEXT.finditer(text) if _same(each[0], address)), address)


def _same(one: str, other: str) -> bool:
    return unquote(one).rstrip("/") == unquote(other).rstrip("/")


def _with_address(note: str, link: Link) -> str:
    """Add an address in brackets after the words that hide it."""
    address = link.address.removeprefix("mailto:")
    if address in note:
        return note
    if link.words and link.words in note:
        return note.replace(link.words, f"{link.words}（{address}）", 1)
    return f"{note}\n{address}"

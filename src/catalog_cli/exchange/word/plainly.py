"""Write a paragraph of a new body: text, line breaks and links, and nothing else."""

import re
from collections.abc import Mapping

from lxml import etree

from catalog_cli.exchange.word.names import R, W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PIECE = re.compile(r"[\n\t]|[^\n\t]+")
_MARKS = {"\n": f"{W}br", "\t": f"{W}tab"}


class Addresses:
    """The addresses that were met, each with the name by which a link refers to it."""

    __slots__ = ("_names",)

    def __init__(self) -> None:
        """Start with none."""
        self._names: dict[str, str] = {}

    def name(self, address: str) -> str:
        """Give the name of an address."""
        return self._names.setdefault(address, f"rId{len(self._names) + 1}")

    @property
    def by_name(self) -> Mapping[str, str]:
        """All of them, by their names."""
        return {name: address for address, name in self._names.items()}


def put(paragraph: etree._Element, text: str, link: str | None = None) -> None:
    """Add a text to the end of a paragraph; `link` is the name of the address that it leads to."""
    run = _run(paragraph, link)
    for piece in _PIECE.findall(text):
        if mark := _MARKS.get(piece):
            etree.SubElement(run, mark)
        elif len(run) and run[-1].tag == f"{W}t":
            run[-1].text = (run[-1].text or "") + piece
        else:
            etree.SubElement(run, f"{W}t", {_SPACE: "preserve"}).text = piece


def put_bookmark(paragraph: etree._Element, name: str) -> None:
    """Add a bookmark to the end of a paragraph."""
    etree.SubElement(paragraph, f"{W}bookmarkStart", {f"{W}name": name})


def keep_empty_line(paragraph: etree._Element) -> None:
    """Let a paragraph without text be a line all the same."""
    if paragraph.find(f".//{W}r") is None:
        put(paragraph, "\n")


def _run(paragraph: etree._Element, link: str | None) -> etree._Element:
    last = paragraph[-1] if len(paragraph) else None
    if link is None:
        return last if last is not None and last.tag == f"{W}r" else etree.SubElement(paragraph, f"{W}r")
    if last is not None and last.get(f"{R}id") == link:
        return last[0]
    return etree.SubElement(etree.SubElement(paragraph, f"{W}hyperlink", {f"{R}id": link}), f"{W}r")

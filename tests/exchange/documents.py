"""What a reader makes of a written document: its cells, its links, its tags."""

import csv
import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

from markdown_it import MarkdownIt

VOID = {"meta", "br"}
"""The tags of our pages that need no end."""


@dataclass
class HtmlCell:
    """A cell of a page's table: its text, and how many rows it covers."""

    text: str = ""
    rows: int = 1


@dataclass
class Page(HTMLParser):
    """What a browser would make of a page: its rows of cells, its links, its tags, and the tags left open."""

    rows: list[list[HtmlCell]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def cells(self) -> list[str]:
        """The texts of all cells, as they follow each other."""
        return [cell.text for row in self.rows for cell in row]

    def grid(self) -> list[list[str]]:
        """Return the rows with each merged cell on every row that it covers."""
        grid: list[list[str]] = []
        pending: list[HtmlCell] = []
        for row in self.rows:
            cells = [*pending, *row]
            grid.append([cell.text for cell in cells])
            pending = [HtmlCell(cell.text, cell.rows - 1) for cell in cells if cell.rows > 1]
        return grid

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append(HtmlCell(rows=int(values.get("rowspan") or 1)))
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "a":
            self.links.append(values["href"] or "")
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.misplaced.append(tag)

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1].text += data


class PlainReader(MarkdownIt):
    """A Markdown reader that shows addresses as they are written; the library's own decodes and shortens them."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link


def page(document: bytes) -> Page:
    """Read an HTML page."""
    parsed = Page()
    parsed.feed(document.decode())
    parsed.close()
    return parsed


def csv_rows(document: bytes) -> list[list[str]]:
    """Read a CSV file."""
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")))


def markdown_cells(document: bytes) -> list[list[str]]:
    """Return the texts that a Markdown reader makes of the table's cells, row by row."""
    blocks = _blocks(document)
    width = sum(kind == "th_open" for kind, _, _ in blocks)
    cells = [text for kind, _, text in blocks if kind in {"th_open", "td_open"}]
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def markdown_headings(document: bytes) -> list[str]:
    """Return the texts that a Markdown reader makes of the headings."""
    return [text for kind, _, text in _blocks(document) if kind == "heading_open"]


def markdown_entries(document: bytes) -> list[str]:
    """Return the texts that a Markdown reader makes of the lists' entries."""
    return [text for kind, level, text in _blocks(document) if kind == "paragraph_open" and level > 0]


def _blocks(document: bytes) -> list[tuple[str, int, str]]:
    """Return every block with text: what opens it, its depth, and the text shown."""
    tokens = PlainReader("commonmark").enable("table").parse(document.decode())
    return [
        (opening.type, opening.level, "".join(_plain(child.type, child.content) for child in inline.children or ()))
        for opening, inline in pairwise(tokens)
        if inline.type == "inline"
    ]


def _plain(kind: str, content: str) -> str:
    return "\n" if kind == "html_inline" and content == "<br>" else content

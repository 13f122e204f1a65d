"""Walk through a page once, and gather its paragraphs and tables."""

from collections.abc import Callable

from lxml import etree

from catalog_cli.exchange.tables.flow import TextFlow, link_address
from catalog_cli.exchange.tables.grid import Grid, SourceDocument, check_places
from catalog_cli.exchange.web.hidden import is_hidden, keeps_white_space
from catalog_cli.exchange.web.layout import layout_tables
from catalog_cli.exchange.web.table import TableUnderWay
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

DEEPEST = 240
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOXES = {("checkbox", True): "☑", ("checkbox", False): "☐", ("radio", True): "●", ("radio", False): "〇"}


def _nothing() -> None:
    """End an element that has no end of its own."""


class Page:
    """What has been gathered so far, and where the walk is."""

    def __init__(self, root: etree._Element) -> None:
        """Start at the top of a page."""
        self._root = root
        self._layout = layout_tables(root)
        base = root.find(".//base[@href]")
        self._base = (base.get("href") or "").strip() if base is not None else ""
        self._parts: list[str | Grid] = []
        self._paragraph = TextFlow()
        self._table: TableUnderWay | None = None
        self._tables = 0
        self._places = 0
        self._open: list[tuple[bool, Callable[[], None]]] = [(False, _nothing)]

    def document(self) -> SourceDocument:
        """Walk to the end."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif is_hidden(element):
                self._open.append((self._open[-1][0], _nothing))
                walk.skip_subtree()
            else:
                self._enter(element)
        self._end_paragraph()
        return SourceDocument(tuple(self._parts))

    @property
    def _flow(self) -> TextFlow:
        """Where text goes now: the open cell, or the open paragraph."""
        return (self._table and self._table.flow) or self._paragraph

    def _enter(self, element: etree._Element) -> None:
        if len(self._open) > DEEPEST:
            raise UnreadableDocumentError(message("The page nests deeper than {limit} levels.", limit=DEEPEST))
        kept = keeps_white_space(element, around=self._open[-1][0])
        self._open.append((kept, self._begun(element)))
        if element.text and element.tag != "select":
            self._add(element.text, kept=kept)

    def _leave(self, element: etree._Element) -> None:
        _, end = self._open.pop()
        end()
        if element.tail:
            self._add(element.tail, kept=self._open[-1][0])

    def _add(self, text: str, *, kept: bool) -> None:
        between_cells = self._table is not None and self._table.flow is None
        # what stands between rows and cells is no text of theirs, but it is not lost
        self._flow.add(text, kept=kept and not between_cells)

    def _begun(self, element: etree._Element) -> Callable[[], None]:
        """Do what an element's start asks for; give what its end will ask for."""
        tag = element.tag
        if tag == "table":
            return self._begin_table(element)
        if self._table is not None and (end := self._table.begin(element)):
            return end
        if tag == "a":
            return self._begin_link(element)
        if tag == "br":
            self._flow.end_line()
        elif tag in {"input", "option"}:
            self._add_control(element)
        elif tag in {"td", "th"}:
            self._begin_stray_cell()
        elif tag in _BLOCKS:
            self._end_block()
            return self._end_block
        return _nothing

    def _begin_table(self, element: etree._Element) -> Callable[[], None]:
        if self._table is not None:
            self._table.nested += 1
            self._end_block()
            return self._end_nested
        self._end_paragraph()
        if element in self._layout:
            return self._end_paragraph
        self._tables += 1
        self._table = TableUnderWay(self._tables)
        return self._end_table

    def _end_nested(self) -> None:
        if self._table is not None:
            self._table.nested -= 1
        self._end_block()

    def _end_table(self) -> None:
        table, self._table = self._table, None
        self._end_paragraph()
        if table is not None and (grid := table.grid()).rows:
            if caption := table.caption.text.strip():
                self._parts.append(caption)
            self._parts.append(grid)
            self._places += len(grid.rows) * grid.width
            check_places(self._places)

    def _begin_stray_cell(self) -> None:
        """A cell of a table within a cell is set apart from the last; one of the page's layout is a block."""
        if self._table is None:
            self._end_block()
        else:
            self._flow.add(" ")

    def _begin_link(self, element: etree._Element) -> Callable[[], None]:
        flow, address = self._flow, link_address(element.get("href") or "", self._base)
        flow.open_link(address)
        return flow.close_link

    def _add_control(self, element: etree._Element) -> None:
        kind = (element.get("type") or "text").casefold()
        if element.tag == "option":
            if element.get("selected") is None:
                element.text = None
        elif kind in {"checkbox", "radio"}:
            self._flow.add(_BOXES[kind, element.get("checked") is not None])
        elif kind == "text":
            self._flow.add(element.get("value") or "")

    def _end_block(self) -> None:
        if self._flow is self._paragraph:
            self._end_paragraph()
        else:
            self._flow.end_block()

    def _end_paragraph(self) -> None:
        text, self._paragraph = self._paragraph.text, TextFlow()
        if text.strip():
            self._parts.append(text.strip())

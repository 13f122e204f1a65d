"""Read a page's paragraphs and tables, in their order, as a browser would show them."""

import re
from collections.abc import Callable

from lxml import etree, html

from catalog_cli.exchange.tables.flow import TextFlow, link_address
from catalog_cli.exchange.tables.grid import Grid, SourceDocument, TableSize, check_places
from catalog_cli.exchange.web.table import TableUnderWay
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

MOST_CHARACTERS = 50_000_000
# pages often continue after their end tag, where the library would stop
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
DEEPEST = 240
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOXES = {("checkbox", True): "☑", ("checkbox", False): "☐", ("radio", True): "●", ("radio", False): "〇"}
_NAMES = (
    "head script style template noscript iframe object embed svg math xml datalist audio video canvas rp s strike del"
)
_UNSEEN = frozenset(_NAMES.split())
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# list numbers, and the marks of comments and notes, which Word saves into a page as text
_ADDED = re.compile(r"mso-list\s*:\s*ignore|mso-(?:foot|end)note-id|mso-element\s*:\s*comment", re.IGNORECASE)
_COMMENT_CLASSES = frozenset(("msocomanchor", "msocomoff", "MsoCommentReference"))
_KEEPING = re.compile(r"white-space\s*:\s*(pre|break-spaces)", re.IGNORECASE)
_COLLAPSING = re.compile(r"white-space\s*:\s*(?:normal|nowrap|initial)", re.IGNORECASE)


def read_page(text: str) -> SourceDocument:
    """Read the paragraphs and tables of a page.

    Raises:
        UnreadableDocumentError: the page is larger, or nests deeper, than what is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocumentError(
            message("The page has more than {limit} characters, the most that are read.", limit=MOST_CHARACTERS)
        )
    root = _parsed(_ENDS.sub("", text))
    return Page(root).document() if root is not None else SourceDocument(())


def _parsed(text: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: etree._Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    except etree.LxmlError as error:
        raise UnreadableDocumentError(message("The page cannot be read as HTML.")) from error
    # the library silently drops what is beyond its own limits
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocumentError(
            message(
                "The page nests deeper than {limit} levels, or has one endless text; that is not read.", limit=DEEPEST
            )
        )
    return root


def _nothing() -> None:
    """End an element whose end means nothing."""


class Page:
    """Walks through a page once: the open elements, and the parts found so far."""

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
        """Walk to the end and return the parts."""
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
        """The text that is being built: the open cell's, or the open paragraph's."""
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
        # text between rows and cells belongs to none of them; like a browser, put it before the table
        self._flow.add(text, kept=kept and not between_cells)

    def _begun(self, element: etree._Element) -> Callable[[], None]:
        """Handle the start of an element; return what handles its end."""
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
        """Begin a cell of a nested table, which a space sets apart, or of a layout, which is a block."""
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


def layout_tables(root: etree._Element) -> set[etree._Element]:
    """Find the tables that only lay out the page around other tables."""
    found: set[etree._Element] = set()
    around: list[TableSize] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", "tr", "td", "th")):
        if element.tag != "table":
            if event == "start" and around:
                around[-1].rows += element.tag == "tr"
                around[-1].cells += element.tag != "tr"
        elif event == "start":
            around.append(TableSize())
        else:
            size = around.pop()
            if size.is_layout:
                found.add(element)
            if around:
                around[-1].largest_within = max(around[-1].largest_within, size.cells, size.largest_within)
    return found


def is_hidden(element: etree._Element) -> bool:
    """Return whether an element is not shown as text; struck-out text counts as hidden."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    if style and (_HIDING.search(style) or _ADDED.search(style)):
        return True
    return bool(classes) and not _COMMENT_CLASSES.isdisjoint((classes or "").split())


def keeps_white_space(element: etree._Element, *, around: bool) -> bool:
    """Return whether white space is kept within an element; `around` is whether it is kept around it."""
    if element.tag in {"pre", "textarea", "listing", "xmp"}:
        return True
    style = element.get("style")
    if not style:
        return around
    return bool(_KEEPING.search(style)) or (around and not _COLLAPSING.search(style))

"""Read a page's paragraphs and tables, in their order, as a browser would show them."""

import re
from collections.abc import Callable

from lxml import etree, html

from catalog_cli.exchange.tables.differences import note
from catalog_cli.exchange.tables.flow import TextFlow, link_address
from catalog_cli.exchange.tables.grid import Difference, Grid, SourceDocument, TableSize, check_places
from catalog_cli.exchange.web.ordered_list import OrderedList
from catalog_cli.exchange.web.table import TableUnderWay
from catalog_cli.exchange.web.unseen import difference_of, is_list_mark, is_unseen, keeps_its_place, text_of
from catalog_cli.model.document import NoteKind, ReadingNote, TablePlace
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

MOST_CHARACTERS = 50_000_000
# pages often continue after their end tag, where the library would stop
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# the library does not know that these have no content, and would put all that follows into them
_EMPTY = re.compile(r"<(?:wbr|source|track)\b[^<>]*>", re.IGNORECASE)
DEEPEST = 240
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr main nav p pre section summary table tbody tfoot thead tr"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BOXES = {("checkbox", True): "☑", ("checkbox", False): "☐", ("radio", True): "●", ("radio", False): "〇"}
_VALUE_NAMES = "text url tel email number date search month time week datetime-local submit button reset"
_SHOWING_VALUE = frozenset(_VALUE_NAMES.split())
_QUOTES = ("“", "”")
_KEEPING = re.compile(r"white-space\s*:\s*(pre|break-spaces)", re.IGNORECASE)
_COLLAPSING = re.compile(r"white-space\s*:\s*(?:normal|nowrap|initial)", re.IGNORECASE)


def read_page(text: str) -> SourceDocument:
    """Read the paragraphs and tables of a page.

    Raises:
        UnreadableDocumentError: the page is larger, nests deeper, or holds more cells than what is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocumentError(
            message("The page has more than {limit} characters, the limit.", limit=MOST_CHARACTERS)
        )
    root = _parsed(_EMPTY.sub("", _ENDS.sub("", text)))
    if root is None:
        return SourceDocument(())
    # before anything is built: a cell is the smallest thing that costs memory
    check_places(sum(1 for _ in root.iter("td", "th")))
    return PageReader(root).document()


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
                "The page is nested more than {limit} levels deep, or has one endless text; it is not read.",
                limit=DEEPEST,
            )
        )
    return root


def _nothing() -> None:
    """End an element whose end means nothing."""


class PageReader:
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
        self._notes: list[ReadingNote] = []
        self._lists: list[OrderedList | None] = []
        self._label = ""
        self._beginnings: dict[str, Callable[[etree._Element], Callable[[], None]]] = {
            "a": self._begin_link,
            "br": self._break_line,
            "q": self._begin_quotation,
            "li": self._begin_item,
            **dict.fromkeys(("input", "option"), self._add_control),
            **dict.fromkeys(("td", "th"), self._begin_stray_cell),
            **dict.fromkeys(("ol", "ul", "menu", "dir"), self._begin_list),
        }
        self._open: list[tuple[bool, Callable[[], None]]] = [(False, _nothing)]

    def document(self) -> SourceDocument:
        """Walk to the end and return the parts."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif is_unseen(element):
                end = self._begun(element) if keeps_its_place(element) else _nothing
                self._note(element)
                self._open.append((self._open[-1][0], end))
                walk.skip_subtree()
            else:
                self._enter(element)
        self._end_paragraph()
        return SourceDocument(tuple(self._parts), tuple(self._notes))

    @property
    def _flow(self) -> TextFlow:
        """The text that is being built: the open cell's, or the open paragraph's."""
        return (self._table and self._table.flow) or self._paragraph

    def _note(self, element: etree._Element) -> None:
        """Note what a reader sees otherwise; around the tables of a page, much is hidden that nobody means."""
        difference = difference_of(element, self._root)
        if difference is None:
            return
        if self._is_in_cell or difference.kind not in {NoteKind.PICTURE, NoteKind.HIDDEN}:
            self._flow.differences.append(difference)
        elif self._table is not None and difference.kind is NoteKind.HIDDEN:
            # a row or a cell
            row = self._table.rows + (element.tag == "tr")
            self._notes.append(note(difference, TablePlace(self._tables, row)))

    @property
    def _is_in_cell(self) -> bool:
        return self._table is not None and self._table.flow is not None

    def _enter(self, element: etree._Element) -> None:
        if len(self._open) > DEEPEST:
            raise UnreadableDocumentError(message("The page is nested more than {limit} levels deep.", limit=DEEPEST))
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
        if self._label and not text.isspace():
            self._put_label()
        # text between rows and cells belongs to none of them; like a browser, put it before the table
        self._flow.add(text, kept=kept and not between_cells)

    def _put_label(self) -> None:
        """Put a list's number in front of the text of its item, which may stand in blocks of its own."""
        label, self._label = self._label, ""
        if label:
            self._flow.add(label)
            self._flow.differences.append(Difference(NoteKind.COUNTED, label.strip()))

    def _begun(self, element: etree._Element) -> Callable[[], None]:
        """Handle the start of an element; return what handles its end."""
        tag = str(element.tag)
        if tag == "table":
            return self._begin_table(element)
        if self._table is not None and (end := self._table.begin(element)):
            return end
        if begin := self._beginnings.get(tag):
            return begin(element)
        if tag in _BLOCKS:
            self._end_block()
            return self._end_block
        if self._is_in_cell and is_list_mark(element):
            self._flow.differences.append(Difference(NoteKind.COUNTED, text_of(element)))
        return _nothing

    def _break_line(self, _element: etree._Element) -> Callable[[], None]:
        self._flow.end_line()
        return _nothing

    def _begin_quotation(self, _element: etree._Element) -> Callable[[], None]:
        opening, closing = _QUOTES
        self._add(opening, kept=False)
        return lambda: self._add(closing, kept=False)

    def _begin_list(self, element: etree._Element) -> Callable[[], None]:
        self._lists.append(OrderedList(element) if element.tag == "ol" else None)
        self._end_block()
        return self._end_list

    def _end_list(self) -> None:
        self._lists.pop()
        self._end_block()

    def _begin_item(self, element: etree._Element) -> Callable[[], None]:
        """Begin an item of a list; outside the tables its number belongs to the page's navigation, not to a title."""
        self._end_block()
        counting = self._lists[-1] if self._lists else None
        if counting and self._is_in_cell:
            self._label += counting.label(element)
        return self._end_item

    def _end_item(self) -> None:
        self._put_label()
        self._end_block()

    def _begin_table(self, element: etree._Element) -> Callable[[], None]:
        if self._table is not None:
            self._table.nested += 1
            self._end_block()
            return self._end_nested
        self._end_paragraph()
        if element in self._layout:
            return self._end_paragraph
        self._tables += 1
        self._table = TableUnderWay(self._tables, element.get("data-sent") or "")
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

    def _begin_stray_cell(self, _element: etree._Element) -> Callable[[], None]:
        """Begin a cell of a nested table, which a space sets apart, or of a layout, which is a block."""
        if self._table is None:
            self._end_block()
        else:
            self._flow.add(" ")
        return _nothing

    def _begin_link(self, element: etree._Element) -> Callable[[], None]:
        flow, address = self._flow, link_address(element.get("href") or "", self._base)
        flow.open_link(address)
        return flow.close_link

    def _add_control(self, element: etree._Element) -> Callable[[], None]:
        self._put_label()
        kind = (element.get("type") or "text").casefold()
        if element.tag == "option":
            if element.get("selected") is None:
                element.text = None
        elif kind in {"checkbox", "radio"}:
            self._flow.add(_BOXES[kind, element.get("checked") is not None])
        elif kind in _SHOWING_VALUE:
            self._flow.add(element.get("value") or "")
        elif kind == "image":
            self._flow.differences.append(Difference(NoteKind.PICTURE, element.get("alt") or ""))
        return _nothing

    def _end_block(self) -> None:
        if self._flow is self._paragraph:
            self._end_paragraph()
        else:
            self._flow.end_block()

    def _end_paragraph(self) -> None:
        self._notes += (note(each, TablePlace()) for each in self._paragraph.differences)
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


def keeps_white_space(element: etree._Element, *, around: bool) -> bool:
    """Return whether white space is kept within an element; `around` is whether it is kept around it."""
    if element.tag in {"pre", "textarea", "listing", "xmp"}:
        return True
    style = element.get("style")
    if not style:
        return around
    return bool(_KEEPING.search(style)) or (around and not _COLLAPSING.search(style))

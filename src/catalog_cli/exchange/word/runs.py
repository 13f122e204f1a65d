"""Read the runs of a paragraph as a reader sees them: revisions accepted, fields by their results, boxes ticked.

What comes out are segments, and not yet one text: a segment keeps what is known of its run. `lay_out` is the one
place that decides which segments a reader sees.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct

from catalog_cli.exchange.tables.flow import TextFlow, link_address
from catalog_cli.exchange.word.namespaces import MC, VAL, W14, M, R, W, is_on, is_switched_on, number_of
from catalog_cli.exchange.word.symbols import is_picture_font, shown, symbol

_SKIPPED = tuple(f"{W}{name}" for name in ("del", "moveFrom", "sdtPr", "sectPr", "delText", "rPr", "rt"))
_FLOATING = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FONTS = tuple(f"{W}{name}" for name in ("ascii", "hAnsi", "cs", "eastAsia"))
_RUN_PROPERTIES, _DELETED, _MOVED = f"{W}rPr", f"{W}del", f"{W}moveFrom"
_VANISH, _RUN_FONTS = f"{W}vanish", f"{W}rFonts"
_FIELD_TOKEN = re.compile(r"""["“]((?:\\.|[^"”\\])*)["”]|(\S+)""")
_ESCAPED = re.compile(r"\\(.)")
# switches of a hyperlink that an argument follows
_SWITCHES_WITH_ARGUMENT = frozenset(("\\o", "\\t", "\\l", "\\s"))


class Segment(Struct, frozen=True, gc=False):
    """A stretch of text whose characters have the same properties; a line break is a newline."""

    text: str
    address: str = ""
    is_hidden: bool = False


class WordParagraph(Struct):
    """A paragraph, or several whose marks between them were deleted; `is_ended` unless nothing follows such a mark."""

    segments: list[Segment]
    bookmarks: list[str]
    is_ended: bool = False


def lay_out(paragraphs: Iterable[WordParagraph]) -> TextFlow:
    """Lay out the text and the links that a reader sees, each paragraph on a line of its own."""
    flow = TextFlow()
    for paragraph in paragraphs:
        flow.end_block()
        shown = [segment for segment in paragraph.segments if not segment.is_hidden]
        if not shown and paragraph.is_ended:
            flow.end_line()
        address = ""
        for segment in shown:
            # a link usually has several runs, and is one link all the same
            if segment.address != address:
                if address:
                    flow.close_link()
                address = segment.address
                if address:
                    flow.open_link(address)
            flow.add(segment.text, kept=True)
        if address:
            flow.close_link()
        flow.end_block()
    return flow


class RunReader:
    """Reads the paragraphs of one document in their order.

    A field or a content control may span paragraphs, so the state is the document's and not the paragraph's. Text
    boxes are not part of the paragraph that anchors them: they gather in `floating`.
    """

    def __init__(self, links: Mapping[str, str]) -> None:
        """Start at the top of a document; `links` maps the ids of its relationships to addresses."""
        self.floating: list[etree._Element] = []
        self.fields: list[WordField] = []
        self._links = links
        self._hyperlinks: list[str] = []
        self._prompts = 0
        self._box = ""
        self._font = ""
        self._is_hidden = False
        self._is_joined = False
        self._handlers: dict[str, Callable[[etree._Element, WordParagraph], None]] = {
            **dict.fromkeys(_SKIPPED, self._skip),
            **dict.fromkeys(_CHARACTERS, self._character),
            **dict.fromkeys(_FLOATING, self._float),
            f"{W}pPr": self._paragraph_properties,
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{M}t": self._text,
            f"{W}sym": self._symbol,
            f"{W}instrText": self._instruction,
            f"{W}fldChar": self._field_mark,
            f"{W}fldSimple": self._simple_field,
            f"{W}hyperlink": self._hyperlink,
            f"{W}bookmarkStart": self._bookmark,
            f"{W}sdt": self._control,
            f"{MC}AlternateContent": self._alternative,
        }

    def read(self, source: etree._Element, paragraph: WordParagraph) -> None:
        """Add a `w:p` to the end of a paragraph; it `is_ended` unless the mark at its end was deleted."""
        self._is_joined = False
        self._read(source, paragraph)
        paragraph.is_ended = not self._is_joined

    def within(self, control: etree._Element) -> Iterator[etree._Element]:
        """Yield the contents of a content control, whose prompt and box are in force during the iteration.

        The prompt of a control that nobody filled in is not text. A box is shown by what its properties say, since
        the character within is whatever the author's font had for it.
        """
        properties = control.find(f"{W}sdtPr")
        box = properties.find(f"{W14}checkbox") if properties is not None else None
        is_prompt = is_on(properties, f"{W}showingPlcHdr")
        self._prompts += is_prompt
        if box is not None:
            self._box = "☑" if is_on(box, f"{W14}checked") else "☐"
        for content in control.iterfind(f"{W}sdtContent"):
            yield from content
        self._prompts -= is_prompt
        self._box = ""

    def _read(self, source: etree._Element, paragraph: WordParagraph) -> None:
        handlers = self._handlers
        for child in source:
            # insertions, moves, smart tags and whatever else may stand around text are read through
            handlers.get(child.tag, self._read)(child, paragraph)

    def _put(self, paragraph: WordParagraph, text: str) -> None:
        # between `begin` and `separate` a field holds its instruction, which nobody sees
        if not text or self._prompts or any(not field.in_result for field in self.fields):
            return
        # the box replaces the first character, which is the box as the author's font draws it
        if self._box and not self._is_hidden:
            text, self._box = self._box + text[1:], ""
        paragraph.segments.append(Segment(text, self._address(), self._is_hidden))

    def _address(self) -> str:
        if not self._hyperlinks and not self.fields:
            return ""
        # the innermost link that has an address is the one that a click follows
        address = next((address for address in reversed(self._hyperlinks) if address), "")
        address = address or next((field.address for field in reversed(self.fields) if field.address), "")
        return link_address(address)

    def _skip(self, element: etree._Element, paragraph: WordParagraph) -> None:
        """Leave out what was deleted, moved away or is no text."""

    def _paragraph_properties(self, properties: etree._Element, _paragraph: WordParagraph) -> None:
        # a deleted paragraph mark is a property of the mark; the text goes on in the next paragraph
        for mark in properties.iterchildren(_RUN_PROPERTIES):
            self._is_joined = next(mark.iterchildren(_DELETED, _MOVED), None) is not None

    def _run(self, run: etree._Element, paragraph: WordParagraph) -> None:
        for properties in run.iterchildren(_RUN_PROPERTIES):
            for element in properties.iterchildren(_VANISH, _RUN_FONTS):
                if element.tag == _VANISH:
                    self._is_hidden = is_switched_on(element)
                else:
                    self._font = _picture_font(element)
        self._read(run, paragraph)
        # a run nested in a run (as with ruby text) ends the properties of the outer one
        self._is_hidden, self._font = False, ""

    def _text(self, element: etree._Element, paragraph: WordParagraph) -> None:
        # a newline within `w:t` is only how the XML was wrapped
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        self._put(paragraph, shown(text, self._font) if self._font else text)

    def _character(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._put(paragraph, _CHARACTERS[str(element.tag)])

    def _symbol(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._put(paragraph, symbol(element.get(f"{W}char") or "", element.get(f"{W}font") or ""))

    def _instruction(self, element: etree._Element, _paragraph: WordParagraph) -> None:
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def _field_mark(self, element: etree._Element, paragraph: WordParagraph) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(WordField(element))
        elif kind == "separate" and self.fields:
            self.fields[-1].begin_result()
        elif kind == "end" and self.fields:
            self._put(paragraph, self.fields.pop().form_value())

    def _simple_field(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._read_linked(hyperlink_address(element.get(f"{W}instr") or ""), element, paragraph)

    def _hyperlink(self, element: etree._Element, paragraph: WordParagraph) -> None:
        address, place = self._links.get(element.get(f"{R}id") or "", ""), element.get(f"{W}anchor")
        self._read_linked(f"{address}#{place}" if address and place else address, element, paragraph)

    def _read_linked(self, address: str, element: etree._Element, paragraph: WordParagraph) -> None:
        self._hyperlinks.append(address)
        self._read(element, paragraph)
        self._hyperlinks.pop()

    def _bookmark(self, element: etree._Element, paragraph: WordParagraph) -> None:
        paragraph.bookmarks.append(element.get(f"{W}name") or "")

    def _control(self, element: etree._Element, paragraph: WordParagraph) -> None:
        left = ""
        for child in self.within(element):
            self._handlers.get(child.tag, self._read)(child, paragraph)
            left = self._box
        self._put(paragraph, left)

    def _alternative(self, element: etree._Element, paragraph: WordParagraph) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._read(chosen, paragraph)

    def _float(self, element: etree._Element, _paragraph: WordParagraph) -> None:
        self.floating.extend(_box_texts(element))


def alternative(element: etree._Element) -> etree._Element | None:
    """Choose the one of several versions that a program of today shows."""
    chosen = element.find(f"{MC}Choice")
    return chosen if chosen is not None else element.find(f"{MC}Fallback")


def _box_texts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of a shape's text boxes once: a fallback for old programs repeats them."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from _box_texts(child)


def _picture_font(fonts: etree._Element) -> str:
    return next((name for key in _FONTS if is_picture_font(name := fonts.get(key) or "")), "")


class WordField:
    """An open field: its instruction so far, and whether its result has begun."""

    __slots__ = ("address", "in_result", "instruction", "start")

    def __init__(self, start: etree._Element | None = None) -> None:
        """Open a field; `start` is the element that does, which describes a form's control."""
        self.start = start
        self.instruction = ""
        self.in_result = False
        self.address = ""

    def begin_result(self) -> None:
        """Begin the result: what follows is shown."""
        self.in_result = True
        self.address = hyperlink_address(self.instruction)

    def form_value(self) -> str:
        """Return what a form's field without a result shows: a box, or what was chosen from its list."""
        data = self.start.find(f"{W}ffData") if self.start is not None else None
        if data is None:
            return ""
        box, choices = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
        if box is not None:
            return _checkbox(box)
        return _choice(choices) if choices is not None else ""


def hyperlink_address(instruction: str) -> str:
    r"""Return the address in a field's instruction, `HYPERLINK "http://..." \l "place"`; empty where there is none."""
    tokens = [(quoted or bare, bool(quoted)) for quoted, bare in _FIELD_TOKEN.findall(instruction)]
    if not tokens or tokens[0][0].upper() != "HYPERLINK":
        return ""
    address, place, switch = "", "", ""
    for text, is_quoted in tokens[1:]:
        if not is_quoted and text.startswith("\\"):
            switch = text.casefold()
            continue
        if switch == "\\l":
            place = text
        elif switch not in _SWITCHES_WITH_ARGUMENT and not address:
            address = text
        switch = ""
    address = _ESCAPED.sub(r"\1", address)
    return f"{address}#{place}" if address and place else address


def _checkbox(box: etree._Element) -> str:
    name = f"{W}checked" if box.find(f"{W}checked") is not None else f"{W}default"
    return "☑" if is_on(box, name) else "☐"


def _choice(choices: etree._Element) -> str:
    entries = [entry.get(VAL) or "" for entry in choices.iterfind(f"{W}listEntry")]
    chosen = number_of(choices, f"{W}result", number_of(choices, f"{W}default", 0))
    return entries[chosen] if chosen < len(entries) else ""

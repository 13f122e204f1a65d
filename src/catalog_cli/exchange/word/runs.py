"""Read the runs of a paragraph as a reader sees them: revisions accepted, fields by their results, boxes ticked.

What comes out are segments, and not yet one text: a segment keeps what is known of its run. `segments.py` puts
together those that are part of the text (`exchange/tables/differences.py` decides which), and notes all others.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from catalog_cli.exchange.tables.flow import link_address
from catalog_cli.exchange.word.fields import WordField, hyperlink_address, symbol_of
from catalog_cli.exchange.word.namespaces import MC, VAL, W14, M, R, V, W, is_on, is_switched_on
from catalog_cli.exchange.word.segments import Segment, WordParagraph
from catalog_cli.exchange.word.surroundings import StyleLook, Surroundings
from catalog_cli.exchange.word.symbols import is_picture_font, shown, symbol
from catalog_cli.model.document import NoteKind

_SKIPPED = tuple(f"{W}{name}" for name in ("moveFrom", "sdtPr", "sectPr", "delText", "rPr"))
_FLOATING = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FONTS = tuple(f"{W}{name}" for name in ("ascii", "hAnsi", "cs", "eastAsia"))
_NOTES = {
    f"{W}footnoteReference": NoteKind.FOOTNOTE,
    f"{W}endnoteReference": NoteKind.ENDNOTE,
    f"{W}commentReference": NoteKind.COMMENT,
}
_DATES = ("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong", "pgNum")
_COMPUTED = tuple(f"{W}{name}" for name in _DATES)
"""What Word computes when it shows the page, and the file does not hold."""
_ELSEWHERE = (f"{W}subDoc", f"{W}contentPart")
_RUN_PROPERTIES, _DELETED, _MOVED = f"{W}rPr", f"{W}del", f"{W}moveFrom"
_VANISH, _RUN_FONTS, _STRIKES = f"{W}vanish", f"{W}rFonts", (f"{W}strike", f"{W}dstrike")
_RUN_STYLE, _PARAGRAPH_STYLE, _LIST = f"{W}rStyle", f"{W}pStyle", f"{W}numPr"
_LOOKS = (_RUN_STYLE, _RUN_FONTS, *_STRIKES, _VANISH)
_PLAIN = StyleLook()
# fields that mark a place or a value, and never show anything
_SILENT = frozenset(("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIBLIOGRAPHY", "HYPERLINK", "ADVANCE", ""))


class RunReader:
    """Reads the paragraphs of one document in their order.

    A field or a content control may span paragraphs, so the state is the document's and not the paragraph's. Text
    boxes are not part of the paragraph that anchors them: they gather in `floating`.
    """

    def __init__(self, around: Surroundings) -> None:
        """Start at the top of a document; `around` is what its text refers to."""
        self.floating: list[etree._Element] = []
        self.fields: list[WordField] = []
        self._around = around
        self._hyperlinks: list[str] = []
        self._prompts = 0
        self._box = ""
        self._font = ""
        self._kind: NoteKind | None = None
        self._look = _PLAIN
        self._is_joined = False
        self._handlers: dict[str, Callable[[etree._Element, WordParagraph], None]] = {
            **dict.fromkeys(_SKIPPED, self._skip),
            **dict.fromkeys(_CHARACTERS, self._character),
            **dict.fromkeys(_FLOATING, self._float),
            **dict.fromkeys(_NOTES, self._note),
            **dict.fromkeys(_COMPUTED, self._computed),
            **dict.fromkeys(_ELSEWHERE, self._elsewhere),
            f"{W}del": self._deletion,
            f"{W}rt": self._reading_aid,
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
        self._look, self._kind = _PLAIN, None
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
        if self._box and not self._kind:
            text, self._box = self._box + text[1:], ""
        paragraph.segments.append(Segment(text, self._address(), self._kind))

    def _differ(self, paragraph: WordParagraph, kind: NoteKind, text: str, author: str = "") -> None:
        """Add what is no plain text, unless nobody sees the place where it stands."""
        if not self._prompts and all(field.in_result for field in self.fields):
            paragraph.segments.append(Segment(text, "", kind, author))

    def _address(self) -> str:
        if not self._hyperlinks and not self.fields:
            return ""
        # the innermost link that has an address is the one that a click follows
        address = next((address for address in reversed(self._hyperlinks) if address), "")
        address = address or next((field.address for field in reversed(self.fields) if field.address), "")
        return link_address(address)

    def _skip(self, element: etree._Element, paragraph: WordParagraph) -> None:
        """Leave out what was deleted, moved away or is no text."""

    def _deletion(self, element: etree._Element, paragraph: WordParagraph) -> None:
        text = "".join(each.text or "" for each in element.iter(f"{W}delText", f"{W}t"))
        self._differ(paragraph, NoteKind.DELETED, text)

    def _reading_aid(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._differ(paragraph, NoteKind.RUBY, "".join(each.text or "" for each in element.iter(f"{W}t")))

    def _note(self, element: etree._Element, paragraph: WordParagraph) -> None:
        found = self._around.notes.get((_NOTES[str(element.tag)], element.get(f"{W}id") or ""))
        if found:
            self._differ(paragraph, found.kind, found.text, found.author)

    def _computed(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._differ(paragraph, NoteKind.FIELD, etree.QName(element).localname)

    def _elsewhere(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._differ(paragraph, NoteKind.ELSEWHERE, etree.QName(element).localname)

    def _paragraph_properties(self, properties: etree._Element, paragraph: WordParagraph) -> None:
        numbered: etree._Element | None = None
        for child in properties.iterchildren(_RUN_PROPERTIES, _PARAGRAPH_STYLE, _LIST):
            if child.tag == _RUN_PROPERTIES:
                # a deleted paragraph mark is a property of the mark; the text goes on in the next paragraph
                self._is_joined = next(child.iterchildren(_DELETED, _MOVED), None) is not None
            elif child.tag == _LIST:
                numbered = child
            else:
                self._look = self._around.styles.get(child.get(VAL) or "", _PLAIN)
        if self._look is not _PLAIN:
            self._kind = _kind(is_struck=self._look.is_struck, is_hidden=self._look.is_hidden)
        if (numbered is not None or self._look.list_number) and not self._is_joined:
            self._count(numbered, paragraph)

    def _count(self, numbered: etree._Element | None, paragraph: WordParagraph) -> None:
        """Put the number that Word counts in front of the paragraph, or of all those that are joined to one."""
        named = {child.tag: child.get(VAL) or "" for child in numbered} if numbered is not None else {}
        depth = named.get(f"{W}ilvl", "")
        label = self._around.numbering.label(
            named.get(f"{W}numId", self._look.list_number),
            int(depth) if depth.isdecimal() and len(depth) == 1 else self._look.list_depth,
        )
        if label and not self._prompts:
            paragraph.segments.insert(0, Segment(label, "", NoteKind.COUNTED))

    def _run(self, run: etree._Element, paragraph: WordParagraph) -> None:
        for properties in run.iterchildren(_RUN_PROPERTIES):
            self._take_look(properties)
        self._read(run, paragraph)
        # a run nested in a run (as with ruby text) ends the properties of the outer one
        self._kind, self._font = None, ""
        if self._look is not _PLAIN:
            self._kind = _kind(is_struck=self._look.is_struck, is_hidden=self._look.is_hidden)

    def _take_look(self, properties: etree._Element) -> None:
        is_struck, is_hidden = self._look.is_struck, self._look.is_hidden
        for element in properties.iterchildren(_LOOKS):
            if element.tag == _RUN_FONTS:
                self._font = _picture_font(element)
            elif element.tag == _VANISH:
                is_hidden = is_switched_on(element)
            elif element.tag in _STRIKES:
                is_struck = is_switched_on(element)
            else:
                look = self._around.styles.get(element.get(VAL) or "", _PLAIN)
                is_struck, is_hidden = is_struck or look.is_struck, is_hidden or look.is_hidden
        self._kind = _kind(is_struck=is_struck, is_hidden=is_hidden)

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
            self._end_field(self.fields.pop(), paragraph)

    def _end_field(self, field: "WordField", paragraph: WordParagraph) -> None:
        """Put what a field without a result shows; where only Word can compute that, note the field."""
        name, _, rest = field.instruction.strip().partition(" ")
        if text := field.form_value():
            self._put(paragraph, text)
        elif field.in_result or field.is_form or name.upper() in _SILENT:
            return
        elif name.upper() == "SYMBOL":
            self._put(paragraph, symbol_of(rest))
        else:
            self._differ(paragraph, NoteKind.FIELD, field.instruction.strip())

    def _simple_field(self, element: etree._Element, paragraph: WordParagraph) -> None:
        self._read_linked(hyperlink_address(element.get(f"{W}instr") or ""), element, paragraph)

    def _hyperlink(self, element: etree._Element, paragraph: WordParagraph) -> None:
        address, place = self._around.links.get(element.get(f"{R}id") or "", ""), element.get(f"{W}anchor")
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

    def _float(self, element: etree._Element, paragraph: WordParagraph) -> None:
        boxes = list(_box_texts(element))
        self.floating.extend(boxes)
        if boxes:
            return
        # the letters of a WordArt are an attribute of the path that they follow
        drawn = [text for path in element.iter(f"{V}textpath") if (text := path.get("string"))]
        for text in drawn:
            self._differ(paragraph, NoteKind.BOX, text)
        if not drawn:
            named = (each.get("descr") or each.get("alt") or "" for each in element.iter())
            self._differ(paragraph, NoteKind.PICTURE, next((text for text in named if text), ""))


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


def _kind(*, is_struck: bool, is_hidden: bool) -> NoteKind | None:
    return NoteKind.HIDDEN if is_hidden else NoteKind.STRUCK if is_struck else None


def _picture_font(fonts: etree._Element) -> str:
    return next((name for key in _FONTS if is_picture_font(name := fonts.get(key) or "")), "")

"""Word's text as it stands once all changes are accepted: no marks, no instructions, nothing hidden."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from catalog_cli.exchange.word.carrying import row_number
from catalog_cli.exchange.word.fields import Field, hyperlink
from catalog_cli.exchange.word.names import MC, W14, M, R, W, is_on
from catalog_cli.exchange.word.plainly import Addresses, put, put_bookmark
from catalog_cli.exchange.word.symbols import is_picture_font, shown, symbol

_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr", "delText", "rt"))
_FLOATING = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FONTS = tuple(f"{W}{name}" for name in ("ascii", "hAnsi", "cs", "eastAsia"))


class Paragraphs:
    """Writes the paragraphs of one body anew, and puts aside what floats beside the text."""

    def __init__(self, links: Mapping[str, str], addresses: Addresses) -> None:
        """Get ready; `links` are the document's addresses by the names it has for them."""
        self.floating: list[etree._Element] = []
        self.fields: list[Field] = []
        self._links = links
        self._addresses = addresses
        self._hyperlinks: list[str] = []
        self._prompts = 0
        self._box = ""
        self._font = ""
        self._is_hidden = False
        self._runs: dict[str, Callable[[etree._Element, etree._Element], None]] = {
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
            **dict.fromkeys(_FLOATING, self._float),
        }

    def write(self, source: etree._Element, paragraph: etree._Element) -> None:
        """Write what a paragraph shows to the end of a new one."""
        for child in source:
            self._write(child, paragraph)

    def within(self, control: etree._Element) -> Iterator[etree._Element]:
        """Give what a content control holds, as long as it is open; its prompt is not shown, its box is."""
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

    def _write(self, child: etree._Element, paragraph: etree._Element) -> None:
        if child.tag in _GONE:
            return
        if write := self._runs.get(str(child.tag)):
            write(child, paragraph)
        elif child.tag in _CHARACTERS:
            self._put(paragraph, _CHARACTERS[str(child.tag)])
        else:
            # insertions, moves, smart tags and whatever else may stand around text
            self.write(child, paragraph)

    def _put(self, paragraph: etree._Element, text: str) -> None:
        if not text or self._prompts or self._is_hidden or any(not field.in_result for field in self.fields):
            return
        if self._box:
            text, self._box = self._box + text[1:], ""
        address = next((address for address in reversed(self._hyperlinks) if address), "")
        address = address or next((field.address for field in reversed(self.fields) if field.address), "")
        put(paragraph, text, self._addresses.name(address) if address else None)

    def _run(self, run: etree._Element, paragraph: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        self._is_hidden = is_on(properties, f"{W}vanish")
        self._font = _picture_font(properties)
        self.write(run, paragraph)
        self._is_hidden, self._font = False, ""

    def _text(self, element: etree._Element, paragraph: etree._Element) -> None:
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        self._put(paragraph, shown(text, self._font) if self._font else text)

    def _symbol(self, element: etree._Element, paragraph: etree._Element) -> None:
        self._put(paragraph, symbol(element.get(f"{W}char") or "", element.get(f"{W}font") or ""))

    def _instruction(self, element: etree._Element, _paragraph: etree._Element) -> None:
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def _field_mark(self, element: etree._Element, paragraph: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field(element))
        elif kind == "separate" and self.fields:
            self.fields[-1].begin_result()
        elif kind == "end" and self.fields:
            self._put(paragraph, self.fields.pop().control())

    def _simple_field(self, element: etree._Element, paragraph: etree._Element) -> None:
        self._linked(hyperlink(element.get(f"{W}instr") or ""), element, paragraph)

    def _hyperlink(self, element: etree._Element, paragraph: etree._Element) -> None:
        address, place = self._links.get(element.get(f"{R}id") or "", ""), element.get(f"{W}anchor")
        self._linked(f"{address}#{place}" if address and place else address, element, paragraph)

    def _linked(self, address: str, element: etree._Element, paragraph: etree._Element) -> None:
        self._hyperlinks.append(address)
        self.write(element, paragraph)
        self._hyperlinks.pop()

    def _bookmark(self, element: etree._Element, paragraph: etree._Element) -> None:
        name = element.get(f"{W}name") or ""
        if row_number(name) is not None:
            put_bookmark(paragraph, name)

    def _control(self, element: etree._Element, paragraph: etree._Element) -> None:
        left = ""
        for child in self.within(element):
            self._write(child, paragraph)
            left = self._box
        self._put(paragraph, left)

    def _alternative(self, element: etree._Element, paragraph: etree._Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self.write(chosen, paragraph)

    def _float(self, element: etree._Element, _paragraph: etree._Element) -> None:
        self.floating.extend(_box_texts(element))


def alternative(element: etree._Element) -> etree._Element | None:
    """Give the one of several versions that a program of today shows."""
    chosen = element.find(f"{MC}Choice")
    return chosen if chosen is not None else element.find(f"{MC}Fallback")


def is_joined_to_next(source: etree._Element) -> bool:
    """Say whether a paragraph's end was deleted, so that the next one goes on in it."""
    mark = source.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _box_texts(element: etree._Element) -> Iterator[etree._Element]:
    """Give what the text boxes of a shape hold, once: a fallback for old programs says it again."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from _box_texts(child)


def _picture_font(properties: etree._Element | None) -> str:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    names = (fonts.get(name) or "" for name in _FONTS) if fonts is not None else ()
    return next((name for name in names if is_picture_font(name)), "")

"""Write a document's body anew, with paragraphs and tables only: no controls, no changes, no cells joined sideways."""

from collections.abc import Iterable, Iterator

from lxml import etree

from catalog_cli.exchange.word.accepted import Paragraphs, alternative, is_joined_to_next
from catalog_cli.exchange.word.names import MC, VAL, W, number_of
from catalog_cli.exchange.word.plainly import keep_empty_line

_WRAPPING = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml"))
_BLOCKS = frozenset((f"{W}p", f"{W}tbl"))
_ROWS = frozenset((f"{W}tr",))
_CELLS = frozenset((f"{W}tc",))
_DELETED_ROW = f"{W}trPr/{W}del"
_DELETED_CELL = f"{W}cellDel"


class Body:
    """Writes blocks: what floats beside the text comes before the block that it is anchored in."""

    def __init__(self, paragraphs: Paragraphs, body: etree._Element) -> None:
        """Get ready to fill a new, empty `body`, its paragraphs written as `paragraphs` does."""
        self._paragraphs = paragraphs
        self._body = body

    def write(self, source: etree._Element) -> None:
        """Write all that a document's body shows."""
        self._write_blocks(source, self._body)

    def _write_blocks(self, source: etree._Element, into: etree._Element) -> None:
        joined: etree._Element | None = None
        for block in self._held(source, _BLOCKS):
            if block.tag == f"{W}tbl":
                joined = None
                self._write_table(block, into)
            else:
                joined = self._write_paragraph(block, joined if joined is not None else etree.SubElement(into, f"{W}p"))
            if into is self._body:
                self._write_floating()

    def _write_paragraph(self, source: etree._Element, paragraph: etree._Element) -> etree._Element | None:
        """Write to the end of a paragraph; give it when the next one goes on in it."""
        self._paragraphs.write(source, paragraph)
        if is_joined_to_next(source):
            return paragraph
        keep_empty_line(paragraph)
        return None

    def _write_floating(self) -> None:
        """Write what floats before the last block, in which it is anchored."""
        while self._paragraphs.floating:
            aside = etree.Element(f"{W}body")
            self._write_blocks(self._paragraphs.floating.pop(0), aside)
            for place, block in enumerate(list(aside), start=max(len(self._body) - 1, 0)):
                self._body.insert(place, block)

    def _write_table(self, source: etree._Element, into: etree._Element) -> None:
        table = etree.Element(f"{W}tbl")
        for row in self._held(source, _ROWS):
            if row.find(_DELETED_ROW) is None:
                self._write_row(row, table)
        if len(table):
            into.append(table)

    def _write_row(self, source: etree._Element, table: etree._Element) -> None:
        row = etree.Element(f"{W}tr")
        before = number_of(source.find(f"{W}trPr"), f"{W}gridBefore", 0)
        if before:
            _add_cell(row, before)
        for cell in self._held(source, _CELLS):
            self._write_cell(cell, row)
        if len(row):
            table.append(row)

    def _write_cell(self, source: etree._Element, row: etree._Element) -> None:
        properties = source.find(f"{W}tcPr")
        if properties is not None and properties.find(_DELETED_CELL) is not None:
            return
        width = max(1, number_of(properties, f"{W}gridSpan", 1))
        if _is_joined_to_last(properties) and len(row):
            _widen(row[-1], width)
            return
        cell = _add_cell(row, width, merge=_merge(properties))
        fields, self._paragraphs.fields = self._paragraphs.fields, []
        self._write_blocks(source, cell)
        self._paragraphs.fields = fields

    def _held(self, source: Iterable[etree._Element], wanted: frozenset[str]) -> Iterator[etree._Element]:
        """Give the wanted elements, whatever controls and changes stand around them."""
        for child in source:
            if child.tag in wanted:
                yield child
            elif child.tag in _WRAPPING:
                yield from self._held(child, wanted)
            elif child.tag == f"{W}sdt":
                yield from self._held(self._paragraphs.within(child), wanted)
            elif child.tag == f"{MC}AlternateContent":
                chosen = alternative(child)
                yield from self._held(chosen if chosen is not None else (), wanted)


def _add_cell(row: etree._Element, width: int, merge: str = "") -> etree._Element:
    cell = etree.SubElement(row, f"{W}tc")
    properties = etree.SubElement(cell, f"{W}tcPr")
    etree.SubElement(properties, f"{W}gridSpan", {VAL: str(width)})
    if merge:
        etree.SubElement(properties, f"{W}vMerge", {VAL: merge})
    return cell


def _widen(cell: etree._Element, width: int) -> None:
    span = cell[0][0]
    span.set(VAL, str(int(span.get(VAL) or "1") + width))


def _is_joined_to_last(properties: etree._Element | None) -> bool:
    join = properties.find(f"{W}hMerge") if properties is not None else None
    return join is not None and join.get(VAL) != "restart"


def _merge(properties: etree._Element | None) -> str:
    """Say whether a cell begins a merge downwards, goes on with one, or neither; a tracked merge is accepted."""
    tracked = properties.find(f"{W}cellMerge") if properties is not None else None
    if tracked is not None:
        return {"cont": "continue", "rest": "restart"}.get(tracked.get(f"{W}vMerge") or "", "")
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return "" if merge is None else merge.get(VAL) or "continue"

"""Read one stored sheet within limits: the texts of its filled cells, its merged ranges and its links."""

import re

from lxml import etree
from msgspec import Struct, field

from catalog_cli.exchange.excel.cell_range import REFERENCE, CellPlace, CellRange, areas_of
from catalog_cli.exchange.excel.formulas import Formula, column_number
from catalog_cli.exchange.excel.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_CHARACTERS
from catalog_cli.exchange.excel.long_numbers import with_all_digits
from catalog_cli.exchange.excel.marginalia import differences_over
from catalog_cli.exchange.excel.number_format import shown_date, shown_number, shown_text
from catalog_cli.exchange.excel.workbook import (
    StoredSheet,
    StoredWorkbook,
    elements,
    local_name,
    relation_id,
    relations,
    rich_text_parts,
    unescaped,
)
from catalog_cli.exchange.tables.grid import Difference
from catalog_cli.model.document import NoteKind
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

_EMBEDDED = re.compile(r"=(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
"""How WPS shows a picture that is part of a cell to programs that know no such pictures."""


class SheetContents(Struct):
    """What a sheet holds: texts as shown, formulas that may be links, merged ranges, and links by their range.

    `uncomputed` are the formulas whose results the file does not hold; `differences` say where a reader sees more than
    the texts.
    """

    texts: dict[CellPlace, str] = field(default_factory=dict)
    formulas: dict[CellPlace, Formula] = field(default_factory=dict)
    merged: list[CellRange] = field(default_factory=list)
    links: list[tuple[CellRange, str]] = field(default_factory=list)
    uncomputed: dict[CellPlace, str] = field(default_factory=dict)
    differences: dict[CellPlace, list[Difference]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)

    def differ(self, place: CellPlace, difference: Difference) -> None:
        """Add a difference at a place."""
        self.differences.setdefault(place, []).append(difference)

    def used(self) -> CellRange | None:
        """Return the rectangle from the first filled cell to the last; None when the sheet is empty."""
        if not self.texts:
            return None
        rows, columns = [row for row, _ in self.texts], [column for _, column in self.texts]
        return CellRange(min(rows), min(columns), max(rows), max(columns))


class SheetReader:
    """Reads the sheets of one workbook; the limits are for all of them together."""

    __slots__ = ("book", "cells", "characters", "column", "row", "shared", "stored")

    def __init__(self, book: StoredWorkbook) -> None:
        self.book = book
        self.cells = 0
        self.characters = 0

    def read(self, sheet: StoredSheet) -> SheetContents:
        """Read one sheet.

        Raises:
            UnreadableDocumentError: it is broken, or holds more than is read.
        """
        self.stored = SheetContents()
        self.shared: dict[str, tuple[str, CellPlace]] = {}
        self.row = self.column = 0
        targets = relations(self.book.package, sheet.part)
        names = ("col", "row", "c", "mergeCell", "hyperlink")
        parts = elements(self.book.package, sheet.part, *names, events=("start", "end"))
        # rows end before their next one starts, so each is freed as soon as it is read
        for event, element in parts:
            name = local_name(element)
            if event == "start":
                if name == "row":
                    self._begin_row(element, sheet)
                continue
            if name == "c":
                self._take_cell(element, sheet)
            elif name == "mergeCell":
                self.stored.merged += areas_of(element.get("ref", ""))
            elif name == "hyperlink":
                self._take_link(element, targets)
            elif name == "col":
                self.stored.hidden_columns += [_columns(element)] if _is_hidden(element) else []
            else:
                _free(element)
        for place, differences in differences_over(self.book, sheet.part).items():
            for difference in differences:
                self._take_floating(place, difference)
        return self.stored

    def _take_floating(self, place: CellPlace, difference: Difference) -> None:
        self.stored.differ(place, difference)
        if difference.kind is NoteKind.BOX:
            self._put(place, "\n".join(filter(None, (self.stored.texts.get(place), difference.text))), None)

    def _begin_row(self, element: etree._Element, sheet: StoredSheet) -> None:
        number = element.get("r")
        self.row = _number(number, self.row + 1)
        self.column = 0
        if not 0 < self.row <= LAST_ROW:
            raise _no_place(sheet, number or str(self.row))
        if _is_hidden(element):
            self.stored.hidden_rows.add(self.row)

    def _take_cell(self, element: etree._Element, sheet: StoredSheet) -> None:
        self._count_cell()
        # a reference may be left out, and the cell is then the next of its row
        reference = element.get("r")
        if reference is None:
            self.column += 1
        else:
            match = REFERENCE.fullmatch(reference)
            if match is None:
                raise _no_place(sheet, reference)
            self.column, self.row = column_number(match[1]), int(match[2])
        if not (0 < self.column <= LAST_COLUMN and 0 < self.row <= LAST_ROW):
            raise _no_place(sheet, reference or str(self.column))
        if len(element):
            self._keep(element)
        element.clear()

    def _keep(self, element: etree._Element) -> None:
        place = self.row, self.column
        value: str | None = None
        text = struck = ""
        formula: Formula | None = None
        for child in element:
            name = local_name(child)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                text, struck = rich_text_parts(child)
            elif name == "f":
                formula = self._formula(child, place)
        kind, style = element.get("t", "n"), element.get("s")
        if value is not None and kind != "inlineStr":
            text, struck = self._shown(kind, value, self.book.format_of(style), place)
        elif text:
            text = self._formatted(text, self.book.format_of(style), place)
        # some programs save no results
        if formula and not value and kind != "str":
            self.stored.uncomputed[place] = formula.text_in_cell()
            text = ""
        if text and self.book.is_struck(style):
            text, struck = "", struck + text
        if struck:
            self.stored.differ(place, Difference(NoteKind.STRUCK, struck))
        self._put(place, text, formula)

    def _put(self, place: CellPlace, text: str, formula: Formula | None) -> None:
        if formula and formula.may_link:
            self.stored.formulas[place] = formula
        if _EMBEDDED.match(text):
            self.stored.differ(place, Difference(NoteKind.PICTURE, ""))
            return
        if not text or text.isspace():
            return
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise _too_much_text()
        self.stored.texts[place] = text

    def _shown(self, kind: str, value: str, code: str, place: CellPlace) -> tuple[str, str]:
        """Return a stored value as it is shown, and what of it is struck out."""
        # `s` is an index of the shared texts, `n` a number, `d` an ISO date, `b` a truth value, others a text
        if kind == "s":
            number = _number(value, -1)
            text = self.book.texts[number] if 0 <= number < len(self.book.texts) else ""
            return self._formatted(text, code, place), self.book.struck_texts.get(number, "")
        if kind == "n":
            shown = shown_number(value, code, from_1904=self.book.from_1904)
            text, difference = with_all_digits(value, shown)
            if difference:
                self.stored.differ(place, difference)
            return text, ""
        if kind == "d":
            return shown_date(value, code, from_1904=self.book.from_1904), ""
        if kind == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE", ""
        return self._formatted(unescaped(value), code, place), ""

    def _formatted(self, text: str, code: str, place: CellPlace) -> str:
        shown = shown_text(text, code)
        if text and not shown:
            self.stored.differ(place, Difference(NoteKind.HIDDEN, text))
        return shown

    def _formula(self, element: etree._Element, place: CellPlace) -> Formula:
        """Return a cell's formula; one that is shared stands in full only in the first of its cells."""
        text = unescaped(element.text or "")
        if element.get("t") != "shared":
            return Formula(text)
        number = element.get("si", "")
        if text:
            self.shared[number] = text, place
        text, (row, column) = self.shared.get(number, (text, place))
        return Formula(text, place[0] - row, place[1] - column)

    def _take_link(self, element: etree._Element, targets: dict[str, tuple[str, str, bool]]) -> None:
        _, target, outside = targets.get(relation_id(element), ("", "", False))
        if not (target and outside):
            return
        location = element.get("location")
        address = f"{target}#{location}" if location else target
        self.stored.links += [(area, address) for area in areas_of(element.get("ref", ""))]

    def _count_cell(self) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise UnreadableDocumentError(
                message("The workbook has more than {limit} cells, empty ones included.", limit=MOST_CELLS),
                message("Copy the table alone into a new workbook, and read that."),
            )


def _too_much_text() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        message("The cells of the workbook hold more than {limit} characters, the limit.", limit=MOST_CHARACTERS),
        message("Copy the table alone into a new workbook, and read that."),
    )


def _no_place(sheet: StoredSheet, reference: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        message(
            "Sheet {sheet} has a cell at {reference}, which is not a valid position.",
            sheet=sheet.name,
            reference=reference,
        ),
        message("Open the workbook, let it be repaired, and save it."),
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def _is_hidden(element: etree._Element) -> bool:
    """Return whether a row or a range of columns is hidden."""
    return element.get("hidden") in {"1", "true"}


def _columns(element: etree._Element) -> range:
    first = _number(element.get("min"), 1)
    return range(first, min(_number(element.get("max"), first), LAST_COLUMN) + 1)


def _free(row: etree._Element) -> None:
    """Free a row that was read, and those before it."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]

"""Read one stored sheet within limits: the texts of its filled cells, its merged ranges and its links."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from catalog_cli.exchange.excel.formulas import Formula, column_number
from catalog_cli.exchange.excel.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_CHARACTERS
from catalog_cli.exchange.excel.number_format import shown_date, shown_number, shown_text
from catalog_cli.exchange.excel.workbook import (
    StoredSheet,
    StoredWorkbook,
    elements,
    local_name,
    relation_id,
    relations,
    rich_text,
    unescaped,
)
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.message import message

CellPlace = tuple[int, int]
"""A row and a column, from 1."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class CellRange(Struct, frozen=True):
    """A range of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """How many places it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def places(self) -> Iterator[CellPlace]:
        """Yield all its places, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column

    def within(self, other: "CellRange") -> "CellRange | None":
        """Return what of it lies within another; None when nothing does."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return CellRange(top, left, bottom, right) if top <= bottom and left <= right else None


class SheetContents(Struct):
    """What a sheet holds: texts as shown, formulas that may be links, merged ranges, and links by their range."""

    texts: dict[CellPlace, str] = field(default_factory=dict)
    formulas: dict[CellPlace, Formula] = field(default_factory=dict)
    merged: list[CellRange] = field(default_factory=list)
    links: list[tuple[CellRange, str]] = field(default_factory=list)

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
        parts = elements(self.book.package, sheet.part, "row", "c", "mergeCell", "hyperlink", events=("start", "end"))
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
                self.stored.merged += _areas(element.get("ref", ""))
            elif name == "hyperlink":
                self._take_link(element, targets)
            else:
                _free(element)
        return self.stored

    def _begin_row(self, element: etree._Element, sheet: StoredSheet) -> None:
        number = element.get("r")
        self.row = _number(number, self.row + 1)
        self.column = 0
        if not 0 < self.row <= LAST_ROW:
            raise _no_place(sheet, number or str(self.row))

    def _take_cell(self, element: etree._Element, sheet: StoredSheet) -> None:
        self._count_cell()
        # a reference may be left out, and the cell is then the next of its row
        reference = element.get("r")
        if reference is None:
            self.column += 1
        else:
            match = _REFERENCE.fullmatch(reference)
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
        text = ""
        formula: Formula | None = None
        for child in element:
            name = local_name(child)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                text = rich_text(child)
            elif name == "f":
                formula = self._formula(child, place)
        kind = element.get("t", "n")
        if value is not None and kind != "inlineStr":
            text = self._shown(kind, value, self.book.format_of(element.get("s")))
        elif text:
            text = shown_text(text, self.book.format_of(element.get("s")))
        # some programs save no results; a reader then sees the formula
        if formula and not value and kind != "str":
            text = formula.text_in_cell()
        self._put(place, text, formula)

    def _put(self, place: CellPlace, text: str, formula: Formula | None) -> None:
        if formula and formula.may_link:
            self.stored.formulas[place] = formula
        if not text or text.isspace():
            return
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise _too_much_text()
        self.stored.texts[place] = text

    def _shown(self, kind: str, value: str, code: str) -> str:
        # `s` is an index of the shared texts, `n` a number, `d` an ISO date, `b` a truth value, others a text
        if kind == "s":
            number = _number(value, -1)
            return shown_text(self.book.texts[number], code) if 0 <= number < len(self.book.texts) else ""
        if kind == "n":
            return shown_number(value, code, from_1904=self.book.from_1904)
        if kind == "d":
            return shown_date(value, code, from_1904=self.book.from_1904)
        if kind == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        return shown_text(unescaped(value), code)

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
        self.stored.links += [(area, address) for area in _areas(element.get("ref", ""))]

    def _count_cell(self) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise UnreadableDocumentError(
                message("The workbook has more than {limit} cells, empty ones included.", limit=MOST_CELLS),
                message("Copy the table alone into a new workbook, and read that."),
            )


def _too_much_text() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        message("The cells of the workbook hold more than {limit} characters, the most read.", limit=MOST_CHARACTERS),
        message("Copy the table alone into a new workbook, and read that."),
    )


def _no_place(sheet: StoredSheet, reference: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        message("Sheet {sheet} has a cell at {reference}, which is no place.", sheet=sheet.name, reference=reference),
        message("Open the workbook, let it be repaired, and save it."),
    )


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise  # noqa: PLR2004


def _areas(references: str) -> Iterator[CellRange]:
    """Read `A1:B2`, or several with spaces between; what is no range of cells is left out."""
    for reference in references.replace("$", "").split():
        first, _, last = reference.partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if start and end:
            rows = sorted((int(start[2]), int(end[2])))
            columns = sorted((column_number(start[1]), column_number(end[1])))
            yield CellRange(rows[0], columns[0], rows[1], columns[1])


def _free(row: etree._Element) -> None:
    """Free a row that was read, and those before it."""
    row.clear()
    parent = row.getparent()
    while parent is not None and row.getprevious() is not None:
        del parent[0]

"""The rows of a sheet below its headings, as XML: the library makes an object for each cell, and is far slower.

What comes out is byte for byte what the library writes of the same cells.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from xml.sax.saxutils import escape

from msgspec import Struct
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel import styles

_EPOCH = date(1899, 12, 30)
"""The day before the first of those that Excel counts, for days from March 1900 on."""
_SHEET, _LINKS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
_END, _BEHIND_LINKS = b"</sheetData>", b"<printOptions"
_DIMENSION = re.compile(rb'(<dimension ref=")[^"]*')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class BodyRow(Struct, frozen=True, array_like=True):
    """A row as XML, the places of its cells that lead to an address, and the styles that no row before it has."""

    written: bytes
    leading: list[int] = []
    styles: list[tuple[str, bool]] = []


class BodyRows:
    """The rows below those that a sheet has already, as the first sheet of its book."""

    def __init__(self, sheet: Worksheet, columns: int) -> None:
        """Take the sheet with its headings, and the number of its columns."""
        self._sheet = sheet
        self._letters = [get_column_letter(place) for place in range(1, columns + 1)]
        self._styles: dict[tuple[str, bool], int] = {}
        self._rows: list[bytes] = []
        self._links: list[tuple[str, str]] = []
        self._last = sheet.max_row
        # styles are numbered in the order of the cells that have them first
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.has_style and cell.style_id

    def text(self, row: int, column: int, text: str, style: str, *, quoted: bool) -> str:
        """Return a cell with a text; a quoted one is never taken for a formula."""
        content = ""
        if text:
            space = ' xml:space="preserve"' if text != text.strip() else ""
            content = f"<is><t{space}>{escape(text)}</t></is>"
        number = self._style(style, quoted=quoted)
        return f'<c r="{self._letters[column - 1]}{row}" s="{number}" t="inlineStr">{content}</c>'

    def day(self, row: int, column: int, day: date) -> str:
        """Return a cell with a day."""
        number = self._style(styles.DAY, quoted=False)
        return f'<c r="{self._letters[column - 1]}{row}" s="{number}" t="n"><v>{(day - _EPOCH).days}</v></c>'

    def lead(self, row: int, column: int, address: str) -> None:
        """Have a cell lead to an address."""
        self._links.append((f"{self._letters[column - 1]}{row}", address))

    @property
    def styles(self) -> list[tuple[str, bool]]:
        """The styles of the rows so far, with whether they are quoted, in the order of their numbers."""
        return [*self._styles]

    def written(self, row: int, cells: Iterable[str], height: float) -> bytes:
        """Write a row of cells."""
        written = f'<row r="{row}" ht="{height:.16g}" customHeight="1">{"".join(cells)}</row>'
        return written.encode("ascii", "xmlcharrefreplace")

    def add(self, row: int, made: BodyRow) -> None:
        """Add a row behind those that are there."""
        self._last = row
        self._rows.append(made.written)
        for name, is_quoted in made.styles:
            self._style(name, quoted=is_quoted)

    def rewrite(self, name: str, data: bytes) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Give a part of the book as it is to be saved: the first sheet gets the rows, and the links that they have."""
        if name != _SHEET:
            yield name, [data]
            return
        yield name, self._pieces(data)
        if self._links:
            yield _LINKS, self._relationships()

    def _style(self, name: str, *, quoted: bool) -> int:
        """Return the number of a style."""
        if (name, quoted) not in self._styles:
            # of no row, and only asked for its style
            cell = Cell(self._sheet, row=1, column=1)
            cell.style = name
            if quoted:
                cell.quotePrefix = True
            self._styles[name, quoted] = cell.style_id
        return self._styles[name, quoted]

    def _pieces(self, sheet: bytes) -> Iterator[bytes]:
        place = f"A1:{self._letters[-1]}{self._last}".encode()
        before, _, after = _DIMENSION.sub(rb"\g<1>" + place, sheet, count=1).partition(_END)
        tail, _, end = after.partition(_BEHIND_LINKS)
        links = (
            f'<hyperlink xmlns:r="{_OFFICE}" ref="{place}" r:id="rId{number}"/>'.encode()
            for number, (place, _) in enumerate(self._links, 1)
        )
        around = (b"<hyperlinks>", b"</hyperlinks>") if self._links else (b"", b"")
        return chain((before,), self._rows, (_END, tail, around[0]), links, (around[1], _BEHIND_LINKS, end))

    def _relationships(self) -> Iterator[bytes]:
        yield f'<Relationships xmlns="{_PACKAGE}">'.encode()
        for number, (_, address) in enumerate(self._links, 1):
            target = escape(address, {'"': "&quot;"})
            yield (
                f'<Relationship Type="{_OFFICE}/hyperlink" Target="{target}" TargetMode="External" Id="rId{number}"/>'
            ).encode()
        yield b"</Relationships>"

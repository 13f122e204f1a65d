"""Write the official table as an Excel sheet that can be filtered and edited, and that comes back as the same items."""

import re
import struct
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from catalog_cli.exchange.excel import styles
from catalog_cli.exchange.excel.body_rows import BodyRow, BodyRows
from catalog_cli.exchange.excel.limits import LONGEST_LINK, LONGEST_TEXT, MOST_LINKS
from catalog_cli.exchange.excel.read import IDS, METADATA
from catalog_cli.exchange.excel.save import to_bytes
from catalog_cli.exchange.excel.styles import add_choices
from catalog_cli.exchange.excel.text_cell import cell_text, looks_like_formula, put_text, units
from catalog_cli.exchange.lossless_rows import metadata_rows, packed, recalled
from catalog_cli.exchange.official import OfficialRow, OfficialTable, official_table
from catalog_cli.exchange.official_headings import HeadingCell, heading_rows
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.sent_items import sent_text
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.text import visible

SHEET = "目录"
_STEP = 100
_FROZEN = 5
"""The column of names is frozen where it is among so many first ones."""
_PLAIN = {styles.DAY: styles.MIDDLE, styles.LINK: styles.TEXT}
"""The styles of cells that are no day and lead nowhere, in columns where others do."""
_FIRST_DAY = date(1900, 3, 1)
_ADDRESS = re.compile(r"https?://[\w\-.~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def write_workbook(catalogue: Catalogue, options: Options) -> bytes:
    """Write the official table; every cell is text, and hidden columns carry what makes the items come back equal.

    Raises:
        CatalogError: a text is longer than a cell of Excel can be.
    """
    table = official_table(catalogue)
    book = Workbook()
    styles.add_styles(book)
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError
    sheet.title = SHEET
    page = _SheetWriter(sheet, table, options)
    body = page.write()
    add_choices(sheet, table, catalogue.settings, (page.heading + 1, page.last_row + 1))
    return to_bytes(book, body.rewrite)


class _SheetRow(Struct):
    """One row of the table with the texts of all its visible cells."""

    row: OfficialRow
    metadata: str
    texts: list[str]


class _SheetWriter:
    """The sheet while it is filled, row by row."""

    def __init__(self, sheet: Worksheet, table: OfficialTable, options: Options) -> None:
        self.sheet = sheet
        self.table = table
        self.options = options
        self.keys = [column.key for column in table.columns]
        self.styles = [styles.style_of(column) for column in table.columns]
        self.widths = [styles.width_of(column) for column in table.columns]
        self.letters = [get_column_letter(place) for place in range(1, len(self.keys) + 1)]
        shared = self.keys, self.styles, table.link_on
        self.shared = packed(shared) or shared
        self.links = 0
        self.headings = heading_rows(table.columns)
        # the last row of headings, on which the filter stands
        self.heading = len(table.lines) + len(self.headings)
        self.last_row = self.heading + sum(1 + len(row.lines) for row in table.rows)

    def write(self) -> BodyRows:
        """Fill the sheet, but for the rows below the headings; return these."""
        self._write_head()
        body = BodyRows(self.sheet, len(self.keys) + 2)
        self._write_rows(body)
        self._shape()
        return body

    def _write_head(self) -> None:
        last, whole = get_column_letter(len(self.keys)), [sum(self.widths)]
        for row, line in enumerate(self.table.lines, 1):
            self._put(row, 1, line.text, styles.TITLE if line.is_title else styles.PUBLISHERS)
            self.sheet.merged_cells.add(f"A{row}:{last}{row}")
            tall = 2 * styles.height([line.text], [whole[0] / 2])
            self.sheet.row_dimensions[row].height = tall if line.is_title else styles.height([line.text], whole) + 4
        for cells in self.headings:
            self._write_headings(cells)
        self._put(self.heading, len(self.keys) + 1, IDS, styles.HEADING)
        self._put(self.heading, len(self.keys) + 2, METADATA, styles.HEADING)
        sent = sent_text(self.options.sent)
        if self.options.sent and units(sent) <= LONGEST_TEXT and self.heading > 1:
            self._put(self.heading - 1, len(self.keys) + 2, sent, styles.UNSEEN)

    def _write_headings(self, cells: Sequence[HeadingCell]) -> None:
        """Write a row of headings; the places that a merged one covers have its borders."""
        top = len(self.table.lines) + 1
        for cell in cells:
            row, column = top + cell.row, cell.column + 1
            self._put(row, column, cell.text, styles.HEADING)
            if cell.rows > 1 or cell.columns > 1:
                end = f"{get_column_letter(column + cell.columns - 1)}{row + cell.rows - 1}"
                covered = f"{get_column_letter(column)}{row}:{end}"
                self.sheet.merged_cells.add(covered)
                for each in chain.from_iterable(self.sheet[covered]):
                    each.style = styles.HEADING
        widths = [sum(self.widths[cell.column : cell.column + cell.columns]) for cell in cells]
        height = styles.height([cell.text for cell in cells], widths) + 8
        self.sheet.row_dimensions[top + cells[0].row].height = height / max(1, min(cell.rows for cell in cells))

    def _write_rows(self, body: BodyRows) -> None:
        lines = [
            _SheetRow(row, text, [*map(visible, row.cells)])
            for row, text in zip(
                self.table.rows,
                metadata_rows(
                    self.table, is_sent=bool(self.options.sent), memo=self.options.memo, part=self.options.part
                ),
                strict=True,
            )
        ]
        heights = self._heights(lines)
        number = self.heading
        for line, height in zip(lines, heights, strict=True):
            number = self._write_section(body, number, line.row) + 1
            self._write_row(body, number, line, min(height, styles.TALLEST))
            for letter, span in zip(self.letters, line.row.spans, strict=True):
                # the cells below stay filled, as a filter looks into each of them
                if span > 1:
                    self.sheet.merged_cells.add(f"{letter}{number}:{letter}{number + span - 1}")
            if (number - self.heading) % _STEP == 0:
                self.options.step(number - self.heading, len(lines))

    def _write_row(self, body: BodyRows, number: int, line: _SheetRow, height: float) -> None:
        """Write the row of an item, or recall it: of the rows above it, it depends on the styles that they have."""
        row, has_links = line.row, self.links < MOST_LINKS
        made_of = self.shared, body.styles, has_links, number, height
        compute = partial(self._made_row, body, number, line, height)
        data = recalled(self.options.part, (made_of, line.texts, line.metadata, row.id, row.link, row.words), compute)
        made = msgspec.msgpack.decode(data, type=BodyRow)
        body.add(number, made)
        for place in made.leading:
            self.links += 1
            body.lead(number, place, row.link or "")

    def _made_row(self, body: BodyRows, number: int, line: _SheetRow, height: float) -> bytes:
        before, leading = len(body.styles), [*self._leading(line.row)]
        cells = self._cells(body, number, line, leading)
        written = body.written(number, cells, height)
        return msgspec.msgpack.encode(BodyRow(written, leading, body.styles[before:]))

    def _leading(self, row: OfficialRow) -> Iterator[int]:
        """Yield the place of the cell that leads to the item's page, if there is one, and if Excel can hold it."""
        if row.link and row.words and _can_lead(row.link) and self.links < MOST_LINKS:
            yield from (place for place, key in enumerate(self.keys, 1) if key == self.table.link_on)

    def _write_section(self, body: BodyRows, number: int, row: OfficialRow) -> int:
        """Write the lines above a row that begins a section, behind row `number`; return the last row written."""
        last, whole = get_column_letter(len(self.keys)), [sum(self.widths)]
        for line in row.lines:
            number += 1
            cell = _cell(body, number, 1, line, styles.SECTION)
            body.add(number, BodyRow(body.written(number, [cell], styles.height([line], whole) + 4)))
            self.sheet.merged_cells.add(f"A{number}:{last}{number}")
        return number

    def _heights(self, lines: Sequence[_SheetRow]) -> list[float]:
        """Return the heights of the rows, those beside a merged cell high enough for it."""
        apart = [place for place, column in enumerate(self.table.columns) if not column.is_merged]
        widths = [self.widths[place] for place in apart]
        heights = [self._height([line.texts[place] for place in apart], widths) for line in lines]
        more = [0.0] * len(lines)
        for place in (place for place, column in enumerate(self.table.columns) if column.is_merged):
            for first, line in enumerate(lines):
                if span := line.row.spans[place]:
                    beside = slice(first, first + span)
                    missing = styles.merged_height(line.texts[place], self.widths[place], heights[beside])
                    more[beside] = [max(each, missing / span) for each in more[beside]]
        return [height + each for height, each in zip(heights, more, strict=True)]

    def _height(self, texts: Sequence[str], widths: Sequence[float]) -> float:
        made = recalled(
            self.options.part, ("height", texts, widths), lambda: struct.pack("<d", styles.height(texts, widths))
        )
        height: float = struct.unpack("<d", made)[0]
        return height

    def _cells(self, body: BodyRows, number: int, line: _SheetRow, leading: Sequence[int]) -> Iterator[str]:
        for place, (text, style) in enumerate(zip(line.texts, self.styles, strict=True), 1):
            if units(text) > LONGEST_TEXT:
                raise _too_long(line.row, self.table.headings[place - 1], units(text))
            if style == styles.DAY and (day := _day(text)):
                # a real date sorts and filters as one; it is read back as it is shown
                yield body.day(number, place, day)
                continue
            yield _cell(body, number, place, text, styles.LINK if place in leading else _PLAIN.get(style, style))
        yield _cell(body, number, len(self.keys) + 1, visible(line.row.id), styles.UNSEEN)
        if units(line.metadata) <= LONGEST_TEXT:
            yield _cell(body, number, len(self.keys) + 2, line.metadata, styles.UNSEEN)

    def _put(self, row: int, column: int, text: str, style: str) -> None:
        cell = self.sheet.cell(row, column)
        cell.style = style
        if not put_text(cell, text):
            raise _unnamed_too_long()

    def _shape(self) -> None:
        sheet, last = self.sheet, get_column_letter(len(self.keys))
        for letter, width in zip(self.letters, self.widths, strict=True):
            sheet.column_dimensions[letter].width = width
        for place in (1, 2):
            column = sheet.column_dimensions[get_column_letter(len(self.keys) + place)]
            column.width, column.hidden = 24, True
        sheet.auto_filter.ref = f"A{self.heading}:{last}{self.last_row}"
        name = self.keys.index("name") + 1 if "name" in self.keys[:_FROZEN] else 0
        sheet.freeze_panes = f"{get_column_letter(name + 1)}{self.heading + 1}"
        sheet.sheet_view.zoomScale = 90
        first = self.heading - len(self.headings) + 1
        styles.set_up_print(sheet, (first, self.heading), self.last_row, len(self.keys))


def _cell(body: BodyRows, row: int, column: int, text: str, style: str) -> str:
    held = cell_text(text)
    if held is None:
        raise _unnamed_too_long()
    return body.text(row, column, held, style, quoted=looks_like_formula(held))


def _day(text: str) -> date | None:
    """Return the day that a text is; None when it is none, or one that Excel counts differently."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Excel takes 1900 for a leap year, and knows no day before it
    return day if day >= _FIRST_DAY and text == day.isoformat() else None


def _can_lead(link: str) -> bool:
    """Return whether an address is one that every Excel opens; a malformed one makes it call the file damaged."""
    if len(link) > LONGEST_LINK or not _ADDRESS.fullmatch(link) or _HALF_ESCAPE.search(link) or link.count("#") > 1:
        return False
    try:
        parts = urlsplit(link)
        return bool(parts.hostname) and parts.port != 0 and not set("[]") & set(parts.path + parts.query)
    except ValueError:
        return False


def _unnamed_too_long() -> CatalogError:
    return CatalogError(
        message(
            "The title, a heading or an id has more than {limit} characters, the most in Excel.", limit=LONGEST_TEXT
        ),
        message("Render the catalogue as .docx or .html, or shorten the text."),
    )


def _too_long(row: OfficialRow, heading: str, length: int) -> CatalogError:
    return CatalogError(
        message(
            "{item}: {field} has {length} characters; a cell of Excel holds {limit}.",
            item=row.id,
            field=heading,
            length=length,
            limit=LONGEST_TEXT,
        ),
        message("Render the catalogue as .docx or .html, or shorten the text."),
    )

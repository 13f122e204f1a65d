"""Read a workbook's sheets as grids of the texts that a person sees."""

from collections.abc import Iterator, Mapping

from catalog_cli.exchange.excel.cell_range import CellPlace, CellRange
from catalog_cli.exchange.excel.limits import CHOICES, MOST_CHARACTERS, MOST_PLACES
from catalog_cli.exchange.excel.sheet import SheetContents, SheetReader
from catalog_cli.exchange.excel.workbook import open_workbook
from catalog_cli.exchange.tables.differences import note, settle_links
from catalog_cli.exchange.tables.grid import Difference, Grid, GridCell, Link, SourceDocument
from catalog_cli.model.document import NoteKind, ReadingNote, TablePlace
from catalog_cli.model.errors import UnreadableDocumentError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import Message, message

IDS = FIELDS["id"].heading
"""The heading of the hidden column that holds the items' ids."""
METADATA = "原样数据（请勿改动）"
"""The heading of the hidden column that holds what a row carries besides its cells."""
_LONGEST = 200
"""Characters that are shown of a hidden row or column."""


def read_workbook(data: bytes) -> SourceDocument:
    """Read a workbook: a grid for each sheet with text in it, in their order; no formula is evaluated.

    Hidden sheets are left out unless all are hidden; hidden rows and columns are read.

    Raises:
        UnreadableDocumentError: it is no workbook, is protected or broken, or holds more than is read.
    """
    book = open_workbook(data)
    sheets = [sheet for sheet in book.sheets if not sheet.hidden] or book.sheets
    reader = SheetReader(book)
    unseen = [sheet.name for sheet in book.sheets if sheet not in sheets and sheet.name != CHOICES]
    grids: list[Grid] = []
    notes = [note(Difference(NoteKind.HIDDEN, name), TablePlace(sheet=name)) for name in unseen]
    for sheet in sheets:
        stored = reader.read(sheet)
        grid = _grid(stored, sheet.name, len(grids) + 1)
        grids += [grid] if grid else []
        notes += _notes(stored, sheet.name, len(grids) if grid else 0)
    return SourceDocument(tuple(grids), tuple(notes))


def _notes(stored: SheetContents, name: str, table: int) -> Iterator[ReadingNote]:
    """Yield the differences of a sheet, those of cells without text included."""
    for place, formula in stored.uncomputed.items():
        stored.differ(place, Difference(NoteKind.FORMULA, formula))
    for (row, column), differences in sorted(stored.differences.items()):
        yield from (note(difference, TablePlace(table, row, column, name)) for difference in differences)
    for (row, column), text in _hidden(stored):
        yield note(Difference(NoteKind.HIDDEN_CELLS, text), TablePlace(table, row, column, name))


def _hidden(stored: SheetContents) -> Iterator[tuple[CellPlace, str]]:
    """Yield the hidden rows and columns that have a text, each with its texts; column or row is 0."""
    if not (stored.hidden_rows or stored.hidden_columns):
        return
    columns = {column for each in stored.hidden_columns for column in each}
    found: dict[CellPlace, list[str]] = {}
    for (row, column), text in sorted(stored.texts.items()):
        if row in stored.hidden_rows:
            found.setdefault((row, 0), []).append(text)
        elif column in columns:
            found.setdefault((0, column), []).append(text)
    yield from ((place, " | ".join(texts)[:_LONGEST]) for place, texts in found.items())


def _grid(stored: SheetContents, name: str, table: int) -> Grid | None:
    addresses, words = _formula_links(stored)
    stored.texts.update(words)
    metadata, sent = _taken_metadata(stored)
    used = stored.used()
    if used is None:
        return None
    _check_size(used, name)
    for place, address in _cell_links(stored, used, name).items():
        addresses.setdefault(place, address)
    return Grid(
        rows=_rows(stored, used, addresses, name),
        table=table,
        sheet=name,
        first_row=used.top,
        first_column=used.left,
        metadata={row - used.top: text for row, text in metadata.items() if used.top <= row <= used.bottom},
        sent=sent,
    )


def _formula_links(stored: SheetContents) -> tuple[dict[CellPlace, str], dict[CellPlace, str]]:
    """Return the addresses of HYPERLINK formulas, and the words of those whose cell has no result."""
    addresses: dict[CellPlace, str] = {}
    words: dict[CellPlace, str] = {}
    for place, formula in stored.formulas.items():
        link = formula.link(lambda row, column: stored.texts.get((row, column), ""))
        if link is None:
            continue
        addresses[place] = link[0]
        if stored.uncomputed.pop(place, None):
            words[place] = link[1] or link[0]
    return addresses, words


def _taken_metadata(stored: SheetContents) -> tuple[dict[int, str], str]:
    """Take out the columns of what rows carry and of their ids; give it by row, and what the sheet carries."""
    heading = next((place for place, text in stored.texts.items() if text.strip() == METADATA), None)
    if heading is None:
        return {}, ""
    row, column = heading
    beside = [place for place, text in stored.texts.items() if place[0] == row and text.strip() == IDS]
    ids = _taken_column(stored, beside[-1]) if beside else {}
    # a row whose metadata were too long for a cell still has its id; no cells have the checksum 0 but by chance
    known = {number: dumps({"id": text.strip(), "print": 0}) for number, text in ids.items()}
    above = [(number, column) for number in range(1, row) if (number, column) in stored.texts]
    sent = "".join(stored.texts.pop(place) for place in above)
    return known | _taken_column(stored, (row, column)), sent


def _taken_column(stored: SheetContents, heading: CellPlace) -> dict[int, str]:
    places = [place for place in stored.texts if place[1] == heading[1] and place[0] >= heading[0]]
    taken = {place[0]: stored.texts.pop(place) for place in places}
    del taken[heading[0]]
    return taken


def _check_size(used: CellRange, name: str) -> None:
    if used.size > MOST_PLACES:
        raise UnreadableDocumentError(
            message(
                "Sheet {sheet} spans {size} cells from its first filled one to its last; at most {limit} are read.",
                sheet=name,
                size=used.size,
                limit=MOST_PLACES,
            ),
            message("Delete cells far away from the table, or copy the table alone into a new workbook."),
        )


def _cell_links(stored: SheetContents, used: CellRange, name: str) -> dict[CellPlace, str]:
    """Return the address of every cell under a link; where two lie over each other, the later one counts."""
    addresses: dict[CellPlace, str] = {}
    left = 2 * MOST_PLACES
    for area, address in stored.links:
        covered = area.within(used)
        left -= covered.size if covered else 0
        if left < 0:
            raise _tangled(message("links"), name)
        for place in covered.places() if covered else ():
            if place in stored.texts:
                addresses[place] = address
    return addresses


def _rows(
    stored: SheetContents, used: CellRange, addresses: Mapping[CellPlace, str], name: str
) -> tuple[tuple[GridCell, ...], ...]:
    merged = _merged(stored, used, name)
    cells: dict[CellPlace, GridCell] = {}
    characters = 0
    for place in used.places():
        area = merged.get(place) or CellRange(*place, *place)
        first = area.top, area.left
        cells[place] = cells[first] if place != first else _cell(stored, area, used, addresses)
        characters += len(cells[place].text)
        if characters > MOST_CHARACTERS:
            raise _tangled(message("merged cells"), name)
    columns = range(used.left, used.right + 1)
    return tuple(tuple(cells[row, column] for column in columns) for row in range(used.top, used.bottom + 1))


def _merged(stored: SheetContents, used: CellRange, name: str) -> dict[CellPlace, CellRange]:
    """Return the merged range of every place that has one; of two that overlap, the first counts."""
    merged: dict[CellPlace, CellRange] = {}
    left = 2 * MOST_PLACES
    for whole in stored.merged:
        area = whole.within(used)
        if area is None or (area.top, area.left) != (whole.top, whole.left):
            continue
        left -= area.size
        if left < 0:
            raise _tangled(message("merged cells"), name)
        if not any(place in merged for place in area.places()):
            merged.update(dict.fromkeys(area.places(), area))
    return merged


def _cell(stored: SheetContents, area: CellRange, used: CellRange, addresses: Mapping[CellPlace, str]) -> GridCell:
    place = area.top, area.left
    text = stored.texts.get(place, "")
    address = addresses.get(place)
    links, differences = settle_links([Link(address, text)]) if address else ((), ())
    for difference in differences:
        stored.differ(place, difference)
    return GridCell(
        text=text,
        links=links,
        row=area.top - used.top,
        column=area.left - used.left,
        rows=area.bottom - area.top + 1,
        columns=area.right - area.left + 1,
    )


def _tangled(what: Message, name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        message("Sheet {sheet} has {what} that overlap repeatedly.", sheet=name, what=what),
        message("Copy the table alone into a new workbook, and read that."),
    )

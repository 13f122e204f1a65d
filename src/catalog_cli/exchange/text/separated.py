"""Separated values (CSV, TSV) both ways: separators, quotes and broken rows in, texts that are no formulas out."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from catalog_cli.exchange.lossless_rows import FURTHER, cells_suffice, metadata_rows, recalled
from catalog_cli.exchange.official import OfficialTable, official_table
from catalog_cli.exchange.official_headings import flat_headings
from catalog_cli.exchange.options import Options
from catalog_cli.exchange.row_metadata import parse_metadata
from catalog_cli.exchange.tables.grid import Grid, GridCell
from catalog_cli.exchange.text.encodings import encoding_named
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError, UnreadableDocumentError
from catalog_cli.model.field import FIELDS, field_named
from catalog_cli.model.form import NUMBER
from catalog_cli.model.item import Item, is_id
from catalog_cli.model.json_text import dumps
from catalog_cli.model.message import message
from catalog_cli.model.text import spreadsheet_safe, spreadsheet_text, visible
from catalog_cli.parsing.lazy_regex import lazy_regex

ID_HEADING = FIELDS["id"].heading
METADATA_HEADING = "原样数据（请勿改动）"
"""The heading of the column with the metadata of rows."""
_LINE = "分节"
"""Stands there in a row that holds no item, only the line of a section."""
LONGEST_CELL = 2 * 1024 * 1024
"""The most characters in a cell."""
MOST_COLUMNS = 16_384
MOST_CELLS = 2_000_000
_SEPARATORS = ",\t;|"
_HEAD = 30
"""Headings are looked for in so many rows."""
_TEXT_TRICK = lazy_regex(r'="((?:[^"]|"")*)"')
_DECLARED = lazy_regex(r"sep=(.)\r?\n", re.IGNORECASE)

Rows = list[list[str]]
NamedRow = tuple[str, list[str]]
"""A row that is written, and the name of the item in it; empty for one without."""
_STEP = 100


def read_separated(text: str, usual: str) -> Grid:
    """Read separated values; `usual` is the separator of the kind, used where the text does not tell.

    Raises:
        UnreadableDocumentError: a quotation mark is missing, or there is more than is read; says where.
    """
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text, usual)
    rows = split_rows(text[declared.end() :] if declared else text, separator)
    return _take_metadata([[_plain(cell) for cell in row] for row in rows])


def split_rows(text: str, separator: str, *, whole: bool = False) -> Rows:
    """Split a text into rows of cells; empty cells at the end of a row are dropped unless `whole`.

    Raises:
        UnreadableDocumentError: a quotation mark is missing, or there is more than is read; says where.
    """
    rows: Rows = []
    with _long_cells():
        reader = csv.reader(_lines(text, separator), delimiter=separator, strict=True)
        first_line = 1
        try:
            for row in reader:
                rows.append(row if whole else _trimmed(row))
                first_line = reader.line_num + 1
        except csv.Error as error:
            raise _broken(error, first_line) from error
    _check_size(rows)
    return rows


def grid_from_rows(rows: Sequence[Sequence[str]]) -> Grid:
    """Make a grid of rows of any lengths, from the first row that is not empty to the last.

    Raises:
        UnreadableDocumentError: there is more than is read.
    """
    _check_size(rows)
    filled = [number for number, row in enumerate(rows) if any(row)]
    start, end = (filled[0], filled[-1] + 1) if filled else (0, 0)
    width = max((len(row) for row in rows), default=0)
    cells = tuple(
        tuple(
            GridCell(text, row=place, column=column) for column, text in enumerate([*row, *[""] * (width - len(row))])
        )
        for place, row in enumerate(rows[start:end])
    )
    return Grid(cells, first_row=start + 1)


def _separator(text: str, usual: str) -> str:
    """Guess the separator: the one that yields most known headings, or else the widest row."""
    lines = list(_some_lines(text))

    def fit(separator: str) -> tuple[int, int, bool]:
        rows = list(csv.reader(lines, delimiter=separator))
        known = max((sum(field_named(cell) is not None for cell in row) for row in rows), default=0)
        return known, max((len(row) for row in rows), default=0), separator == usual

    with _long_cells():
        return max(_SEPARATORS, key=fit)


def _some_lines(text: str) -> Iterator[str]:
    # an open quotation mark must not make the whole text one cell
    for _, line in zip(range(_HEAD), io.StringIO(text[: LONGEST_CELL // 2], newline=""), strict=False):
        yield line


def _lines(text: str, separator: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if line.count(separator) >= MOST_COLUMNS:
            raise UnreadableDocumentError(
                message("line {line} has more than {limit} columns, the limit", line=number, limit=MOST_COLUMNS)
            )
        yield line


@contextmanager
def _long_cells() -> Iterator[None]:
    # the limit is global, so it is restored
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _broken(error: csv.Error, line: int) -> UnreadableDocumentError:
    if "field limit" in str(error):
        return UnreadableDocumentError(
            message(
                "the row that begins in line {line} has a cell of more than {limit} characters, the limit",
                line=line,
                limit=LONGEST_CELL,
            ),
            message("Look for a quotation mark that is not closed."),
        )
    return UnreadableDocumentError(
        message("unbalanced quotation marks in the row that begins in line {line}", line=line),
        message('A cell in quotation marks ends with one; each one within it is written twice: "".'),
    )


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _check_size(rows: Sequence[Sequence[str]]) -> None:
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise UnreadableDocumentError(
            message("this table has more than {limit} cells, the limit", limit=MOST_CELLS),
            message("Delete the empty rows and columns, or split the table."),
        )


def _plain(cell: str) -> str:
    """Remove from a cell's text what protects it from being read as a formula or a number."""
    trick = _TEXT_TRICK.fullmatch(cell)
    text = trick[1].replace('""', '"') if trick else spreadsheet_text(cell)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _take_metadata(rows: Rows) -> Grid:
    """Make a grid, moving the columns of metadata and of ids beside it out of its cells."""
    heading = next((number for number, row in enumerate(rows[:_HEAD]) if METADATA_HEADING in row), None)
    if heading is None:
        return grid_from_rows(rows)
    last = rows[heading].index(METADATA_HEADING)
    first = last - 1 if rows[heading][last - 1 : last] == [ID_HEADING] else last
    rows = [[] if row[last : last + 1] == [_LINE] else row for row in rows]
    bare = grid_from_rows([[*row[:first], *row[last + 1 :]] for row in rows])
    metadata = {
        number - bare.first_row + 1: text
        for number, row in enumerate(rows)
        if number > heading and (text := _metadata(row[first : last + 1]))
    }
    headings = _merged_downwards(bare.rows, heading - bare.first_row + 2)
    return Grid((*headings, *bare.rows[len(headings) :]), first_row=bare.first_row, metadata=metadata)


def _merged_downwards(rows: Sequence[tuple[GridCell, ...]], height: int) -> list[tuple[GridCell, ...]]:
    """Let each heading reach down to the last row of headings: separated values have no merged cells to say so."""
    placed = [list(row) for row in rows[:height]]
    for column in range(len(placed[0]) if len(placed) > 1 else 0):
        last = next((row for row in reversed(placed) if row[column].text), placed[-1])[column]
        for row in placed[last.row :]:
            row[column] = replace(last, rows=len(placed) - last.row)
    return [tuple(row) for row in placed]


def _metadata(cells: Sequence[str]) -> str:
    """Return a row's metadata; where it is damaged, only the id."""
    text = cells[-1] if cells else ""
    if parse_metadata(text) or not cells or not is_id(cells[0]):
        return text
    return dumps({"id": cells[0], "print": -1})


def write_separated(catalogue: Catalogue, separator: str, options: Options) -> bytes:
    """Write the headings and all rows; each row repeats its category and number.

    The last columns are those that the printed table lacks: the item's id and, where there are any, its place and the
    item that it is published with. Where the cells alone would not be read as the very same items, one column holds
    all that they do not say.

    Raises:
        CatalogError: the encoding is none, or has no sign for a character in the catalogue.
    """
    encoding = encoding_named(options.encoding) if options.encoding else "utf-8-sig"
    count = len(catalogue.items)
    text = io.StringIO()
    lines = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for number, (name, cells) in enumerate(_rows(official_table(catalogue, addresses=True), options)):
        if number % _STEP == 0:
            options.step(number, count)
        _check(name, cells, encoding)
        lines.writerow(cells)
    return text.getvalue().encode(encoding)


def _rows(table: OfficialTable, options: Options) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows, the headings first, each with the name of its item."""
    items = [row.item for row in table.rows]
    rows = _with_field_columns(table, items)
    if any(row.lines for row in table.rows) or not _cells_suffice([cells for _, cells in rows], items, options):
        rows = _with_metadata_columns(table, items, options)
    for name, cells in rows:
        yield name, [spreadsheet_safe(cell) for cell in cells]


def _cells_suffice(rows: Rows, items: Sequence[Item], options: Options) -> bool:
    """Return whether rows without metadata are read back as these items."""

    def said() -> bytes:
        return b"yes" if cells_suffice(grid_from_rows(rows), items, options.part) else b""

    return bool(recalled(options.memo, ("said", rows, items), said))


def _with_field_columns(table: OfficialTable, items: Sequence[Item]) -> list[NamedRow]:
    """Return the rows with columns for further fields that any item has."""
    keys = [key for key in FURTHER if key == "id" or any(item.value(key) for item in items)]
    headings = [FIELDS[key].heading for key in keys]
    return _with_columns(table, headings, [[visible(str(item.value(key) or "")) for key in keys] for item in items])


def _with_metadata_columns(table: OfficialTable, items: Sequence[Item], options: Options) -> list[NamedRow]:
    """Return the rows with columns for their ids and metadata."""
    ids = [visible(item.id) for item in items]
    metadata = metadata_rows(table, part=options.part)
    return _with_columns(table, [ID_HEADING, METADATA_HEADING], [*map(list, zip(ids, metadata, strict=True))])


def _with_columns(table: OfficialTable, headings: list[str], texts: Sequence[list[str]]) -> list[NamedRow]:
    """Return the rows with further columns; their headings stand in the last row of headings."""
    *above, last = map(_visible, flat_headings(table.columns))
    blank = [""] * len(headings)
    rows = [*(("", [*row, *blank]) for row in above), ("", [*last, *headings])]
    # a line in the column of numbers is read as one; elsewhere it would be an item
    mark = blank if table.columns[0].key == NUMBER else [*blank[1:], _LINE]
    for row, more in zip(table.rows, texts, strict=True):
        rows += [("", [visible(line), *[""] * (len(table.columns) - 1), *mark]) for line in row.lines]
        rows.append((row.item.name, [*_visible(row.cells), *more]))
    return rows


def _visible(cells: tuple[str, ...]) -> list[str]:
    return [visible(cell) for cell in cells]


def _check(name: str, cells: list[str], encoding: str) -> None:
    try:
        "".join(cells).encode(encoding)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        place = message("the item “{name}”", name=visible(name)) if name else message("a heading")
        raise CatalogError(
            message(
                "{encoding} has no “{sign}” (U+{code}), which {place} contains",
                encoding=encoding,
                sign=sign,
                code=f"{ord(sign):04X}",
                place=place,
            ),
            message("Write it in {names}, which have every character.", names="utf-8, gb18030"),
        ) from error

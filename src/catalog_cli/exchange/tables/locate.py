"""Find the tables of items in a document by their headings, and read the lines around them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.tables.bodies import read_body
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn, columns_of
from catalog_cli.exchange.tables.domains import is_domain, settle_domains
from catalog_cli.exchange.tables.grid import Grid, SourceDocument
from catalog_cli.exchange.tables.headings import (
    EXTRA,
    NUMBER,
    FindMeaning,
    HeadingMeaning,
    HeadingRows,
    heading_at,
    meaning_of,
    normal,
    on_one_line,
    starting_cells,
)
from catalog_cli.exchange.tables.link_cells import with_addresses
from catalog_cli.exchange.tables.title_lines import (
    TitleLines,
    classify_lines,
    is_annex,
    is_caption,
    is_label,
    is_note,
    lines_of_row,
    section_name,
    sheet_name,
)
from catalog_cli.model.document import LeftOut, TablePlace
from catalog_cli.model.errors import CatalogError, NoTableError
from catalog_cli.model.field import FIELDS, field_named
from catalog_cli.model.message import listed, message

_LONGEST_HEADING = 6
"""Characters of a heading that is known by its shortness alone."""
_LONGEST_NAMED = 40
"""Characters of a cell that is named in a message."""
_WIDEST = 12
"""So many cells of a row are named in a message."""
_FORM = 40
"""A grid of at most so many rows, with a label and a value each, is a cover or a form; its texts are lines."""
_LABEL_AND_VALUE = 2


class DocumentLayout(Struct, frozen=True):
    """The tables of items in a document (one for each section of a table), and what surrounds them."""

    title: str
    publishers: tuple[str, ...]
    tables: tuple[FoundTable, ...]
    notes: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class _Search(Struct):
    """The state of a search: `above` are the lines since the last table, `last` the heading that may be continued.

    Where the document `has_certain` tables of items, those with headings of any table are none.
    """

    naming: FindMeaning
    wanted: int | None
    lines: TitleLines = field(default_factory=TitleLines)
    above: list[str] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    headings: dict[str, None] = field(default_factory=dict)
    last: tuple[Grid, HeadingRows] | None = None
    number: int = 0
    has_certain: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether the user asked for the table at hand."""
        return self.wanted in {None, self.number}


def locate(source: SourceDocument, options: ReadOptions) -> DocumentLayout:
    """Find the tables of items in a document by their headings.

    `options.table` counts the tables that have such a heading, from 1, in the document's order; a table that goes on in
    another without a heading is one. `options.columns` says what a heading is, whatever it would be taken for.

    Raises:
        NoTableError: no table has such a heading, or not as many as were asked for.
        CatalogError: a heading or field of `options.columns` is not there.
    """
    search = _Search(_naming(options.columns, options.known), options.table)
    headings = {place: list(_headings(part, search.naming)) for place, part in _grids(source)}
    search.has_certain = any(not heading.is_vague for found in headings.values() for heading in found)
    for place, part in enumerate(source.parts):
        if isinstance(part, Grid):
            _search_grid(search, part, headings[place])
        else:
            search.above.append(part)
    classify_lines(search.lines, search.above, wants_category=False, below=True)
    _require_found(search, source, options)
    domains = settle_domains(search.tables, search.lines.title)
    return DocumentLayout(
        domains.title,
        tuple(search.lines.publishers),
        domains.tables,
        (*search.lines.notes, *(caption for caption in domains.unused if caption not in search.lines.notes)),
        tuple(search.left_out),
    )


def _naming(columns: Mapping[str, str], known: Mapping[str, str]) -> FindMeaning:
    """Look headings up in the user's words for columns first, then in the catalogue's form, then among all known."""
    own = {normal(heading): HeadingMeaning(key, specific=key == "name") for heading, key in known.items()}
    for heading, key in columns.items():
        found = field_named(key)
        role = key if key in {EXTRA, NUMBER} else found.key if found else ""
        if not role:
            why = message(
                "{key} is not a field, so the column {heading} cannot be read as one.", key=key, heading=heading
            )
            raise CatalogError(why, message("The fields are: {names}.", names=listed(FIELDS)))
        own[normal(heading)] = HeadingMeaning(role, -1)
    return (lambda text: own.get(normal(text)) or meaning_of(text)) if own else meaning_of


def _grids(source: SourceDocument) -> Iterator[tuple[int, Grid]]:
    return ((place, part) for place, part in enumerate(source.parts) if isinstance(part, Grid))


def _search_grid(search: _Search, grid: Grid, headings: Sequence[HeadingRows]) -> None:
    found = [heading for heading in headings if not (heading.is_vague and search.has_certain)]
    if found:
        _take_lines(search, grid, range(found[0].first))
        for place, heading in enumerate(found):
            if place == 0 or heading.paths != found[place - 1].paths:
                _read(search, grid, heading, _rows(found, place, len(grid.rows)))
    elif _leads_on(search, grid):
        _read(search, grid, None, range(len(grid.rows)))
    elif _is_form(grid) and not _is_list_behind(search, grid):
        _take_lines(search, grid, range(len(grid.rows)))
    elif any(cell.text.strip() for row in grid.rows for cell in row):
        search.last = None
        search.left_out += [_unfit(grid)] if search.wanted is None else []


def _headings(grid: Grid, naming: FindMeaning) -> Iterator[HeadingRows]:
    row = 0
    while row < len(grid.rows):
        heading = heading_at(grid, row, naming)
        if heading:
            yield heading
        row = max(heading.end, row + 1) if heading else row + 1


def _rows(found: Sequence[HeadingRows], place: int, height: int) -> list[int]:
    """Return the rows under a heading and its repetitions, up to the next different heading."""
    rows: list[int] = []
    for following in range(place, len(found)):
        if found[following].paths != found[place].paths:
            break
        end = found[following + 1].first if following + 1 < len(found) else height
        rows += range(found[following].end, end)
    return rows


def _read(search: _Search, grid: Grid, heading: HeadingRows | None, rows: Sequence[int]) -> None:
    """Read the rows under a heading, or those that continue the last table."""
    paths = heading.paths if heading else search.last[1].paths if search.last else ()
    search.number += heading is not None
    if heading:
        search.last = (grid, heading)
        search.headings |= dict.fromkeys(text for path in paths for text in path)
    columns = columns_of(grid, paths, rows, search.naming)
    if not search.is_wanted:
        search.above = []
        return
    category = _category(search, grid, columns, leads_on=heading is None)
    ignored = frozenset((search.lines.title,))
    body = read_body(grid, columns, rows, category, ignored)
    search.tables += body.tables
    if category not in {sheet_name(grid.sheet), search.lines.title} and not any(
        category in table.category for table in body.tables
    ):
        # the first section has replaced it
        search.lines.notes.append(category)
    search.lines.notes += body.notes
    search.left_out += body.left_out
    # a line over a heading without rows belongs to the rows that follow elsewhere
    unused = [category] if category and not body.tables else []
    search.above = [*unused, *body.trailing]


def _category(search: _Search, grid: Grid, columns: Sequence[TableColumn], *, leads_on: bool) -> str:
    wants = not any(column.role == "category" for column in columns)
    before = search.lines.title
    # beside a column of categories, the caption of a table may name its domain
    category = classify_lines(search.lines, search.above, wants_category=wants or _may_be_domain(search.above))
    search.above = []
    if category:
        return category
    if not wants and not before and (is_domain(search.lines.title) or is_caption(search.lines.title)):
        # the title of a document of domains is the caption of the first where there is no other
        return search.lines.title
    last = search.tables[-1] if search.tables else None
    if last and (leads_on or (not wants and last.columns == tuple(columns))):
        return last.category or (sheet_name(grid.sheet) if wants else "")
    return sheet_name(grid.sheet) if wants else ""


def _may_be_domain(texts: Sequence[str]) -> bool:
    return any(is_domain(section_name(text)) for text in texts) or is_caption(texts[-1] if texts else "")


def _leads_on(search: _Search, grid: Grid) -> bool:
    if search.last is None or not grid.rows:
        return False
    before, _heading = search.last
    if any(is_annex(text) for text in search.above) or _has_own_headings(grid, search.naming):
        return False
    return before.width == grid.width > 1 and before.sheet == grid.sheet


def _has_own_headings(grid: Grid, naming: FindMeaning) -> bool:
    """Return whether a grid begins with headings, though not of items: 序号 | 单位 | 姓名 | 职务 | 电话."""
    texts = [normal(cell.text) for _, cell in starting_cells(grid.rows[0])]
    known = [meaning for text in texts if (meaning := naming(text))]
    if any(meaning.role == NUMBER for meaning in known):
        return True
    return bool(known) and len(texts) > 1 and all(len(text) <= _LONGEST_HEADING and text.isalpha() for text in texts)


def _take_lines(search: _Search, grid: Grid, rows: Sequence[int]) -> None:
    for row in rows:
        texts = [
            with_addresses(cell.text, cell.links)
            for _, cell in starting_cells(grid.rows[row])
            if cell.row == row or cell.rows == 1
        ]
        search.above += lines_of_row(texts)


def _is_form(grid: Grid) -> bool:
    return len(grid.rows) <= _FORM and all(sum(1 for _ in starting_cells(row)) <= _LABEL_AND_VALUE for row in grid.rows)


def _is_list_behind(search: _Search, grid: Grid) -> bool:
    """Return whether a grid is another list, and not the form of a signature, below the tables that were found."""
    if any(is_annex(text) for text in search.above):
        return True
    rows = [[cell.text for _, cell in starting_cells(row)] for row in grid.rows]
    pairs = len(rows) > _LABEL_AND_VALUE and all(len(row) == _LABEL_AND_VALUE for row in rows)
    signed = any(is_note(f"{row[0]}：") or is_label(row[0]) for row in rows if row)
    return bool(search.tables) and pairs and not signed


def _unfit(grid: Grid) -> LeftOut:
    place = TablePlace(grid.table, grid.first_row, grid.first_column, grid.sheet)
    return LeftOut(place, _fullest_row(grid), message("The table has no headings of a table of items."))


def _fullest_row(grid: Grid) -> str:
    """Return the row with most cells filled, the first of several: most likely the headings that `--map` is about."""
    rows = ([on_one_line(cell.text)[:_LONGEST_NAMED] for _, cell in starting_cells(row)] for row in grid.rows[:_FORM])
    return " | ".join(max(rows, key=len, default=[])[:_WIDEST])


def _require_found(search: _Search, source: SourceDocument, options: ReadOptions) -> None:
    if not search.number:
        raise _nothing_found(source)
    known = {normal(heading) for heading in search.headings}
    for heading in options.columns:
        if normal(heading) not in known:
            raise CatalogError(
                message("No column is headed {heading}.", heading=heading),
                message("The headings are: {headings}.", headings="、".join(search.headings)),
            )
    if options.table is not None and not 1 <= options.table <= search.number:
        raise NoTableError(
            message(
                "There is no table {number} of items; tables of items found: {count}.",
                number=options.table,
                count=search.number,
            ),
            message("Tables are counted from 1; those without headings of items are not counted."),
        )


def _nothing_found(source: SourceDocument) -> NoTableError:
    seen = [text for grid in source.grids[:5] if (text := _fullest_row(grid))]
    if not seen:
        why = message("The document has no table.")
        return NoTableError(
            why, message("A table of items is found by headings such as 事项名称, 公开内容 and 公开依据.")
        )
    return NoTableError(
        message(
            "No table of items was found; the row with most cells of each table is: {rows}.", rows=" / ".join(seen)
        ),
        message(
            "A table of items is found by headings such as 事项名称, 公开内容 and 公开依据; "
            "--map assigns another heading to a field."
        ),
    )

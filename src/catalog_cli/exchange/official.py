"""The official form of a catalogue: the lines above the table, its headings, and a row for each item.

Its words are Chinese whatever the user reads: it is the document that the office publishes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.carried_cells import with_carried
from catalog_cli.exchange.official_cells import PrintCell, leads_somewhere, printer_of
from catalog_cli.exchange.official_columns import printed_columns, usual_same
from catalog_cli.exchange.official_numbers import row_numbers
from catalog_cli.exchange.official_sections import section_lines
from catalog_cli.model.catalogue import DEFAULT_PUBLISHER, Catalogue, Settings, in_order
from catalog_cli.model.form import MERGED, NUMBER, ONCE, PUBLISHERS, REPEATED, TITLE, TableForm, form_from
from catalog_cli.model.item import LEVEL, Item


class OfficialColumn(Struct, frozen=True):
    """A column: its headings from the outermost to its own, what prints a cell, and the field it prints, if any.

    A heading of `extra` may be the same word as a field's key, so a column is never known by its heading. `absent` is
    printed where an item has nothing, and a column with an `option` is ticked where the field has it. `same` says
    how neighbours with the same text are printed.
    """

    path: tuple[str, ...]
    text: PrintCell
    key: str = ""
    absent: str = ""
    same: str = REPEATED
    option: str = ""
    has_boxes: bool = False

    @property
    def heading(self) -> str:
        """The heading right above the cells."""
        return self.path[-1] if self.path else ""

    @property
    def is_merged(self) -> bool:
        """Whether neighbours with the same text are one cell."""
        return self.same == MERGED


class OfficialRow(Struct, frozen=True):
    """One item's cells, in the order of the table's columns, and how many rows each covers: 0 within a merged cell.

    `words` begin the cell that leads to the item's page; they are empty where none does. `lines` stand above the row
    and name the sections that begin with it.
    """

    item: Item
    cells: tuple[str, ...]
    spans: tuple[int, ...]
    words: str = ""
    lines: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def link(self) -> str | None:
        """The item's address; None when it has none."""
        return self.item.link


class Group(Struct, frozen=True):
    """The rows of one category, numbered from 1."""

    number: int
    category: str
    rows: tuple[OfficialRow, ...]


class TitleLine(Struct, frozen=True):
    """A line above the table; one of them is the title."""

    text: str
    is_title: bool = False


class OfficialTable(Struct, frozen=True):
    """The whole form; each cell of a row stands under the column at the same place.

    `link_on` is the key of the column whose cells lead to the items' pages, `notes` are the lines below the table.
    Where it `has_tables`, each section that begins is a table of its own.
    """

    title: str
    lines: tuple[TitleLine, ...]
    columns: tuple[OfficialColumn, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    link_on: str = "link"
    has_tables: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of each column."""
        return tuple(column.heading for column in self.columns)

    @property
    def marked(self) -> int:
        """The place of the column whose cells carry what a document keeps of their rows: never a merged one."""
        apart = [place for place, column in enumerate(self.columns) if not column.is_merged]
        named = [place for place in apart if self.columns[place].key == "name"]
        return next(iter((*named, *apart)), 0)

    @property
    def rows(self) -> tuple[OfficialRow, ...]:
        """All rows, in their order."""
        return tuple(row for group in self.groups for row in group.rows)


def official_table(catalogue: Catalogue, *, addresses: bool = False) -> OfficialTable:
    """Put a catalogue into the form that its settings describe; a category without items has no row and no number.

    With `addresses`, an address is printed where the form hides it behind a word.
    """
    settings = catalogue.settings
    form = form_from(settings.form)
    items = in_order(catalogue.items, settings.categories)
    printed = printed_columns(form, items)
    columns = tuple(
        OfficialColumn(
            path=column.path,
            text=printer_of(column, form, addresses=addresses),
            key="" if column.is_own else column.key,
            absent=_absent(column.absent, form, is_option=bool(column.option) and not column.is_own),
            option="" if column.is_own else column.option,
            same=column.same or usual_same(column, form),
            has_boxes=bool(column.boxes),
        )
        for column in printed
    )
    form = replace(form, columns=tuple(printed))
    if addresses:
        form = replace(form, link_text="", link_on="link")
    rows = _rows(items, columns, form, addresses=addresses)
    return OfficialTable(
        title=settings.title,
        lines=tuple(_lines(form, settings)),
        columns=columns,
        groups=tuple(_groups(rows)),
        notes=form.notes,
        link_on=form.link_on,
        has_tables=form.sections_as == "tables",
    )


def _absent(own: str | None, form: TableForm, *, is_option: bool) -> str:
    return own if own is not None else "" if is_option else form.absent


def _lines(form: TableForm, settings: Settings) -> Iterator[TitleLine]:
    """Yield the lines above the table; who publishes is not said where nobody has said it."""
    publishers = "、".join(each for each in settings.publishers if each != DEFAULT_PUBLISHER)
    for line in form.lines:
        if PUBLISHERS not in line or publishers:
            text = line.replace(TITLE, settings.title).replace(PUBLISHERS, publishers)
            yield TitleLine(text, is_title=TITLE in line)


def _groups(rows: Iterable[OfficialRow]) -> Iterator[Group]:
    for number, (category, found) in enumerate(groupby(rows, lambda row: row.item.category), 1):
        yield Group(number, category, tuple(found))


def _rows(
    items: Sequence[Item], columns: Sequence[OfficialColumn], form: TableForm, *, addresses: bool
) -> list[OfficialRow]:
    numbers = row_numbers([item.category for item in items], form.numbers)
    cells = [
        tuple(number if column.key == NUMBER else column.text(item) or column.absent for column in columns)
        for number, item in zip(numbers, items, strict=True)
    ]
    cells = [
        with_carried(item, texts, form, addresses=addresses) if item.printed else texts
        for item, texts in zip(items, cells, strict=True)
    ]
    spans = _spans(items, cells, columns, form)
    cells, spans = _first_alone(cells, spans, columns)
    at = next((place for place, column in enumerate(columns) if column.key == form.link_on), None)
    lines = section_lines([item.category for item in items], form)
    return [
        OfficialRow(item, texts, span, _words(item, texts[at], form) if at is not None else "", above)
        for item, texts, span, above in zip(items, cells, spans, lines, strict=True)
    ]


def _words(item: Item, cell: str, form: TableForm) -> str:
    """Return the words of a cell that lead to the item's page: all of a cell that prints no address."""
    if not item.link:
        return ""
    if form.link_on == "link" and cell.startswith(item.link):
        return item.link
    if "://" in cell or not leads_somewhere(item.link):
        return ""
    return form.link_text if form.link_on == "link" and form.link_text and cell.startswith(form.link_text) else cell


def _spans(
    items: Sequence[Item], cells: Sequence[Sequence[str]], columns: Sequence[OfficialColumn], form: TableForm
) -> list[tuple[int, ...]]:
    """Return how many rows each cell covers: neighbours with the same text, within the same category, are one."""
    spans = [[1] * len(columns) for _ in items]
    categories = [item.category.split(LEVEL) for item in items]
    for place, column in enumerate(columns):
        depth = _depth(columns, place, form)
        first = 0
        for index in range(1, len(items)) if column.same != REPEATED else ():
            same = categories[first][:depth] == categories[index][:depth]
            if same and cells[index][place] == cells[first][place] != "":
                spans[first][place] += 1
                spans[index][place] = 0
            else:
                first = index
    return [tuple(each) for each in spans]


def _first_alone(
    cells: Sequence[tuple[str, ...]], spans: Sequence[tuple[int, ...]], columns: Sequence[OfficialColumn]
) -> tuple[list[tuple[str, ...]], list[tuple[int, ...]]]:
    """Leave all but the first of neighbours empty, instead of merging them, in columns that are printed so."""
    once = {place for place, column in enumerate(columns) if column.same == ONCE}
    if not once:
        return list(cells), list(spans)
    shown = [
        tuple("" if place in once and own[place] == 0 else text for place, text in enumerate(row))
        for row, own in zip(cells, spans, strict=True)
    ]
    return shown, [tuple(1 if place in once else span for place, span in enumerate(own)) for own in spans]


def _depth(columns: Sequence[OfficialColumn], place: int, form: TableForm) -> int | None:
    """Return how many levels of the category the rows of a merged cell share; None stands for all of them."""
    if columns[place].key == NUMBER and form.numbers == "outermost":
        return 1
    levels = [at for at, column in enumerate(columns) if column.key == "category"]
    return len(form.sections) + levels.index(place) + 1 if place in levels[:-1] else None

"""Learn the form of a document's table: its columns with their headings, and how their cells are printed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.official_cells import printer_of
from catalog_cli.exchange.official_columns import usual_same
from catalog_cli.exchange.official_numbers import row_numbers
from catalog_cli.exchange.tables.columns import FoundTable, TableColumn
from catalog_cli.exchange.tables.grid import GridCell
from catalog_cli.exchange.tables.headings import EXTRA, NUMBER
from catalog_cli.exchange.tables.learn_cells import absent_text, boxes_of, same_of, separator_between, tick_of
from catalog_cli.model.form import MERGED, NUMBERINGS, UNDER, FormColumn, TableForm
from catalog_cli.model.item import Item

Identity = tuple[str, str, int]


class SeenRow(Struct, frozen=True):
    """A row of a document as it was read: the table, its cells, and the item in it."""

    table: FoundTable
    cells: tuple[GridCell, ...]
    item: Item


class SeenColumn(Struct, frozen=True):
    """A column of a document: its cell in each row, None in the rows of a table that has no such column."""

    column: TableColumn
    cells: tuple[GridCell | None, ...]


def seen_columns(rows: Sequence[SeenRow]) -> list[SeenColumn]:
    """Return the columns of all tables that the rows are of: those of the first, and what the others add."""
    found: dict[Identity, TableColumn] = {}
    places: dict[tuple[TableColumn, ...], dict[Identity, int]] = {}
    for row in rows:
        columns = row.table.columns
        if columns not in places:
            own = dict(zip(_identities(columns), columns, strict=True))
            places[columns] = {identity: column.index for identity, column in own.items()}
            found |= {key: column for key, column in own.items() if key not in found}
    return [
        SeenColumn(column, tuple(_cell(row, places[row.table.columns].get(identity)) for row in rows))
        for identity, column in found.items()
    ]


def _cell(row: SeenRow, place: int | None) -> GridCell | None:
    return None if place is None else row.cells[place]


def _identities(columns: Sequence[TableColumn]) -> Iterator[Identity]:
    """Yield what makes a column the same as one of another table: what it prints, whatever its heading is there."""
    seen: Counter[tuple[str, str]] = Counter()
    for column in columns:
        what = (column.role, column.heading if column.role == EXTRA else column.option)
        seen[what] += 1
        yield (*what, seen[what])


def learn_form(rows: Sequence[SeenRow], seen: Sequence[SeenColumn], sections: Mapping[str, object]) -> TableForm:
    """Return the form of the table that these rows and columns are of, and whose `sections` are printed so."""
    items = [row.item for row in rows]
    columns = named_columns(seen)
    form = replace(TableForm(columns=columns, numbers=_numbers(rows, seen)), **sections)
    form = replace(form, columns=tuple(_with_cells(*each, items, form) for each in zip(columns, seen, strict=True)))
    form = replace(form, tick=tick_of([each.cells for each in seen if each.column.option]) or form.tick)
    return _with_absent(form, items, seen)


def named_columns(seen: Sequence[SeenColumn]) -> tuple[FormColumn, ...]:
    """Return a column of a form for each, with a name of its own: its headings, joined."""
    return tuple(_named([each.column for each in seen]))


def _named(columns: Sequence[TableColumn]) -> Iterator[FormColumn]:
    taken: Counter[str] = Counter()
    for column in columns:
        path = column.path or ("",)
        plain = UNDER.join(part.replace(UNDER, "／") for part in path) or column.heading
        taken[plain] += 1
        name = f"{plain}（{taken[plain]}）" if taken[plain] > 1 else plain
        option = column.heading if column.role == EXTRA and column.heading != path[-1] else column.option
        yield FormColumn(name, path, column.role, option)


def _numbers(rows: Sequence[SeenRow], seen: Sequence[SeenColumn]) -> str:
    """Return what 序号 counts: the way of counting that most rows agree with."""
    cells = next((each.cells for each in seen if each.column.role == NUMBER), None)
    if cells is None:
        return NUMBERINGS[0]
    texts = [cell.text.strip() if cell else "" for cell in cells]
    categories = [row.item.category for row in rows]

    def fit(counted: str) -> int:
        return sum(text == number for text, number in zip(texts, row_numbers(categories, counted), strict=False))

    return max(("items", *NUMBERINGS), key=fit)


def _with_cells(column: FormColumn, seen: SeenColumn, items: Sequence[Item], form: TableForm) -> FormColumn:
    """Return a column with all that its cells say of how it is printed."""
    pairs = [(cell, item) for cell, item in zip(seen.cells, items, strict=True) if cell]
    usual = usual_same(column, form)
    same = same_of(seen.cells, leaves_blank=usual == MERGED)
    column = replace(column, same="" if same == usual else same)
    if column.option:
        return column
    if boxes := boxes_of(column.key, [cell for cell, _ in pairs]):
        return replace(column, **boxes)
    return replace(column, separator=separator_between(column.key, pairs))


def _with_absent(form: TableForm, items: Sequence[Item], seen: Sequence[SeenColumn]) -> TableForm:
    """Return the form with what its columns print where an item has nothing; most of them agree."""
    texts: dict[FormColumn, str] = {}
    for column, each in zip(form.columns, seen, strict=True):
        blank = printer_of(column, form, addresses=True)
        cells = [cell for cell, item in zip(each.cells, items, strict=True) if cell and not blank(item)]
        if column.key != NUMBER and cells:
            texts[column] = absent_text(cells, is_option=bool(column.option))
    return replace(form, **_agreed(form, texts))


def _agreed(form: TableForm, texts: Mapping[FormColumn, str]) -> dict[str, object]:
    usual = Counter(text for column, text in texts.items() if not column.option or column.key == EXTRA)
    absent = usual.most_common(1)[0][0] if usual else ""
    columns = tuple(
        replace(column, absent=text)
        if (text := texts.get(column)) is not None and text != ("" if _is_ticked(column) else absent)
        else column
        for column in form.columns
    )
    return {"absent": absent, "columns": columns}


def _is_ticked(column: FormColumn) -> bool:
    return bool(column.option) and column.key != EXTRA

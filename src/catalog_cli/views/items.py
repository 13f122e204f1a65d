"""Items as a table: the columns that were asked for, one row an item, the same as records."""

from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _

from catalog_cli.model.field import FIELDS, Kind, separator_of
from catalog_cli.model.item import IN_EXTRA, Item
from catalog_cli.model.table import Cell, Column, Each, Table
from catalog_cli.views.headings import heading, printed

Stretches = Sequence[tuple[int, int]]


def items_table(
    items: Iterable[Item], keys: Sequence[str], only: Sequence[str] | None = None, *, is_short: bool = False
) -> Table:
    """Show items with the fields named by `keys`; a record holds every present field and `path`, or those in `only`.

    With `is_short`, time limits are shortened for people.
    """
    shown = items if isinstance(items, Sequence) else tuple(items)
    return Table(
        columns=tuple(_column(key) for key in keys),
        rows=Each(lambda item: tuple(cell(item, key, is_short=is_short) for key in keys), shown),
        records=Each(lambda item: record(item, only), shown),
    )


def item_lines(item: Item) -> Table:
    """Show all present fields of an item for programs: a row for each, with its key."""
    keys = (*item.to_mapping(), "path")
    columns = (Column("field", _("Field")), Column("value", _("Value")))
    return Table(columns, [(Cell(key), cell(item, key)) for key in keys], [record(item)])


def record(item: Item, keys: Sequence[str] | None = None) -> dict[str, object]:
    """Return an item as data: every present field, or those named, and the path of its file."""
    values = {**item.to_mapping(), "path": item.path}
    if keys is None:
        return values
    values |= {key: item.value(key) for key in keys if key.startswith(IN_EXTRA) and item.value(key) is not None}
    return {key: values[key] for key in keys if key in values}


def cell(item: Item, key: str, marks: Mapping[int, Stretches] | None = None, *, is_short: bool = False) -> Cell:
    """Show one field; `marks` are the stretches to mark in each element of its value.

    With `is_short`, a time limit without marks is shortened for people.
    """
    if is_short and key == "time_limit" and item.time_limit and not marks:
        # deferred: a wide terminal has room for the printed words, and parsing them takes much to load
        from catalog_cli.views.deadlines import in_brief

        return Cell(in_brief(item.time_limit), data=item.time_limit)
    link = item.link if key == "link" else None
    moved = tuple(_shifted(item.texts(key), separator_of(key), marks)) if marks else ()
    return Cell(printed(item, key), moved, link)


def _shifted(texts: Sequence[str], separator: str, marks: Mapping[int, Stretches]) -> Iterable[tuple[int, int]]:
    offset = 0
    for place, text in enumerate(texts):
        yield from ((offset + start, offset + end) for start, end in marks.get(place, ()))
        offset += len(text) + len(separator)


def _column(key: str) -> Column:
    return Column(
        key, heading(key), number=key in FIELDS and FIELDS[key].kind is Kind.NUMBER, is_whole=key in {"id", "order"}
    )

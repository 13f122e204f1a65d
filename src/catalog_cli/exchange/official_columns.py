"""Which columns the official table has: those of the form, and, where it is open, those that the items call for."""

from collections.abc import Sequence

from catalog_cli.exchange.official_cells import others_of
from catalog_cli.exchange.official_numbers import OF_CATEGORY
from catalog_cli.model.field import FIELDS, printed_together
from catalog_cli.model.form import EXTRA, MERGED, NUMBER, REPEATED, FormColumn, TableForm
from catalog_cli.model.item import Item

_NEEDED = ("name", "content", "category", NUMBER)
"""Columns that are never left out."""


def printed_columns(form: TableForm, items: Sequence[Item]) -> list[FormColumn]:
    """Return the columns of a form for these items.

    A form with columns of its own has just these. Any other has further ones for what else the items hold: fields
    beside their neighbours, then every heading of `extra`, then the workspace's own keys. The usual one leaves out what
    no item fills, but for a sheet without items, which is there to be filled.
    """
    if not form.is_open:
        return list(form.columns)
    columns = list(form.columns)
    printed = {column.key for column in columns}
    # backwards, so that those after the same column keep their order
    for key, field in reversed([*FIELDS.items()]):
        if (field.printed_after or field.always_printed) and key not in printed and _is_filled(key, items):
            columns.insert(_place(columns, key), _column(key))
    if form.is_usual and items:
        columns = [column for column in columns if column.key in _NEEDED or _is_filled(column.key, items)]
    extras = dict.fromkeys(heading for item in items for heading in item.extra)
    columns += [FormColumn(heading, (heading,), EXTRA) for heading in extras]
    return columns + [FormColumn(key, (key,), key) for key in others_of(items)]


def usual_same(column: FormColumn, form: TableForm) -> str:
    """Return how neighbours with the same text are printed by default: those of a category are one, and its number."""
    of_category = column.key == "category" or (column.key == NUMBER and form.numbers in OF_CATEGORY)
    return MERGED if of_category else REPEATED


def _is_filled(key: str, items: Sequence[Item]) -> bool:
    if key not in FIELDS:
        return any(key in item.others for item in items)
    keys = printed_together(key)
    return any(item.value(each) not in (None, ()) for item in items for each in keys)


def _place(columns: Sequence[FormColumn], key: str) -> int:
    """Return where a field belongs: behind the one that it is printed after, or else behind all that come before it."""
    keys = [column.key for column in columns]
    fields = list(FIELDS)
    neighbour = FIELDS[key].printed_after
    before = {neighbour} if neighbour in keys else {NUMBER, *fields[: fields.index(key)]}
    return max((place for place, each in enumerate(keys, 1) if each in before), default=len(keys))


def _column(key: str) -> FormColumn:
    heading = FIELDS[key].printed_heading or FIELDS[key].heading
    return FormColumn(heading, (heading,), key)

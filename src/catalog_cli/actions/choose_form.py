"""Choose the form of the official table for one rendering: another than the catalogue's own, or some columns of it."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import UsageError
from catalog_cli.model.field import BY_NAME, FIELDS
from catalog_cli.model.form import EXTRA, NUMBER, NUMBER_HEADING, FormColumn, TableForm, form_from, form_values
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.search.fields import known_key

_BETWEEN = re.compile("[,，、]")


def with_form(settings: Settings, name: str | None, columns: str | None, items: Sequence[Item]) -> Settings:
    """Return the settings with a form that is named, and only the columns that are listed.

    Raises:
        UsageError: no column is listed.
        UnknownFieldError: a column is neither a field nor a heading.
    """
    settings = replace(settings, form=name) if name else settings
    if columns is None:
        return settings
    form = form_from(settings.form)
    names = [each.strip() for each in _BETWEEN.split(columns) if each.strip()]
    if not names:
        raise UsageError(message("--columns needs the names of fields, such as: name,time_limit"))
    chosen = dict.fromkeys(column for each in names for column in _columns(each, form, items))
    has_category = any(column.key == "category" for column in chosen)
    # numbers of categories that are not printed would number nothing
    numbers = form.numbers if has_category else "items"
    return replace(settings, form=form_values(replace(form, columns=tuple(chosen), numbers=numbers)))


def _columns(name: str, form: TableForm, items: Sequence[Item]) -> Iterator[FormColumn]:
    """Yield the columns of a heading or a field, as the form has them, otherwise as usual."""
    headed = [column for column in form.columns if name in {column.name, column.heading}]
    if headed:
        yield from headed
    elif name in {NUMBER, NUMBER_HEADING}:
        yield FormColumn(NUMBER_HEADING, (NUMBER_HEADING,), NUMBER)
    elif name.casefold() not in BY_NAME and any(name in item.extra for item in items):
        yield FormColumn(name, (name,), EXTRA)
    else:
        key = known_key(name, items)
        usual = FIELDS[key].printed_heading or FIELDS[key].heading if key in FIELDS else key
        yield from [each for each in form.columns if each.key == key] or [FormColumn(usual, (usual,), key)]

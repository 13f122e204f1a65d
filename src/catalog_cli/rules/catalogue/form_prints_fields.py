"""Each column of the form prints a field that there is.

`form` in `catalog.yaml` says which columns the table has. A column whose field is misspelt is printed under its
heading, and empty in every row. Besides the fields of items there are `number`, `extra`, and the keys that the
workspace's own schema adds, if an item has them.
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.field import BY_NAME, FIELDS
from catalog_cli.model.finding import Pointer, Severity
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "表式中的字段正确"
SEVERITY = Severity.ERROR
_FORM = SETTINGS + "form:\n  columns:\n    序号: number\n    事项: name\n"
VALID = (
    {**RIGHT, SETTINGS_FILE: _FORM + "    内容: content\n    公开对象/全社会: audience=全社会\n    备注: extra\n"},
    {**RIGHT, SETTINGS_FILE: _FORM + "    电话: phone\n", FILE: ITEM + 'phone: "0736-4211100"\n'},
)
INVALID = (
    {**RIGHT, SETTINGS_FILE: _FORM + "    内容: contents\n"},
    {**RIGHT, SETTINGS_FILE: _FORM + "    渠道:\n      field: chanels\n"},
    {**RIGHT, SETTINGS_FILE: SETTINGS + "form:\n  columns:\n    事项: name\n  link_on: titel\n"},
)


def collect(item: Item) -> list[str] | None:
    """Return the keys that only the workspace's own schema knows."""
    return sorted(item.others) or None


def compare(collected: Collected, settings: Settings) -> Iterator[Problem]:
    """Report each column whose field there is not, with the nearest that is."""
    if not isinstance(settings.form, Mapping):
        return
    # deferred: few catalogues describe a form of their own
    from catalog_cli.model.form import form_from, is_known_key

    form = form_from(settings.form)
    own = {key for _path, keys in collected for key in keys or ()}
    for column in form.columns:
        # what is no text at all is the schema's to report
        if column.key and not is_known_key(column.key) and column.key not in own:
            yield _problem(_pointer(settings.form, column.name), column.key)
    if form.link_on not in FIELDS:
        yield _problem(("form", "link_on"), form.link_on)


def _pointer(form: Mapping[str, Value], column: str) -> Pointer:
    columns = form.get("columns")
    described = isinstance(columns, dict) and isinstance(columns.get(column), dict)
    return ("form", "columns", column, *(("field",) if described else ()))


def _problem(pointer: Pointer, key: str) -> Problem:
    meant = BY_NAME.get(key.casefold())
    near = meant.key if meant else nearest_name(key, FIELDS)
    return Problem(
        path="catalog.yaml",
        pointer=pointer,
        message=message("there is no field “{name}” to print in this column", name=key),
        remedy=message("Did you mean “{word}”?", word=near)
        if near
        else message("Write the key of a field, number for the numbers of rows, or extra for a column of your own."),
    )

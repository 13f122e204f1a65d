"""The widths of the official table's columns as a rule of CSS: they depend on the form, as in other documents."""

from collections.abc import Mapping

from catalog_cli.exchange.official_columns import printed_columns, usual_same
from catalog_cli.model.form import MERGED, NUMBER, FormColumn, TableForm, form_from
from catalog_cli.site.content import SiteContent

_NARROW = "4rem"
"""The width of a number and of a column to tick."""
_PARTS: Mapping[str, int] = {"name": 14, "content": 21, "basis": 26}
"""The parts of the width that the fields with long texts take; any other takes the usual one."""
_USUAL = 11
_FIXED: Mapping[str, str] = {NUMBER: _NARROW, "link": "6.5rem"}
_LEAST = 5.5
"""The least width of a column, in rem."""


def column_widths(content: SiteContent) -> str:
    """Return the rule that gives each column of the table its part of the width."""
    form = form_from(content.settings.form)
    columns = [each for each in printed_columns(form, content.items) if not _is_of_group(each, form)]
    widths = " ".join(map(_width, columns))
    return f".official {{ --columns: {widths}; --least: {len(columns) * _LEAST:g}rem; }}\n"


def _is_of_group(column: FormColumn, form: TableForm) -> bool:
    is_merged = (column.same or usual_same(column, form)) == MERGED
    return column.key == "category" or (column.key == NUMBER and is_merged)


def _width(column: FormColumn) -> str:
    if column.key in _FIXED:
        return _FIXED[column.key]
    return _NARROW if column.option else f"minmax({_LEAST}rem, {_PARTS.get(column.key, _USUAL)}fr)"

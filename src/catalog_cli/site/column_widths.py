"""The widths of the official table's columns as a rule of CSS: they depend on the form, as in other documents."""

from catalog_cli.exchange.official_columns import printed_columns, usual_same
from catalog_cli.model.field import FIELDS, USUAL_WIDTH
from catalog_cli.model.form import MERGED, NUMBER, FormColumn, TableForm, form_from
from catalog_cli.site.content import SiteContent

_NARROW = 8
"""The width of a number and of a column to tick, in the unit of `Field.width`."""


def column_widths(content: SiteContent) -> str:
    """Return the rule that gives each column of the table its part of the width."""
    form = form_from(content.settings.form)
    columns = [each for each in printed_columns(form, content.items) if not _is_of_group(each, form)]
    parts = " ".join(f"minmax(0, {_width(column):g}fr)" for column in columns)
    return f"table.official {{ --columns: {parts}; }}\n"


def _is_of_group(column: FormColumn, form: TableForm) -> bool:
    is_merged = (column.same or usual_same(column, form)) == MERGED
    return column.key == "category" or (column.key == NUMBER and is_merged)


def _width(column: FormColumn) -> float:
    if column.key == NUMBER or column.option:
        return _NARROW
    return FIELDS[column.key].width if column.key in FIELDS else USUAL_WIDTH

"""Print an answer in the format that was asked for, or in the one that suits where it goes."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.output import screen, write
from catalog_cli.formats.registry import writer
from catalog_cli.model.item import Item
from catalog_cli.model.table import Table

Facets = Annotated[
    bool,
    typer.Option(
        "--facets",
        help=_("Show counts by category, office and channel (or by --columns); --limit applies to each."),
    ),
]


def table_format(asked: str | None) -> str:
    """Choose a table for a terminal and tab-separated lines for a pipe, unless a format was asked for."""
    return asked or ("table" if screen().terminal else "tsv")


def answer(table: Table, asked: str | None) -> None:
    """Print a table."""
    write(writer("tables", table_format(asked))(table, screen()))


def answer_facets(
    items: Sequence[Item], categories: Sequence[str], keys: Sequence[str] | None, limit: int | None, asked: str | None
) -> None:
    """Print how many of the items have each value of some fields: for people, a table for each field."""
    # deferred: most answers count nothing
    from catalog_cli.views.facets import COUNTED, count_facets, facet_tables, facets_table

    counted = count_facets(items, categories, keys or COUNTED)
    if table_format(asked) != "table":
        answer(facets_table(counted, limit), asked)
        return
    for table in facet_tables(counted, limit):
        answer(table, asked)

"""Print an answer in the format that was asked for, or in the one that suits where it goes."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.output import screen, tell, write
from catalog_cli.formats.registry import writer
from catalog_cli.model.item import Item
from catalog_cli.model.table import Table, TableStream
from catalog_cli.views.columns import PIPED, Layout, hidden_fields, hidden_words, layout_for

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


def answer(table: Table | TableStream, asked: str | None) -> None:
    """Print a table."""
    write(writer("tables", table_format(asked))(table, screen()))


def layout_of(items: Sequence[Item], chosen: Sequence[str] | None, form: str, taken: int = 0) -> Layout:
    """Return the columns of a list: those that were chosen; else, for people, those that fit the terminal.

    So many columns of the terminal are `taken` by something else.
    """
    if chosen:
        return Layout(tuple(chosen))
    if form != "table":
        return Layout(PIPED)
    # deferred: only terminals have a width
    from catalog_cli.formats.folding import width_of

    return layout_for(items, screen().width - taken, width_of)


def tell_hidden(items: Sequence[Item], layout: Layout) -> None:
    """Say, dimly and below a table for people, which fields of the items are not in it."""
    tell_hidden_fields(hidden_fields(items, layout.keys), layout)


def tell_hidden_fields(fields: Sequence[str], layout: Layout) -> None:
    """Say the same of fields by their keys."""
    target = screen(sys.stderr)
    for line in hidden_words(fields, layout):
        # deferred: only terminals have a width
        from catalog_cli.formats.folding import folded

        tell(f"\x1b[2m{part}\x1b[0m\n" if target.colour else f"{part}\n" for part in folded(line, target.width))


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

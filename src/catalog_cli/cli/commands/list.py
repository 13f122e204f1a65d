"""`catalog list`: the items, filtered, sorted and in the shape asked for."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.answers import Facets, answer, answer_facets, layout_of, table_format, tell_hidden
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread
from catalog_cli.cli.options import Columns, Limit, TableFormat, completing, field_keys, sort_keys
from catalog_cli.model.item import Item
from catalog_cli.search.filters import sort_items
from catalog_cli.store.loader import load_catalogue
from catalog_cli.views.items import items_table

PANEL = _("Look")
SYNONYMS = {"": "ls all items dir table 列表 列出 清单 全部 所有"}
FILTERED = SEVERAL = True

Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        "-s",
        metavar="FIELD,…",
        help=_("Sort by these fields; -FIELD reverses the order."),
        autocompletion=completing("fields"),
    ),
]


def command(
    invocation: Invocation,
    sort: Sort = None,
    columns: Columns = None,
    limit: Limit = None,
    facets: Facets = False,
    at: At = None,
    format: TableFormat = None,
) -> int:
    """List the items, all or those with certain values.

    A text matches anywhere in a field; =TEXT matches the whole value, !TEXT all others.
    """
    form, chosen = table_format(format), field_keys(columns)
    if invocation.is_about_several:
        # deferred: most lists are of one catalogue
        from catalog_cli.cli.several.list import ListRequest, list_several

        return list_several(invocation, ListRequest(sort_keys(sort or ""), chosen, limit, facets, form), at)
    place = source_at(invocation, at)
    reading = load_catalogue(place)
    deadlines = invocation.deadlines_asked(reading.catalogue.settings, lambda: run_at(invocation, at))
    items = invocation.select(reading.catalogue.items, deadlines)
    if sort:
        items = sort_items(items, sort_keys(sort))
    if not items:
        # deferred: finding out what to suggest takes more than the list itself
        from catalog_cli.cli.suggestions import print_filter_advice

        print_filter_advice(reading.catalogue.items, invocation.conditions, deadlines)
        if form == "table":
            return tell_unread(reading, at)
    if facets:
        answer_facets(items, reading.catalogue.settings.categories, chosen, limit, form)
    else:
        _answer_items(items[:limit], chosen, form)
    return tell_unread(reading, at)


def _answer_items(items: Sequence[Item], chosen: Sequence[str] | None, form: str) -> None:
    """Print items with the columns that were chosen, or with those that fit."""
    layout = layout_of(items, chosen, form)
    answer(items_table(items, layout.keys, chosen, is_short=layout.is_short), form)
    if form == "table" and items and not chosen:
        tell_hidden(items, layout)

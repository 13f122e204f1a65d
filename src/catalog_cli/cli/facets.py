"""`--facets`: the numbers of what was found instead of the items themselves."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.model.item import Item

Facets = Annotated[
    bool,
    typer.Option(
        "--facets",
        help=_("Count by category, office and channel, or by the fields of --columns, instead; --limit of each."),
    ),
]


def answer_facets(
    items: Sequence[Item], categories: Sequence[str], keys: Sequence[str] | None, limit: int | None, asked: str | None
) -> None:
    """Print how many of the items have each value of some fields: for people, a table for each field."""
    # most answers count nothing
    from catalog_cli.views.facet_counts import COUNTED, facets
    from catalog_cli.views.facets import facet_tables, facets_table

    counted = facets(items, categories, keys or COUNTED)
    if table_format(asked) != "table":
        answer(facets_table(counted, limit), asked)
        return
    for table in facet_tables(counted, limit):
        answer(table, asked)

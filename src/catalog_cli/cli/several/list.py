"""`catalog list` over several workspaces: one after the other, below a heading each; sorted, all in one list."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.cli.answers import answer, answer_facets, layout_of, tell_hidden_fields
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.several.reading import Reading, Workspaces, for_any
from catalog_cli.cli.suggestions import print_filter_advice
from catalog_cli.formats.folding import width_of
from catalog_cli.model.item import Item
from catalog_cli.model.table import Table
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.search.filters import sort_items
from catalog_cli.views.columns import PIPED, Layout, hidden_fields
from catalog_cli.views.items import items_table
from catalog_cli.views.workspaces import in_one, labelled, width_of_names

Part = tuple[WorkspaceLabel, Sequence[Item]]
"""Items of one workspace."""


class ListRequest(Struct, frozen=True):
    """What the options of `list` ask for, besides the workspaces and the conditions."""

    sort: Sequence[str]
    columns: Sequence[str] | None
    limit: int | None
    facets: bool
    form: str


def list_several(invocation: Invocation, request: ListRequest, at: str | None) -> int:
    """List the items of several workspaces; return the exit status."""
    workspaces = Workspaces(invocation, at)
    parts = _parts(workspaces, invocation)
    first = next(parts, None)
    if not workspaces.any_read:
        return workspaces.finish()
    parts = chain([first] if first else [], parts)
    if request.facets:
        _answer_facets(list(parts), request)
    elif request.sort:
        _answer_sorted(list(parts), request)
    elif request.form == "table":
        _answer_under_headings(_limited(parts, request.limit), request)
    else:
        keys = request.columns or PIPED
        tables = (_table(*part, Layout(tuple(keys)), request) for part in _limited(parts, request.limit))
        answer(in_one(tables, labelled(items_table((), keys), ()).columns), request.form)
    return workspaces.finish()


def _parts(workspaces: Workspaces, invocation: Invocation) -> Iterator[Part]:
    """Yield the items that meet the conditions, workspace by workspace; say so where there are none at all."""
    empty: list[Reading] = []
    is_found = False
    for reading in workspaces.loaded():
        items = workspaces.select(reading.invocation, reading.loaded.catalogue.items, reading.settings)
        if items:
            is_found = True
            empty.clear()
            yield reading.label, items
        elif not is_found:
            # what is advised where nothing is found depends on all items
            empty.append(reading)
    workspaces.refuse_unknown_fields()
    if not is_found and empty:
        of_each = [(reading, reading.loaded.catalogue.items) for reading in empty]
        deadlines = for_any([(workspaces.deadlines(each.invocation, each.settings), items) for each, items in of_each])
        print_filter_advice([item for _each, items in of_each for item in items], invocation.conditions, deadlines)


def _limited(parts: Iterator[Part], limit: int | None) -> Iterator[Part]:
    """Yield the first items; the other workspaces are read all the same, as they may have files that cannot be."""
    left = limit
    for label, items in parts:
        shown = items if left is None else items[:left]
        left = None if left is None else left - len(shown)
        if shown:
            yield label, shown


def _table(label: WorkspaceLabel, items: Sequence[Item], layout: Layout, request: ListRequest) -> Table:
    return labelled(items_table(items, layout.keys, request.columns, is_short=layout.is_short), [label] * len(items))


def _answer_under_headings(parts: Iterator[Part], request: ListRequest) -> None:
    hidden: dict[str, None] = {}
    layout = None
    for label, items in parts:
        layout = layout_of(items, request.columns, request.form)
        table = items_table(items, layout.keys, request.columns, is_short=layout.is_short)
        answer(replace(table, title=label.heading), request.form)
        hidden |= dict.fromkeys(hidden_fields(items, layout.keys))
    if layout and not request.columns:
        tell_hidden_fields(tuple(hidden), layout)


def _answer_sorted(parts: Sequence[Part], request: ListRequest) -> None:
    labels = {id(item): label for label, items in parts for item in items}
    items = sort_items([item for _label, items in parts for item in items], request.sort)[: request.limit]
    names = [label for label, _items in parts]
    layout = layout_of(items, request.columns, request.form, taken=width_of_names(names, width_of))
    table = items_table(items, layout.keys, request.columns, is_short=layout.is_short)
    answer(labelled(table, [labels[id(item)] for item in items], names), request.form)
    if request.form == "table" and items and not request.columns:
        tell_hidden_fields(hidden_fields(items, layout.keys), layout)


def _answer_facets(parts: Sequence[Part], request: ListRequest) -> None:
    answer_facets([item for _label, items in parts for item in items], (), request.columns, request.limit, request.form)

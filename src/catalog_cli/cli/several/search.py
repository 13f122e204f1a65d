"""`catalog search` over several workspaces: one list, the best first."""

from collections.abc import Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.actions.find_items import SearchIndex, open_index
from catalog_cli.actions.workspaces import WorkspacePlace, label_of
from catalog_cli.cli.answers import answer, answer_facets, layout_of, tell_hidden
from catalog_cli.cli.at import run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.progress import progress
from catalog_cli.cli.several.reading import Workspaces, for_any
from catalog_cli.cli.suggestions import print_filter_advice, print_suggestions
from catalog_cli.formats.folding import width_of
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.hit import Hit
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.search.compiler import Lookups
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import comparable, search
from catalog_cli.search.statutory_deadlines import deadlines_by
from catalog_cli.store.last_changes import last_changes_of
from catalog_cli.views.hits import hits_table
from catalog_cli.views.workspaces import labelled, width_of_names


class SearchRequest(Struct, frozen=True):
    """What the options of `search` ask for, besides the workspaces and the conditions."""

    words: Sequence[str]
    columns: Sequence[str] | None
    limit: int | None
    facets: bool
    form: str


class _Searched(Struct, frozen=True):
    """A workspace with its hits; all else is for advice where there are none."""

    label: WorkspaceLabel
    hits: Sequence[Hit]
    invocation: Invocation
    index: SearchIndex
    lookups: Lookups


Found = tuple[WorkspaceLabel, Hit]
"""A hit and its workspace."""


def search_several(invocation: Invocation, request: SearchRequest, at: str | None) -> int:
    """Find items in several workspaces; return the exit status."""
    # a mistake in the query is the same in all of them
    parse_query(request.words, {})
    workspaces = Workspaces(invocation, at)
    found: list[Found] = []
    asked: list[WorkspaceLabel] = []
    missed: list[_Searched] = []
    with progress(_("Searching")) as step:
        searched = workspaces.each(lambda place, alone: _search(workspaces, place, alone, request))
        for number, each in enumerate(searched, 1):
            step(number, len(workspaces))
            asked.append(each.label)
            found += ((each.label, hit) for hit in each.hits)
            # what is advised where nothing is found depends on all items
            missed.append(each)
            if found:
                missed.clear()
    workspaces.refuse_unknown_fields()
    if not found:
        if workspaces.any_read:
            _advise(missed, workspaces, request.words, invocation.conditions)
        return max(workspaces.finish(), 1)
    _answer(sorted(found, key=lambda each: comparable(each[1].rank)), asked, request)
    return workspaces.finish()


def _search(workspaces: Workspaces, place: WorkspacePlace, alone: Invocation, request: SearchRequest) -> _Searched:
    source = source_at(alone, workspaces.at)
    index = open_index(source)
    label = label_of(place, index.settings, source)
    workspaces.note_unread(label, index.unread)
    lookups = Lookups(last_changes_of(source).last_change, deadlines_by(index.settings, run_at(alone, workspaces.at)))
    query = parse_query(request.words, index.settings.synonyms)
    candidates = workspaces.select(alone, index.candidates(query), index.settings)
    return _Searched(label, search(candidates, query, lookups, index.folded), alone, index, lookups)


def _answer(found: Sequence[Found], asked: Sequence[WorkspaceLabel], request: SearchRequest) -> None:
    if request.facets:
        answer_facets([hit.item for _label, hit in found], (), request.columns, request.limit, request.form)
        return
    shown = found[: request.limit]
    labels, hits = [label for label, _hit in shown], [hit for _label, hit in shown]
    items = [hit.item for hit in hits]
    layout = layout_of(items, request.columns, request.form, taken=width_of_names(asked, width_of))
    is_table = request.form == "table"
    table = hits_table(hits, layout.keys, request.columns, marked=is_table, is_short=layout.is_short)
    answer(labelled(table, labels, asked), request.form)
    if is_table and hits and not request.columns:
        tell_hidden(items, layout)


def _advise(
    missed: Sequence[_Searched], workspaces: Workspaces, words: Sequence[str], conditions: Sequence[object]
) -> None:
    """Say that nothing was found, and what comes near in any of the workspaces."""
    of_each = [(each, each.index.items()) for each in missed]
    items = [item for _each, some in of_each for item in some]
    selected = [
        item for each, some in of_each for item in workspaces.select(each.invocation, some, each.index.settings)
    ]
    if not selected:
        of_laws = [(workspaces.deadlines(each.invocation, each.index.settings), some) for each, some in of_each]
        print_filter_advice(items, conditions, for_any(of_laws))
        return
    of_item = {id(item): each.lookups for each, some in of_each for item in some}
    lookups = Lookups(lambda item: of_item[id(item)].last_change(item), lambda item: of_item[id(item)].deadlines(item))
    synonyms = {word: others for each in missed for word, others in each.index.settings.synonyms.items()}
    index = SearchIndex(Settings(synonyms=synonyms), (), {}, lambda _prefilter: items)
    print_suggestions(words, parse_query(words, synonyms), index, selected, lookups)

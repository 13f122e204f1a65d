"""`catalog search`: find items by words."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import Annotated

import typer
from msgspec.structs import replace

from catalog_cli.actions.find_items import open_index
from catalog_cli.cli.answers import Facets, answer, answer_facets, layout_of, table_format, tell_hidden
from catalog_cli.cli.at import At, run_at, source_at
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.notices import tell_unread, tell_unread_files
from catalog_cli.cli.options import Columns, Limit, TableFormat, completing, field_keys
from catalog_cli.model.hit import Hit
from catalog_cli.search.compiler import Lookups
from catalog_cli.search.parser import parse_query
from catalog_cli.search.ranking import search
from catalog_cli.search.statutory_deadlines import deadlines_by
from catalog_cli.store.last_changes import last_changes_of
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Source
from catalog_cli.views.hits import hits_table

PANEL = _("Look")
SYNONYMS = {"": "find grep query lookup locate filter 查找 搜索 查询 检索 找 搜 查"}
FILTERED = SEVERAL = True
NO_ARGS_IS_HELP = True
SETTINGS = {"ignore_unknown_options": True}  # -报表 is a word that is left out, not an option

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS…",
        help=_('Words that must all occur; "a phrase", -without, field:word, OR, (…).'),
        autocompletion=completing("query"),
        show_default=False,
    ),
]

Interactive = Annotated[
    bool, typer.Option("--interactive", "-i", help=_("Search while typing, with a preview of each item."))
]


def command(
    invocation: Invocation,
    words: Words = None,
    columns: Columns = None,
    limit: Limit = None,
    facets: Facets = False,
    at: At = None,
    interactive: Interactive = False,
    format: TableFormat = None,
) -> int:
    """Find items; those with the words in their name come first.

    One character is enough; upper and lower case, full and half width are the same. Examples: catalog search 预算 ·
    catalog search 责任:数据局 -报表 · catalog search law:预算法
    """
    _refuse_options(words := words or [])
    if not words and not interactive:
        raise typer.BadParameter(_("missing search words"))
    if invocation.is_about_several:
        if interactive:
            raise typer.BadParameter(_("--interactive searches one catalogue; name it with -C"))
        # deferred: most searches are in one catalogue
        from catalog_cli.cli.several.search import SearchRequest, search_several

        request = SearchRequest(words, field_keys(columns), limit, facets, table_format(format))
        return search_several(invocation, request, at)
    place = source_at(invocation, at)
    if interactive:
        printing = {"--columns": columns, "--limit": limit, "--facets": facets or None, "--format": format}
        return _search_live(replace(invocation, run=run_at(invocation, at)), words, place, printing)
    index = open_index(place)
    lookups = Lookups(last_changes_of(place).last_change, deadlines_by(index.settings, run_at(invocation, at)))
    query = parse_query(words, index.settings.synonyms)
    deadlines = invocation.deadlines_asked(index.settings, lambda: run_at(invocation, at))
    hits = search(invocation.select(index.candidates(query), deadlines), query, lookups, index.folded)
    if not hits:
        # deferred: finding out what to suggest takes more than the search itself
        from catalog_cli.cli.suggestions import print_filter_advice, print_suggestions

        if selected := invocation.select(index.items(), deadlines):
            print_suggestions(words, query, index, selected, lookups)
        else:
            print_filter_advice(index.items(), invocation.conditions, deadlines)
        return 1
    form, chosen = table_format(format), field_keys(columns)
    if facets:
        answer_facets([hit.item for hit in hits], index.settings.categories, chosen, limit, form)
    else:
        _answer_hits(hits[:limit], chosen, form)
    return tell_unread_files(index.unread, at)


def _answer_hits(hits: Sequence[Hit], chosen: Sequence[str] | None, form: str) -> None:
    """Print hits with the columns that were chosen, or with those that fit."""
    items = [hit.item for hit in hits]
    layout = layout_of(items, chosen, form)
    answer(hits_table(hits, layout.keys, chosen, marked=form == "table", is_short=layout.is_short), form)
    if form == "table" and hits and not chosen:
        tell_hidden(items, layout)


def _search_live(invocation: Invocation, words: list[str], place: Source, printing: Mapping[str, object]) -> int:
    """Let a person search while typing; `printing` are the options that say how an answer is printed."""
    # deferred: only the live search draws a screen
    from catalog_cli.cli.progress import progress
    from catalog_cli.cli.tui.live_search import need_terminal, refuse_options, search_live
    from catalog_cli.cli.tui.state import LiveCandidates

    refuse_options(printing)
    need_terminal()
    with progress(_("Reading items")):
        reading, history = load_catalogue(place), last_changes_of(place)
    settings = reading.catalogue.settings
    items = invocation.select(reading.catalogue.items, invocation.deadlines_asked(settings, lambda: invocation.run))
    lookups = Lookups(history.last_change, deadlines_by(settings, invocation.run))
    candidates = LiveCandidates.among(items, settings.synonyms, lookups)
    search_live(candidates, words, reading.catalogue.items)
    return tell_unread(reading)


def _refuse_options(words: list[str]) -> None:
    """Refuse a misspelt option that came through as a word."""
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(_("unknown option {name}").format(name=word))

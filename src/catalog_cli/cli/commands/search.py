"""`catalog search`: find items by words."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cache.location import FEWEST_PROSPECTS
from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, source_at
from catalog_cli.cli.facets import Facets, answer_facets
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.options import Columns, Limit, TableFormat, field_keys
from catalog_cli.cli.output import screen
from catalog_cli.cli.workspace import tell_unread
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.reading import Reading
from catalog_cli.search.query import Query, parse_query
from catalog_cli.search.ranking import Hit, search
from catalog_cli.store.history import history_of
from catalog_cli.store.reading import read, read_settings
from catalog_cli.store.source import Folder, Source
from catalog_cli.views.hits import hits_table
from catalog_cli.views.items import usual_columns

PANEL = _("Look")
FILTERED = True
NO_ARGS_IS_HELP = True
SETTINGS = {"ignore_unknown_options": True}  # -报表 is a word that is left out, not an option

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS…",
        help=_('Words that must all be there; "a phrase", -without, field:word, OR, (…).'),
        show_default=False,
    ),
]

Interactive = Annotated[
    bool, typer.Option("--interactive", "-i", help=_("Search while typing, with a look at each item."))
]
NoRefresh = Annotated[
    bool,
    typer.Option(
        "--no-refresh",
        help=_("Trust what the last search has seen; changes since are not found. For very large workspaces."),
    ),
]


def command(
    invocation: Invocation,
    words: Words = None,
    columns: Columns = None,
    limit: Limit = None,
    facets: Facets = False,
    at: At = None,
    no_refresh: NoRefresh = False,
    interactive: Interactive = False,
    format: TableFormat = None,
) -> None:
    """Find items; those with the words in their name come first.

    One character is enough; upper and lower case, full and half width are the same. Examples: catalog search 预算 ·
    catalog search 责任:数据局 -报表 · catalog search law:预算法
    """
    _refuse_options(words := words or [])
    if not words and not interactive:
        raise typer.BadParameter(_("words to look for are missing"))
    place = source_at(invocation, at)
    if interactive:
        _search_live(
            invocation,
            words,
            place,
            beside={
                "--columns": columns is not None,
                "--limit": limit is not None,
                "--facets": facets,
                "--no-refresh": no_refresh,
                "--format": format is not None,
            },
        )
        return
    query, reading, folded = _asked(place, words, unseen=no_refresh)
    hits = search(invocation.select(reading.catalogue.items), query, history_of(place).last_change, folded)
    if not hits:
        # what to offer instead takes more than finding does
        from catalog_cli.search.suggestions import tell_nothing_found

        tell_nothing_found(words, query, lambda: invocation.select(read(place).catalogue.items), place)
        raise typer.Exit(1)
    form, chosen = table_format(format), field_keys(columns)
    if facets:
        answer_facets([hit.item for hit in hits], reading.catalogue.settings.categories, chosen, limit, form)
    else:
        _answer_hits(hits[:limit], chosen, form)
    tell_unread(reading, at)


def _answer_hits(hits: Sequence[Hit], chosen: Sequence[str] | None, form: str) -> None:
    """Print hits with the columns that were chosen, or with the usual ones."""
    keys = chosen or usual_columns(screen().width if form == "table" else None)
    answer(hits_table(hits, keys, chosen, marked=form == "table"), form)


def _asked(place: Source, words: Sequence[str], *, unseen: bool) -> tuple[Query, Reading, Mapping[str, str]]:
    """Read the items that words may mean, or all where there are few; give what they mean, and texts that are folded.

    Raises:
        QueryError: the words make no query.
    """

    def ask(settings: Settings) -> Query:
        return parse_query(words, settings.synonyms)

    if isinstance(place, Folder) and place.has_many(FEWEST_PROSPECTS):
        # finding out which items need not be read is only worth it, and only loaded, where there are many
        from catalog_cli.search.candidates import read_prospects

        prospects = read_prospects(place, ask, unseen=unseen)
        if prospects:
            return prospects
    return ask(read_settings(place)), read(place), {}


def _search_live(invocation: Invocation, words: list[str], place: Source, *, beside: Mapping[str, bool]) -> None:
    """Let a person search while typing; `beside` names the options that say nothing then, and which are given."""
    # a search that answers at once must not wait for what draws the screen
    from catalog_cli.cli.progress import progress
    from catalog_cli.cli.tui.searching import need_terminal, refuse, search_live
    from catalog_cli.cli.tui.sought import Sought

    refuse(beside)
    need_terminal()
    with progress(_("Reading the items")):
        reading, history = read(place), history_of(place)
    sought = Sought.among(
        invocation.select(reading.catalogue.items), read_settings(place).synonyms, history.last_change
    )
    search_live(sought, words, reading.catalogue.items)
    tell_unread(reading)


def _refuse_options(words: list[str]) -> None:
    """Refuse a misspelt option that came through as a word."""
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(_("there is no option {name}").format(name=word))

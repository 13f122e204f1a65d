"""`catalog search`: find items by words."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Annotated

import typer

from catalog_cli.cli.answers import answer, table_format
from catalog_cli.cli.at import At, source_at
from catalog_cli.cli.facets import Facets, answer_facets
from catalog_cli.cli.filters import selected
from catalog_cli.cli.live.searching import Interactive, need_terminal, search_live
from catalog_cli.cli.live.state import Sought
from catalog_cli.cli.options import Columns, Limit, TableFormat, field_keys
from catalog_cli.cli.output import screen, tell
from catalog_cli.cli.prospecting import read_prospects
from catalog_cli.cli.workspace import tell_unread
from catalog_cli.model.item import Item
from catalog_cli.model.text import one_line
from catalog_cli.queries.query import Query, parse_query
from catalog_cli.queries.search import nearest, search
from catalog_cli.queries.slips import mended
from catalog_cli.store.history import History, history_of
from catalog_cli.store.reading import read, read_settings
from catalog_cli.store.source import Source
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

NoRefresh = Annotated[
    bool,
    typer.Option(
        "--no-refresh",
        help=_("Trust what the last search has seen; changes since are not found. For very large workspaces."),
    ),
]


def command(
    context: typer.Context,
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
    words = words or []
    _refuse_options(words)
    if interactive:
        need_terminal()
    elif not words:
        raise typer.BadParameter(_("words to look for are missing"))
    place = source_at(context, at)
    if interactive:
        _search_live(context, words, place)
        return
    synonyms = read_settings(place).synonyms
    history = history_of(place)
    query = parse_query(words, synonyms)
    reading = read_prospects(place, query, unseen=no_refresh) or read(place)
    hits = search(selected(context, reading.catalogue.items), query, history.last_change)
    if not hits:
        items = selected(context, read(place).catalogue.items)
        _tell_nothing(items, query, history, mended(items, words, synonyms, history.last_change))
        raise typer.Exit(1)
    form = table_format(format)
    chosen = field_keys(columns)
    if facets:
        answer_facets([hit.item for hit in hits], reading.catalogue.settings.categories, chosen, limit, form)
    else:
        keys = chosen or usual_columns(screen().width if form == "table" else None)
        answer(hits_table(hits[:limit], keys, chosen, marked=form == "table"), form)
    tell_unread(reading)


def _search_live(context: typer.Context, words: list[str], place: Source) -> None:
    """Let a person search while typing."""
    reading, history = read(place), history_of(place)
    synonyms = read_settings(place).synonyms
    sought = Sought(
        selected(context, reading.catalogue.items),
        lambda text: parse_query([text], synonyms),
        lambda items, query: search(items, query, history.last_change),
    )
    search_live(sought, words, reading.catalogue.items)
    tell_unread(reading)


def _refuse_options(words: list[str]) -> None:
    """Refuse a misspelt option that came through as a word."""
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(_("there is no option {name}").format(name=word))


def _tell_nothing(items: list[Item], query: Query, history: History, queries: Sequence[str]) -> None:
    """Say that nothing was found, with queries that find something, the nearest names and misspelt fields."""
    tell([(_("no item has all of these words") if query.only_words else _("no item is as asked")) + "\n"])
    tell(f"{one_line(str(hint))}\n" for hint in query.hints)
    if queries:
        tell([_("did you mean:") + "\n", *(f"  catalog search {one_line(each)}\n" for each in queries)])
    near = nearest(items, query, history.last_change)
    if near:
        tell([_("the nearest names:") + "\n", *(f"  {one_line(item.name)}  {item.id}\n" for item in near)])

"""What to offer a clerk whose search found nothing: mended queries, the nearest names, misspelt fields."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from catalog_cli.cli.output import tell
from catalog_cli.model.item import Item
from catalog_cli.model.text import one_line
from catalog_cli.search.corrections import mended
from catalog_cli.search.query import Query
from catalog_cli.search.ranking import nearest
from catalog_cli.store.history import history_of
from catalog_cli.store.reading import read_settings
from catalog_cli.store.source import Source

MOST = 20_000
"""Of more files, finding out what is near takes longer than typing another word."""


def tell_nothing_found(words: Sequence[str], query: Query, items: Callable[[], Sequence[Item]], source: Source) -> None:
    """Say that nothing was found, and what would be; `items` gives those that were searched."""
    tell([(_("no item has all of these words") if query.only_words else _("no item is as asked")) + "\n"])
    tell(f"{one_line(str(hint))}\n" for hint in query.hints)
    if len(source.paths()) > MOST:
        return
    searched, last_change = items(), history_of(source).last_change
    queries = mended(searched, words, read_settings(source).synonyms, last_change)
    if queries:
        tell([_("did you mean:") + "\n", *(f"  catalog search {one_line(each)}\n" for each in queries)])
    near = nearest(searched, query, last_change)
    if near:
        tell([_("the nearest names:") + "\n", *(f"  {one_line(item.name)}  {item.id}\n" for item in near)])

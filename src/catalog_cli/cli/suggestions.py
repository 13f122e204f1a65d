"""Print what to do when a search found nothing."""

from collections.abc import Sequence
from gettext import gettext as _

from catalog_cli.actions.find_items import SearchIndex
from catalog_cli.cli.output import tell
from catalog_cli.model.item import Item
from catalog_cli.model.text import one_line
from catalog_cli.search.compiler import Candidate, Lookups
from catalog_cli.search.parser import Query
from catalog_cli.search.suggestions import suggest


def print_suggestions(
    words: Sequence[str], query: Query, index: SearchIndex, items: Sequence[Item], lookups: Lookups
) -> None:
    """Say that nothing was found among `items`, and print queries and names that come near."""
    tell([(_("nothing matches all of these words") if query.only_words else _("no item matches")) + "\n"])
    tell(f"{one_line(str(hint))}\n" for hint in query.hints)
    candidates = [Candidate(item, index.folded.get(item.path)) for item in items]
    near = suggest(candidates, words, query, index.settings.synonyms, lookups)
    if near.queries:
        tell([_("did you mean:") + "\n", *(f"  catalog search {one_line(each)}\n" for each in near.queries)])
    if near.items:
        tell([_("the nearest names:") + "\n", *(f"  {one_line(item.name)}  {item.id}\n" for item in near.items)])

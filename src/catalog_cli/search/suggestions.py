"""What to suggest when a search found nothing: corrected queries and the nearest items."""

from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.model.item import Item
from catalog_cli.search.compiler import Candidate, LastChange
from catalog_cli.search.corrections import corrections
from catalog_cli.search.parser import Query, Synonyms
from catalog_cli.search.ranking import nearest


class Suggestions(Struct, frozen=True):
    """Queries that find something, ready to be pasted into a shell, and items that come near; either may be empty."""

    queries: Sequence[str]
    items: Sequence[Item]


def suggest(
    candidates: Sequence[Candidate],
    words: Sequence[str],
    query: Query,
    synonyms: Synonyms,
    last_change: LastChange,
) -> Suggestions:
    """Suggest what a user may have meant by `words`, which parse to `query` and match none of the candidates."""
    return Suggestions(corrections(candidates, words, synonyms, last_change), nearest(candidates, query, last_change))

"""What a search while typing looks at: items that are made ready once, and searched at every key."""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.search.corrections import mendings
from catalog_cli.search.query import parse_query
from catalog_cli.search.query.holding import Candidate, LastChange, unknown_change
from catalog_cli.search.ranking import Hit, Marks, search_among

FLUID = 20_000
"""Of more items, a search takes long enough to wait for a pause in the typing."""

StillWanted = Callable[[], bool]
"""Tells whether anybody waits for the hits of a search that is under way."""


def always() -> bool:
    """Go through with a search."""
    return True


class Sought(Struct, frozen=True):
    """The candidates, which keep their comparable texts from one key to the next, and what words mean besides."""

    candidates: Sequence[Candidate]
    synonyms: Mapping[str, Sequence[str]]
    last_change: LastChange

    @classmethod
    def among(
        cls,
        items: Sequence[Item],
        synonyms: Mapping[str, Sequence[str]],
        last_change: LastChange = unknown_change,
    ) -> "Sought":
        """Begin with items of which nothing is made ready yet."""
        return cls([Candidate(item) for item in items], synonyms, last_change)

    @property
    def is_fluid(self) -> bool:
        """Whether the items are few enough to search them at every key."""
        return len(self.candidates) <= FLUID

    def hits(self, text: str, still_wanted: StillWanted = always) -> Sequence[Hit]:
        """Give the hits of a text, the best first; all items for none, and some of them when nobody waits any more.

        Raises:
            CatalogError: the text is no query.
        """
        if not text.strip():
            return [Hit(each.item, (), Marks(each.item, ())) for each in self.candidates]
        query = parse_query([text], self.synonyms)
        return search_among(takewhile(lambda _each: still_wanted(), self.candidates), query, self.last_change)

    def meant(self, text: str) -> str:
        """Give the query that was most likely meant by one that finds nothing; empty where nobody can tell in time."""
        if not self.is_fluid:
            return ""
        try:
            return next(mendings(self.candidates, text, self.synonyms, self.last_change), "")
        except CatalogError:
            return ""

"""The state of the live search: what is typed, what it finds, and which hit is chosen."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.hit import Hit
from catalog_cli.model.item import Item
from catalog_cli.search.compiler import NO_LOOKUPS, Candidate, Lookups
from catalog_cli.search.parser import Synonyms, parse_query
from catalog_cli.search.ranking import search_among
from catalog_cli.search.suggestions import corrected_queries

StillWanted = Callable[[], bool]
"""Tells whether the hits of a search under way are still wanted."""


def always() -> bool:
    """Never abandon a search."""
    return True


class LiveCandidates(Struct, frozen=True):
    """The items to search at every key; their folded texts are computed once and kept."""

    candidates: Sequence[Candidate]
    synonyms: Synonyms
    lookups: Lookups

    @classmethod
    def among(
        cls,
        items: Sequence[Item],
        synonyms: Synonyms,
        lookups: Lookups = NO_LOOKUPS,
    ) -> "LiveCandidates":
        """Take items of which no text is folded yet."""
        return cls([Candidate(item) for item in items], synonyms, lookups)

    def hits(self, text: str, still_wanted: StillWanted = always) -> Sequence[Hit]:
        """Return the hits of a text, the best first; all items for none, and some of them when nobody waits any more.

        Raises:
            CatalogError: the text is no query.
        """
        if not text.strip():
            return [Hit(each.item, (), {}) for each in self.candidates]
        query = parse_query([text], self.synonyms)
        return search_among(takewhile(lambda _each: still_wanted(), self.candidates), query, self.lookups)

    def suggestion(self, text: str) -> str:
        """Return the likeliest correction of a query that finds nothing; empty where there is none."""
        try:
            return next(corrected_queries(self.candidates, text, self.synonyms, self.lookups), "")
        except CatalogError:
            return ""


class LiveState(Struct, frozen=True):
    """The hits of the last text that was a query; `fault` says why the last text, `text`, is none.

    `browsing` is true from the first move in the list until the next character is typed. `above` counts the
    lines of the item scrolled out of sight at the top. `suggestion` is a query to try instead of one without hits.
    """

    candidates: LiveCandidates
    text: str = ""
    hits: Sequence[Hit] = ()
    place: int = 0
    above: int = 0
    browsing: bool = False
    fault: CatalogError | None = None
    suggestion: str = ""

    def typed(self, text: str, still_wanted: StillWanted = always) -> "LiveState":
        """Look for another text; when it is no query, the hits stay, but none of them can be chosen."""
        try:
            hits = self.candidates.hits(text, still_wanted)
        except CatalogError as fault:
            return replace(self, text=text, browsing=False, fault=fault, suggestion="")
        return LiveState(self.candidates, text, hits)

    def typing(self) -> "LiveState":
        """Take characters for words again, and not for keys."""
        return replace(self, browsing=False)

    def moved(self, steps: int) -> "LiveState":
        """Go down by some hits, or up, no farther than the list."""
        place = max(0, min(self.place + steps, len(self.hits) - 1))
        return replace(self, place=place, above=0, browsing=True)

    def scrolled(self, steps: int, most: int) -> "LiveState":
        """Move the item's fields up by some lines, or down, until `most` lines have gone out of sight."""
        return replace(self, above=max(0, min(self.above + steps, most)))

    def with_suggestion(self) -> "LiveState":
        """Add a corrected query where nothing was found."""
        return replace(self, suggestion="" if self.hits or self.fault else self.candidates.suggestion(self.text))

    @property
    def shown(self) -> Hit | None:
        """The hit to show more of."""
        return self.hits[self.place] if self.hits else None

    @property
    def chosen(self) -> Item | None:
        """The item to act on: none while the hits are not those of what is typed."""
        return self.shown.item if self.shown and not self.fault else None


def start(candidates: LiveCandidates, text: str) -> LiveState:
    """Start with a text; all items are listed where it is no query."""
    return LiveState(candidates, hits=candidates.hits("")).typed(text)

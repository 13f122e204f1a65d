"""What a search while typing knows: what is typed, what it finds, and which hit is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.queries.query import Query
from catalog_cli.queries.search import Hit, Marks, search


@dataclass(frozen=True, slots=True)
class Sought:
    """Where to look and how: the items, how a text is understood, and what finds the hits of a query."""

    items: Sequence[Item]
    understand: Callable[[str], Query]
    find: Callable[[Sequence[Item], Query], Sequence[Hit]] = search

    def hits(self, text: str) -> Sequence[Hit]:
        """Give the hits of a text, the best first; all items for none.

        Raises:
            CatalogError: the text is no query.
        """
        if not text.strip():
            return [Hit(item, (), Marks(item, ())) for item in self.items]
        return self.find(self.items, self.understand(text))


@dataclass(frozen=True, slots=True)
class Live:
    """The hits of the last text that was a query; `fault` says why what is typed now is none.

    `browsing` is so from the first move in the list to the next character typed.
    """

    sought: Sought
    text: str = ""
    hits: Sequence[Hit] = ()
    place: int = 0
    browsing: bool = False
    fault: CatalogError | None = None

    def typed(self, text: str) -> "Live":
        """Look for another text; when it is no query, the hits stay, but none of them can be chosen."""
        try:
            hits = self.sought.hits(text)
        except CatalogError as fault:
            return replace(self, text=text, browsing=False, fault=fault)
        return Live(self.sought, text, hits)

    def moved(self, steps: int) -> "Live":
        """Go down by some hits, or up, no farther than the list."""
        return replace(self, place=max(0, min(self.place + steps, len(self.hits) - 1)), browsing=True)

    @property
    def shown(self) -> Hit | None:
        """The hit to show more of."""
        return self.hits[self.place] if self.hits else None

    @property
    def chosen(self) -> Item | None:
        """The item to act on: none while the hits are not those of what is typed."""
        return self.shown.item if self.shown and not self.fault else None


def begun(sought: Sought, text: str) -> Live:
    """Begin with a text; all items are listed when it is no query."""
    return Live(sought, hits=sought.hits("")).typed(text)

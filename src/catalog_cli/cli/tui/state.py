"""What a search while typing knows: what is typed, what it finds, and which hit is chosen."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.cli.tui.sought import Sought, StillWanted, always
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.search.ranking import Hit


class Live(Struct, frozen=True):
    """The hits of the last text that was a query; `fault` says why the last text, `text`, is none.

    `browsing` is so from the first move in the list to the next character typed. `above` counts the lines of the
    item that have gone out of sight at the top. `meant` is a query to offer instead of one that finds nothing.
    """

    sought: Sought
    text: str = ""
    hits: Sequence[Hit] = ()
    place: int = 0
    above: int = 0
    browsing: bool = False
    fault: CatalogError | None = None
    meant: str = ""

    def typed(self, text: str, still_wanted: StillWanted = always) -> "Live":
        """Look for another text; when it is no query, the hits stay, but none of them can be chosen."""
        try:
            hits = self.sought.hits(text, still_wanted)
        except CatalogError as fault:
            return replace(self, text=text, browsing=False, fault=fault, meant="")
        return Live(self.sought, text, hits)

    def typing(self) -> "Live":
        """Take characters for words again, and not for keys."""
        return replace(self, browsing=False)

    def moved(self, steps: int) -> "Live":
        """Go down by some hits, or up, no farther than the list."""
        place = max(0, min(self.place + steps, len(self.hits) - 1))
        return replace(self, place=place, above=0, browsing=True)

    def scrolled(self, steps: int, most: int) -> "Live":
        """Move the item's fields up by some lines, or down, until `most` lines have gone out of sight."""
        return replace(self, above=max(0, min(self.above + steps, most)))

    def offering(self) -> "Live":
        """Find out what may have been meant, where nothing was found."""
        return replace(self, meant="" if self.hits or self.fault else self.sought.meant(self.text))

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

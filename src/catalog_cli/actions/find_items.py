"""Find the items that a query may match: in a large workspace by the search index, which reads no unchanged file."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from catalog_cli.model.catalogue import Settings, in_order
from catalog_cli.model.item import Item
from catalog_cli.search.parser import Query
from catalog_cli.search.prefilter import Prefilter, prefilter_for
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.source import Folder, Source

FEWEST_INDEXED = 1000
"""Fewer items are read and searched as quickly as the index is opened."""


class SearchIndex(Struct, frozen=True):
    """The items of a source, ready to be searched: `unread` are the files that cannot be served.

    `folded` are the texts of items by the paths of their files, as far as they are known before an item is tested.
    """

    settings: Settings
    unread: Sequence[str]
    folded: Mapping[str, str]
    read: Callable[[Prefilter | None], Iterable[Item]]

    def candidates(self, query: Query) -> Sequence[Item]:
        """Return the items that a query may match, in the catalogue's order: all that match, and some that do not."""
        return in_order(self.read(prefilter_for(query.expression)), self.settings.categories)

    def items(self) -> Sequence[Item]:
        """Return all items, in the catalogue's order."""
        return in_order(self.read(None), self.settings.categories)


def open_index(source: Source) -> SearchIndex:
    """Open the search index of a source, and bring it up to date; a small or past catalogue is read as a whole."""
    if isinstance(source, Folder) and source.has_many(FEWEST_INDEXED):
        # deferred: a small catalogue needs no index
        from catalog_cli.actions.indexed_items import read_indexed

        indexed = read_indexed(source)
        if indexed:
            return SearchIndex(*indexed)
    reading = load_catalogue(source)
    unread = {entry.path for entry in reading.entries if entry.item is None}
    unread |= {finding.path for finding in reading.findings}
    items = reading.catalogue.items
    return SearchIndex(reading.catalogue.settings, sorted(unread), {}, lambda _prefilter: items)

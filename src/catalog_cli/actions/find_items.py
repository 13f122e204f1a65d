"""Find the items that a query may match: in a large workspace by the search index, which reads no unchanged file."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError
from catalog_cli.cache.incremental import PerFile
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, open_cache
from catalog_cli.model.catalogue import Settings, in_order
from catalog_cli.model.item import Item
from catalog_cli.search.index import IndexEntry, index_item
from catalog_cli.search.parser import Query
from catalog_cli.search.prefilter import Prefilter, prefilter_for
from catalog_cli.store.config import settings_from
from catalog_cli.store.file_reading import FileRead, item_file_from, read_bytes, read_file
from catalog_cli.store.loader import load_catalogue
from catalog_cli.store.parse_cache import read_settings_file
from catalog_cli.store.source import SETTINGS, Folder, Source, UnreadableFileError, item_paths

FEWEST_INDEXED = 1000
"""Fewer items are read and searched as quickly as the index is opened."""
LAYER = cache_key("search index")


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
        with open_cache(source) as cache:
            if cache:
                return _cached_index(source, cache)
    reading = load_catalogue(source)
    unread = {entry.path for entry in reading.entries if entry.item is None}
    unread |= {finding.path for finding in reading.findings}
    items = reading.catalogue.items
    return SearchIndex(reading.catalogue.settings, sorted(unread), {}, lambda _prefilter: items)


def _cached_index(source: Source, cache: WorkspaceCache) -> SearchIndex:
    above = read_settings_file(source, cache) if SETTINGS in cache.paths() else FileRead(None)
    paths = item_paths(cache.paths())
    entries = dict(_FILES.results(source, paths, cache, LAYER))
    unread = [path for path, entry in entries.items() if not entry.has_item]

    def read_items(prefilter: Prefilter | None) -> Iterator[Item]:
        for path, entry in entries.items():
            if entry.has_item and (prefilter is None or prefilter(entry.text, entry.pinyin)):
                item = _item(source, path, entry)
                if item:
                    yield item

    return SearchIndex(
        settings_from(above.values or {}),
        sorted([*unread, *([SETTINGS] if above.findings else [])]),
        {path: entry.text for path, entry in entries.items() if entry.has_item},
        read_items,
    )


def _index_file(path: str, data: bytes | UnreadableFileError) -> IndexEntry:
    values = None if isinstance(data, UnreadableFileError) else read_bytes(data, path).values
    item = item_file_from(path, values).item
    return index_item(item) if item else IndexEntry()


_FILES = PerFile(IndexEntry, _index_file)


def _item(source: Source, path: str, entry: IndexEntry) -> Item | None:
    """Return the item of a file, from the index if it can be there."""
    try:
        item = entry.item()
    except CacheMissError:
        item = None
    return item or item_file_from(path, read_file(source, path).values).item

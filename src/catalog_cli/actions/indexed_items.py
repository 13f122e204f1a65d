"""The search index of a large workspace: a layer of the cache, which reads no unchanged file."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from catalog_cli.cache.codec import CacheMissError
from catalog_cli.cache.incremental import PerFile
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, open_cache
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.search.index import IndexEntry, index_item
from catalog_cli.search.prefilter import Prefilter
from catalog_cli.store.parse_cache import read_settings_file
from catalog_cli.store.reading import FileRead, item_file_from, read_bytes, read_file, settings_from
from catalog_cli.store.source import SETTINGS, Source, UnreadableFileError, item_paths

LAYER = cache_key("search index")
Indexed = tuple[Settings, Sequence[str], Mapping[str, str], Callable[[Prefilter | None], Iterator[Item]]]
"""What `SearchIndex` holds: the settings, the files that cannot be served, folded texts, and what reads the items."""


def read_indexed(source: Source) -> Indexed | None:
    """Bring the search index of a source up to date, and open it; None where the cache is switched off."""
    with open_cache(source) as cache:
        return _open(source, cache) if cache else None


def _open(source: Source, cache: WorkspaceCache) -> Indexed:
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

    return (
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

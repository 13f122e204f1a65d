"""Read only the items of a large workspace that a query may mean; what is known of the others is enough to tell."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from msgspec import Struct, field

from catalog_cli.cache.chunks import SIZE
from catalog_cli.cache.codec import bytes_of, plain_of
from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.grams import chunks_with
from catalog_cli.cache.workspace_cache import WorkspaceCache, open_cache
from catalog_cli.model.catalogue import Catalogue, Settings, in_order
from catalog_cli.model.item import Value
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.search.pages import Index, Page, kept_index, pages_of
from catalog_cli.search.query import Query
from catalog_cli.search.query.prospects import Hope, hope_for
from catalog_cli.store.config import config_bytes, preloaded, settings_from
from catalog_cli.store.file_reading import FileRead, read_file
from catalog_cli.store.parse_cache import ParsedFile, read_files
from catalog_cli.store.reading import read_settings
from catalog_cli.store.source import ITEMS, SETTINGS, Source

_ALL_FOLDED = b"all folded"


Ask = Callable[[Settings], Query]
"""Gives the query that a user means in a workspace with these settings."""


class Prospects(NamedTuple):
    """A query, the settings and items that were read for it, and the folded text of each item by its path."""

    query: Query
    reading: Reading
    folded: Mapping[str, str]


def read_prospects(source: Source, ask: Ask, *, unseen: bool = False) -> Prospects | None:
    """Read the settings, the items that a query may mean, and the files that hold no item at all.

    None is given where all items have to be read. With `unseen`, files that changed since the last search are taken to
    be as they were then.

    Raises:
        QueryError: the query makes no sense.
    """
    if unseen:
        with open_cache(source, skip_stat=True) as memory:
            found = _prospects(source, ask, memory, _remembered(memory)) if memory else None
        if found:
            return found
    with open_cache(source) as memory:
        if memory is None:
            return None
        known = _remembered(memory)
        settings = settings_from(known.settings) if known else read_settings(source)
        if hope_for(ask(settings).expression) is None:
            return None
        return (
            _prospects(source, ask, memory, known)
            or _prospects(source, ask, memory, _refreshed(source, memory, kept_index(memory)))
            or _prospects(source, ask, memory, _refreshed(source, memory, Index()))
        )


class _Known(Struct, frozen=True):
    """What is known of all files: the index, the files that hold no item, and what `catalog.yaml` holds.

    `new` are pages that were made just now, and may not have been kept.
    """

    index: Index
    bad: frozenset[str]
    settings: Mapping[str, Value]
    new: Mapping[int, Page] = field(default_factory=dict)


def _prospects(source: Source, ask: Ask, memory: WorkspaceCache, known: _Known | None) -> Prospects | None:
    """Read what may be meant; None where nothing is known, or something of it has been lost."""
    if known is None:
        return None
    settings = settings_from(known.settings)
    query = ask(settings)
    hope = hope_for(query.expression)
    try:
        hopeful = _hopeful(hope, known, memory) if hope else None
    except CacheMissError:
        return None
    if hopeful is None:
        return None
    made = (each.entry.item for each in _held(source, hopeful, memory))
    items = in_order((item for item in made if item), settings.categories)
    entries = tuple(Entry(path, None) for path in sorted(known.bad))
    folded = {each.path: each.text for each in hopeful.values()}
    return Prospects(query, Reading(Catalogue(settings, items), entries), folded)


class _Hopeful(NamedTuple):
    """A file that a query may mean: the digest of its bytes, and the folded text of its item."""

    path: str
    digest: bytes | None
    text: str


def _hopeful(hope: Hope, known: _Known, memory: WorkspaceCache) -> dict[int, _Hopeful]:
    """Give the files for which there is hope, by number; none of those that hold no item."""
    wanted = hope.pages(chunks_with(memory, known.index.grams))
    found = {}
    for number, page in pages_of(memory, known.index, wanted, known.new):
        texts, sounds = page.unpacked()
        if hope(texts, sounds):
            lines = zip(page.places, page.digests, texts.split("\n"), sounds.split("\n"), strict=True)
            for place, (path, digest, text, sound) in enumerate(lines):
                if path is not None and hope(text, sound) and path not in known.bad:
                    found[number * SIZE + place] = _Hopeful(path, digest, text)
    return found


def _held(source: Source, hopeful: Mapping[int, _Hopeful], memory: WorkspaceCache) -> Iterator[ParsedFile]:
    """Give what files hold, remembered where it was read of the same bytes."""
    paths = [path for path in memory.paths() if path.startswith(f"{ITEMS}/")]
    wanted = {path for path, _digest, _text in hopeful.values()}
    return (each for each in read_files(source, paths, memory) if each.entry.path in wanted)


def _remembered(memory: WorkspaceCache) -> _Known | None:
    answer, index = memory.get_result(_ALL_FOLDED), kept_index(memory)
    if answer is None or index is None or plain_of(answer)[0] != index.mark:
        return None
    _mark, bad, settings = plain_of(answer)
    return _Known(index, frozenset(bad), settings)


def _refreshed(source: Source, memory: WorkspaceCache, index: Index | None) -> _Known | None:
    """Bring what an index leads to up to date, and keep it for the next time; None where it leads nowhere."""
    # the rest of the program need not be loaded where nothing has changed
    from catalog_cli.search.indexing import renewed

    data = config_bytes(source, memory.stats)
    memory.record_all(data)
    above = read_file(preloaded(source, data), SETTINGS) if SETTINGS in data else FileRead(None)
    paths = [path for path in memory.paths() if path.startswith(f"{ITEMS}/")]
    try:
        follower, new = renewed(source, memory, index or Index(), paths)
    except CacheMissError:
        return None
    bad = {*chain.from_iterable(follower.bad.values()), *([SETTINGS] if above.findings else [])}
    memory.commit(results={_ALL_FOLDED: bytes_of((follower.mark, tuple(bad), dict(above.values or {})))})
    return _Known(follower, frozenset(bad), above.values or {}, new)

"""Read only the items of a large workspace that a query may mean; what is known of the others is enough to tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from catalog_cli.cli.pages import Index, Page, kept_index, pages_of
from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.item import Value
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.queries.query import Query
from catalog_cli.queries.query.prospects import Hope, hope_for
from catalog_cli.store.cache.chunks import SIZE
from catalog_cli.store.cache.grams import chunks_with
from catalog_cli.store.cache.lost import LostError
from catalog_cli.store.cache.memory import Memory, remembering
from catalog_cli.store.file_reading import FileRead, from_plain, read_file
from catalog_cli.store.frame import Kept, frame_data
from catalog_cli.store.held import HELD
from catalog_cli.store.reading import entry_from
from catalog_cli.store.settings import settings_from
from catalog_cli.store.source import ITEMS, SETTINGS, Source

_ALL_FOLDED = b"all folded"


def read_prospects(source: Source, query: Query, *, unseen: bool = False) -> Reading | None:
    """Read the settings, the items that a query may mean, and the files that hold no item at all.

    None is given where all items have to be read. With `unseen`, files that changed since the last search are taken to
    be as they were then.
    """
    hope = hope_for(query.expression)
    if hope is None:
        return None
    if unseen:
        with remembering(source, unseen=True) as memory:
            reading = _reading(source, hope, memory, _remembered(memory)) if memory else None
        if reading:
            return reading
    with remembering(source) as memory:
        if memory is None:
            return None
        return (
            _reading(source, hope, memory, _remembered(memory))
            or _reading(source, hope, memory, _refreshed(source, memory, kept_index(memory)))
            or _reading(source, hope, memory, _refreshed(source, memory, Index()))
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of all files: the index, the files that hold no item, and what `catalog.yaml` holds.

    `new` are pages that were made just now, and may not have been kept.
    """

    index: Index
    bad: frozenset[str]
    settings: Mapping[str, Value]
    new: Mapping[int, Page] = field(default_factory=dict)


def _reading(source: Source, hope: Hope, memory: Memory, known: _Known | None) -> Reading | None:
    """Read what may be meant; None where nothing is known, or something of it has been lost."""
    if known is None:
        return None
    try:
        numbers = _numbers(hope, known, memory)
    except LostError:
        return None
    found = dict(_held(source, numbers, memory))
    settings = settings_from(known.settings)
    entries = [entry_from(path, found[path].values) for path in sorted(found.keys() - known.bad)]
    items = in_order((entry.item for entry in entries if entry.item), settings.categories)
    return Reading(Catalogue(settings, items), tuple(Entry(path, None, None) for path in sorted(known.bad)))


def _numbers(hope: Hope, known: _Known, memory: Memory) -> dict[int, tuple[str, bytes | None]]:
    """Give the number of each file for which there is hope, with its path and the digest of its bytes."""
    wanted = hope.pages(chunks_with(memory, known.index.grams))
    found = {}
    for number, page in pages_of(memory, known.index, wanted, known.new):
        texts, sounds = page.unpacked()
        if hope(texts, sounds):
            lines = zip(page.places, page.digests, texts.split("\n"), sounds.split("\n"), strict=True)
            for place, (path, digest, text, sound) in enumerate(lines):
                if path is not None and hope(text, sound):
                    found[number * SIZE + place] = path, digest
    return found


def _held(
    source: Source, numbers: Mapping[int, tuple[str, bytes | None]], memory: Memory
) -> Iterator[tuple[str, FileRead]]:
    """Give what files hold, remembered where it was read of the same bytes."""
    seen = set()
    for number, (path, digest, held) in memory.rows(HELD, list(numbers)):
        if numbers[number] == (path, digest):
            seen.add(number)
            yield path, from_plain(held)
    for number, (path, _digest) in numbers.items():
        if number not in seen:
            yield path, read_file(source, path)


def _remembered(memory: Memory) -> _Known | None:
    answer, index = memory.answer(_ALL_FOLDED), kept_index(memory)
    if answer is None or index is None or answer[0] != index.mark:
        return None
    _mark, bad, settings = answer
    return _Known(index, frozenset(bad), settings)


def _refreshed(source: Source, memory: Memory, index: Index | None) -> _Known | None:
    """Bring what an index leads to up to date, and keep it for the next time; None where it leads nowhere."""
    # the rest of the program need not be loaded where nothing has changed
    from catalog_cli.cli.indexing import renewed

    data = frame_data(source, memory.looks)
    memory.note_all(data)
    above = read_file(Kept(source, data), SETTINGS) if SETTINGS in data else FileRead(None)
    paths = [path for path in memory.paths() if path.startswith(f"{ITEMS}/")]
    try:
        follower, new = renewed(source, memory, index or Index(), memory.chunks(paths))
    except LostError:
        return None
    bad = {*chain.from_iterable(follower.bad.values()), *([SETTINGS] if above.findings else [])}
    memory.keep(answers={_ALL_FOLDED: (follower.mark, tuple(bad), dict(above.values or {}))})
    return _Known(follower, frozenset(bad), above.values or {}, new)

"""Read only the items of a large workspace that a query may mean; what is known of the others is enough to tell."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog_cli.model.catalogue import Catalogue, in_order
from catalog_cli.model.item import Value
from catalog_cli.model.reading import Entry, Reading
from catalog_cli.queries.query import Query
from catalog_cli.queries.query.prospects import Hope, Prospect, hope_for, prospect_of
from catalog_cli.store.cache.chunks import SIZE, Chunk
from catalog_cli.store.cache.database import Change
from catalog_cli.store.cache.memory import Memory, remembering
from catalog_cli.store.cache.plain import Plain, bytes_of, plain_of
from catalog_cli.store.file_reading import FileRead, from_plain, read_file
from catalog_cli.store.frame import Kept, frame_data
from catalog_cli.store.held import HELD, files_read
from catalog_cli.store.reading import entry_from
from catalog_cli.store.settings import settings_from
from catalog_cli.store.source import ITEMS, SETTINGS, Source
from catalog_cli.store.workers import spread

FOLDED = b"folded"
"""The layer of what has to be known of the items of a chunk; sealed as all is, so that damage never hides an item."""
_ALL_FOLDED = b"all folded"
_QUICKLY = 1


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
            known = _remembered(memory) if memory else None
            if memory and known:
                return _reading(source, hope, memory, known)
    with remembering(source) as memory:
        if memory is None:
            return None
        return _reading(source, hope, memory, _remembered(memory) or _refreshed(source, memory))


def _reading(source: Source, hope: Hope, memory: Memory, known: "_Known") -> Reading:
    found = dict(_held(source, _numbers(hope, known.pages), memory))
    settings = settings_from(known.settings)
    entries = [entry_from(path, found[path].values) for path in sorted(found.keys() - known.bad)]
    items = in_order((entry.item for entry in entries if entry.item), settings.categories)
    return Reading(Catalogue(settings, items), tuple(Entry(path, None, None) for path in sorted(known.bad)))


@dataclass(frozen=True, slots=True)
class _Known:
    """The pages by the number of their chunks, the files that hold no item, and what `catalog.yaml` holds."""

    pages: Mapping[int, Plain]
    bad: frozenset[str]
    settings: Mapping[str, Value]


def _remembered(memory: Memory) -> _Known | None:
    answer = memory.answer(_ALL_FOLDED)
    if answer is None:
        return None
    numbers, bad, settings = answer
    pages = dict(memory.rows(FOLDED))
    return _Known(pages, frozenset(bad), settings) if sorted(pages) == list(numbers) else None


def _numbers(hope: Hope, pages: Mapping[int, Plain]) -> dict[int, tuple[str, bytes | None]]:
    """Give the number of each file for which there is hope, with its path and the digest of its bytes."""
    found = {}
    for number, (places, digests, texts, sounds) in pages.items():
        text, sound = _unpacked(texts), _unpacked(sounds)
        if hope(text, sound):
            for place, (one, its_sound) in enumerate(zip(text.split("\n"), sound.split("\n"), strict=True)):
                if places[place] is not None and hope(one, its_sound):
                    found[number * SIZE + place] = places[place], digests[place]
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


def _refreshed(source: Source, memory: Memory) -> _Known:
    """Bring what is known up to date, and keep it for the next time."""
    paths = [path for path in memory.paths() if path.startswith(f"{ITEMS}/")]
    held = dict(files_read(source, paths, memory))
    data = frame_data(source, memory.looks)
    memory.note_all(data)
    above = read_file(Kept(source, data), SETTINGS) if SETTINGS in data else FileRead(None)
    chunks = {chunk.number: chunk for chunk in memory.chunks(paths) if chunk.paths}
    kept = dict(memory.rows(FOLDED))
    old = [number for number, chunk in chunks.items() if not _is_of(kept.get(number), chunk, memory)]
    jobs = [[held[path].values if path else None for path in chunks[number].places] for number in old]
    new = {
        number: (chunks[number].places, _digests(chunks[number], memory), *plain_of(answer))
        for number, answer in zip(old, spread(_folded, jobs), strict=True)
    }
    pages = {number: new.get(number) or kept[number] for number in chunks}
    bad = {path for path, each in held.items() if each.findings or entry_from(path, each.values).item is None}
    bad |= {SETTINGS} if above.findings else set()
    change = Change(FOLDED, [(number, bytes_of(page)) for number, page in new.items()], sorted(kept.keys() - chunks))
    answer = sorted(pages), tuple(bad), dict(above.values or {})
    memory.keep((), [change], {_ALL_FOLDED: answer})
    return _Known(pages, frozenset(bad), above.values or {})


def _is_of(page: Plain, chunk: Chunk, memory: Memory) -> bool:
    """Say whether a page was made of just the files that a chunk has now."""
    digests = _digests(chunk, memory)
    return page is not None and page[0] == chunk.places and page[1] == digests and None not in _of_files(digests, chunk)


def _of_files(digests: Sequence[bytes | None], chunk: Chunk) -> list[bytes | None]:
    return [digest for digest, path in zip(digests, chunk.places, strict=True) if path]


def _digests(chunk: Chunk, memory: Memory) -> list[bytes | None]:
    return [(chunk.known.get(path) or memory.digest(path)) if path else None for path in chunk.places]


def _folded(values: Sequence[Mapping[str, Value] | None]) -> bytes:
    """Give what is known of the items of a chunk, packed: a line each of their texts and of their sounds."""
    items = [entry_from("", each).item for each in values]
    prospects = [prospect_of(item) if item else Prospect("", "") for item in items]
    texts = "\n".join(each.text for each in prospects)
    sounds = "\n".join(each.sounds for each in prospects)
    return bytes_of((_packed(texts), _packed(sounds)))


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICKLY)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")

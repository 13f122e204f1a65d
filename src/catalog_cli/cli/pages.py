"""What is known of items before they are read, a page for each chunk of files, and an index of what stands on which."""

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from catalog_cli.model.item import Value
from catalog_cli.queries.query.prospects import Prospect, grams_of_page, prospect_of
from catalog_cli.store.cache.change import Change
from catalog_cli.store.cache.chunks import Chunk
from catalog_cli.store.cache.grams import Rows, with_more
from catalog_cli.store.cache.lost import LostError
from catalog_cli.store.cache.memory import Memory
from catalog_cli.store.cache.plain import Plain, bytes_of, plain_of
from catalog_cli.store.file_reading import FileRead
from catalog_cli.store.reading import entry_from
from catalog_cli.store.workers import spread

PAGES = b"folded"
"""The layer of pages, by the number of their chunks."""
INDEX = b"index of pages"
_QUICKLY = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A chunk's files, the digests of their bytes, and a line for each of their items' texts and sounds, packed."""

    sign: bytes
    places: Sequence[str | None]
    digests: Sequence[bytes | None]
    texts: bytes
    sounds: bytes

    def to_plain(self) -> Plain:
        """Give it as plain values."""
        return self.sign, self.places, self.digests, self.texts, self.sounds

    def unpacked(self) -> tuple[str, str]:
        """Give the texts and the sounds."""
        return _unpacked(self.texts), _unpacked(self.sounds)


@dataclass(frozen=True, slots=True)
class Index:
    """The sign of each page, and the digest of each row of grams; a page of another sign is one of an earlier time.

    `mark` is another one for every index.
    """

    pages: Mapping[int, bytes] = field(default_factory=dict)
    grams: Rows = field(default_factory=dict)
    mark: bytes = field(default_factory=lambda: os.urandom(8))

    def to_plain(self) -> Plain:
        """Give it as plain values."""
        return dict(self.pages), dict(self.grams), self.mark


def kept_index(memory: Memory) -> Index | None:
    """Give the index that was kept last."""
    kept = memory.note_kept(INDEX)
    return Index(*kept) if kept else None


def pages_of(memory: Memory, index: Index, wanted: int, new: Mapping[int, Page]) -> Iterator[tuple[int, Page]]:
    """Give pages, each after its number: those whose bits are set in `wanted`; one that is `new` need not be kept.

    Raises:
        LostError: one of them is not there as it should be.
    """
    numbers = [number for number in index.pages if wanted >> number & 1]
    yield from ((number, new[number]) for number in numbers if number in new)
    kept = [number for number in numbers if number not in new]
    missing = len(kept)
    for number, page in _kept_pages(memory, index, kept):
        missing -= 1
        yield number, page
    if missing:
        raise LostError


def renewed(
    memory: Memory, index: Index, chunks: Iterable[Chunk], held: Mapping[str, FileRead]
) -> tuple[Index, Mapping[int, Page], Sequence[Change]]:
    """Make the pages of chunks that an index has not, or not as they are; give its follower, them, and what to keep.

    Raises:
        LostError: the index leads to something that is not there any more.
    """
    numbered = {chunk.number: chunk for chunk in chunks if chunk.paths}
    digests = {number: _digests(chunk, memory) for number, chunk in numbered.items()}
    signs = {number: _sign(chunk, digests[number]) for number, chunk in numbered.items()}
    old = [number for number in numbered if signs[number] != index.pages.get(number) or None in digests[number]]
    before = dict(_kept_pages(memory, index, old))
    jobs = [
        _Job([held[path].values if path else None for path in numbered[each].places], before.get(each)) for each in old
    ]
    new: dict[int, Page] = {}
    grams: list[tuple[int, Sequence[str]]] = []
    for number, answer in zip(old, spread(_made, jobs), strict=True):
        texts, sounds, added = plain_of(answer)
        new[number] = Page(signs[number], numbered[number].places, digests[number], texts, sounds)
        grams.append((number, added))
    of_grams, rows = with_more(memory, index.grams, grams)
    gone = sorted(index.pages.keys() - signs.keys())
    of_pages = Change(PAGES, [(number, bytes_of(page.to_plain())) for number, page in new.items()], gone)
    return Index(signs, rows), new, (of_pages, of_grams)


def _kept_pages(memory: Memory, index: Index, numbers: Sequence[int]) -> Iterator[tuple[int, Page]]:
    for number, plain in memory.rows(PAGES, numbers):
        if plain[0] == index.pages.get(number):
            yield number, Page(*plain)


def _digests(chunk: Chunk, memory: Memory) -> list[bytes | None]:
    """Give the digest of the file at each place; b"" where there is none, None where it is not known."""
    return [(chunk.known.get(path) or memory.digest(path)) if path else b"" for path in chunk.places]


def _sign(chunk: Chunk, digests: Sequence[bytes | None]) -> bytes:
    """Give what is the same only for the same bytes in the same files."""
    seen = repr((chunk.places, digests)).encode("utf-8", "surrogatepass")
    return blake2b(seen, digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Job:
    """What the files of a chunk hold, and the page that was made of it before."""

    values: Sequence[Mapping[str, Value] | None]
    before: Page | None


def _made(job: _Job) -> bytes:
    """Give the texts and the sounds of a page, packed, and its grams that the page before did not have."""
    items = [entry_from("", each).item for each in job.values]
    prospects = [prospect_of(item) if item else Prospect("", "") for item in items]
    texts = "\n".join(each.text for each in prospects)
    sounds = "\n".join(each.sounds for each in prospects)
    grams = grams_of_page(texts, sounds)
    if job.before:
        grams -= grams_of_page(*job.before.unpacked())
    return bytes_of((_packed(texts), _packed(sounds), tuple(grams)))


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICKLY)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")

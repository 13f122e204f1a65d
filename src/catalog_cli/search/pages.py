"""What is known of items before they are read, a page for each chunk of files, and an index of what stands on which."""

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from catalog_cli.cache.codec import Plain, plain_of
from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.grams import Rows
from catalog_cli.cache.workspace_cache import WorkspaceCache

PAGES = b"folded"
"""The layer of pages, by the number of their chunks."""
INDEX = b"index of pages"
_QUICKLY = 1


class Page(Struct, frozen=True):
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


class Index(Struct, frozen=True):
    """The sign of each page, its files that hold no item, and the digest of each row of grams.

    A page of another sign is one of an earlier time. `mark` is another one for every index.
    """

    pages: Mapping[int, bytes] = field(default_factory=dict)
    bad: Mapping[int, Sequence[str]] = field(default_factory=dict)
    grams: Rows = field(default_factory=dict)
    mark: bytes = field(default_factory=lambda: os.urandom(8))

    def to_plain(self) -> Plain:
        """Give it as plain values."""
        return dict(self.pages), dict(self.bad), dict(self.grams), self.mark


def kept_index(memory: WorkspaceCache) -> Index | None:
    """Give the index that was kept last."""
    kept = memory.get_meta(INDEX)
    return Index(*plain_of(kept)) if kept else None


def pages_of(memory: WorkspaceCache, index: Index, wanted: int, new: Mapping[int, Page]) -> Iterator[tuple[int, Page]]:
    """Give pages, each after its number: those whose bits are set in `wanted`; one that is `new` need not be kept.

    Raises:
        CacheMissError: one of them is not there as it should be.
    """
    numbers = [number for number in index.pages if wanted >> number & 1]
    yield from ((number, new[number]) for number in numbers if number in new)
    kept = [number for number in numbers if number not in new]
    missing = len(kept)
    for number, page in kept_pages(memory, index, kept):
        missing -= 1
        yield number, page
    if missing:
        raise CacheMissError


def kept_pages(memory: WorkspaceCache, index: Index, numbers: Sequence[int]) -> Iterator[tuple[int, Page]]:
    """Give those of some pages that are there as the index has them, each after its number."""
    for number, row in memory.rows(PAGES, numbers):
        plain = plain_of(row)
        if plain[0] == index.pages.get(number):
            yield number, Page(*plain)


def packed(text: str) -> bytes:
    """Pack the texts or the sounds of a page."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICKLY)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")

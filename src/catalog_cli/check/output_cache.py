"""The cached output of a command: written again while nothing has changed that it was made of."""

import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError, dumps_or_none, loads
from catalog_cli.cache.workspace_cache import WorkspaceCache, cache_key, digest_of
from catalog_cli.model.run import ValidDays

LARGEST = 64 * 1024 * 1024
"""The most compressed bytes of an output that are cached."""
_FAST = 1
_PIECE = 16 * 1024
"""Characters that are worth a write."""


class StoredOutput(Struct, frozen=True):
    """An output, compressed, with the exit status and all that it depends on besides the files of the workspace."""

    status: int
    days: ValidDays
    documents: dict[str, bytes | None]
    compressed: list[bytes]

    def texts(self) -> Iterator[str]:
        """Decompress the output piece by piece."""
        unpacker, decoder = zlib.decompressobj(), getincrementaldecoder("utf-8")("surrogatepass")
        for piece in self.compressed:
            yield decoder.decode(unpacker.decompress(piece))
        yield decoder.decode(unpacker.flush(), final=True)


class OutputCache:
    """The output that is cached under a key, or the one that will be.

    It is worth having: an unchanged `validate` of 5,000 items takes 0.14 s of processor time with it, and 0.26 s where
    the findings are decoded and rendered again.
    """

    def __init__(self, cache: WorkspaceCache | None, *key: object) -> None:
        """Take the cache, None to do without, and all that the output depends on besides the files and the day."""
        self._cache = cache
        self._key = cache_key("output", *key)

    def replay(self, today: date) -> StoredOutput | None:
        """Return the output that was stored, if it still holds; None otherwise."""
        payload = self._cache.get_result(self._key) if self._cache else None
        if payload is None:
            return None
        try:
            output = loads(payload, StoredOutput)
        except CacheMissError:
            return None
        holds = all(_digest(path) == digest for path, digest in output.documents.items())
        return output if holds and today in output.days else None

    def tee(self, pieces: Iterable[str], status: int, days: ValidDays, documents: Iterable[Path]) -> Iterator[str]:
        """Pass on the pieces of an output; once all are taken, store them.

        The output holds on some days, and while documents outside the workspace stay the same.
        """
        if self._cache is None:
            yield from pieces
            return
        compressor = zlib.compressobj(_FAST)
        compressed: list[bytes] = []
        for piece in _joined(pieces):
            yield piece
            compressed.append(compressor.compress(piece.encode("utf-8", "surrogatepass")))
        compressed.append(compressor.flush())
        digests = {str(path): _digest(str(path)) for path in documents}
        packed = dumps_or_none(StoredOutput(status, days, digests, compressed), StoredOutput)
        if packed and len(packed) <= LARGEST:
            self._cache.commit(results={self._key: packed})


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Join small pieces, which are quicker to write and to compress together."""
    several: list[str] = []
    size = 0
    for piece in pieces:
        several.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(several)
            several, size = [], 0
    yield "".join(several)


def _digest(path: str) -> bytes | None:
    # deferred: few outputs depend on a document outside the workspace
    from catalog_cli.store.documents import read_document

    data = read_document(Path(path))
    return None if data is None else digest_of(data)

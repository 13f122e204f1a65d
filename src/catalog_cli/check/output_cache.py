"""Give an answer again that was given before, when nothing has changed since that it was made of."""

import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import typer

from catalog_cli.cache.codec import bytes_of, plain_of
from catalog_cli.cache.workspace_cache import WorkspaceCache
from catalog_cli.cli.output import write
from catalog_cli.store.documents import read_document

MOST = 64 * 1024 * 1024
"""The most bytes of an answer, when they are packed, that are kept."""
_QUICKLY = 1
_ENOUGH = 16 * 1024
"""Characters that are worth writing."""


class Replay:
    """An answer that was kept under a question, or one that is to be.

    The question holds all that the answer depends on besides the files of the workspace: what the user asked for, and
    what the answer is written on. Documents outside the workspace that it depends on are named when it is kept.
    """

    def __init__(self, memory: WorkspaceCache | None, question: object) -> None:
        """Look for the answer to a question, whose `repr` tells it from all others."""
        self._memory = memory
        self._key = b"answer " + blake2b(repr(question).encode("utf-8", "surrogatepass"), digest_size=20).digest()
        self._packer = zlib.compressobj(_QUICKLY)
        self._packed: list[bytes] = []
        self._size = 0

    def give_again(self) -> None:
        """Write the answer once more and exit as before; do nothing where there is none that still holds.

        Raises:
            typer.Exit: the answer was given.
        """
        kept = self._memory.get_result(self._key) if self._memory else None
        if kept is None:
            return
        status, documents, packed = plain_of(kept)
        if all(_digest(path) == digest for path, digest in documents.items()):
            write(_unpacked(packed))
            raise typer.Exit(status)

    def recorded(self, pieces: Iterable[str]) -> Iterator[str]:
        """Pass on the pieces of an answer while taking note of them."""
        if self._memory is None:
            yield from pieces
            return
        for several in _together(pieces):
            yield several
            if self._size <= MOST:
                self._add(self._packer.compress(several.encode("utf-8", "surrogatepass")))

    def keep(self, status: int, documents: Iterable[Path]) -> None:
        """Keep what was recorded, the exit status, and what the documents hold that it was made of."""
        if self._memory:
            self._add(self._packer.flush())
            if self._size <= MOST:
                digests = {str(path): _digest(str(path)) for path in documents}
                self._memory.commit(results={self._key: bytes_of((status, digests, self._packed))})

    def _add(self, packed: bytes) -> None:
        # most pieces are too small to give anything by themselves
        if packed:
            self._size += len(packed)
            self._packed.append(packed)


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Put small pieces together, which are quicker to write and to pack."""
    several: list[str] = []
    size = 0
    for piece in pieces:
        several.append(piece)
        size += len(piece)
        if size >= _ENOUGH:
            yield "".join(several)
            several, size = [], 0
    yield "".join(several)


def _unpacked(packed: Iterable[bytes]) -> Iterator[str]:
    unpacker, decoder = zlib.decompressobj(), getincrementaldecoder("utf-8")("surrogatepass")
    for piece in packed:
        yield decoder.decode(unpacker.decompress(piece))
    yield decoder.decode(unpacker.flush(), final=True)


def _digest(path: str) -> bytes | None:
    data = read_document(Path(path))
    return None if data is None else blake2b(data, digest_size=20).digest()

"""Which chunks have which grams: bits in sealed rows, which a full-text index, that damage may silence, has not."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from zlib import crc32

from catalog_cli.cache.codec import bytes_of, plain_of
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.workspace_cache import WorkspaceCache, digest_of

GRAMS = b"grams"
"""The layer of grams: each row holds some, and for each the chunks that have it, bit n for chunk n."""
ROWS = 1024
"""So many that a row is read in no time, and so few that the digests of all are read in no time either."""
ALL = -1
_QUICKLY = 1


Rows = Mapping[int, bytes]
"""The digest of each row that there is, by number; a row with another digest is one of an earlier time."""


def chunks_with(memory: WorkspaceCache, rows: Rows) -> Callable[[str], int]:
    """Give the function that tells which chunks have a gram: at least those that do, all when that is not known."""
    read: dict[int, Mapping[str, int] | None] = {}

    def bits(gram: str) -> int:
        number = _row_of(gram)
        if number not in rows:
            return 0
        if number not in read:
            read[number] = _row(memory, number, rows)
        row = read[number]
        return ALL if row is None else row.get(gram, 0)

    return bits


def with_more(memory: WorkspaceCache, rows: Rows, more: Mapping[str, int]) -> tuple[LayerUpdate, Rows]:
    """Give how the layer changes when chunks have more grams, and its rows then; what a chunk has lost stays.

    Raises:
        CacheMissError: a row that has to change is lost; all have to be made anew, from no `rows`.
    """
    by_row = defaultdict[int, dict[str, int]](dict)
    for gram, bits in more.items():
        by_row[_row_of(gram)][gram] = bits
    packed = {number: _packed(_joined(memory, number, rows, new)) for number, new in by_row.items()}
    rewritten = [(number, bytes_of(row)) for number, row in packed.items()]
    return LayerUpdate(GRAMS, rewritten), {**rows, **{number: digest_of(row) for number, row in packed.items()}}


def _joined(memory: WorkspaceCache, number: int, rows: Rows, new: Mapping[str, int]) -> Mapping[str, int]:
    if number not in rows:
        return new
    row = _row(memory, number, rows)
    if row is None:
        raise CacheMissError
    return {**row, **{gram: bits | row.get(gram, 0) for gram, bits in new.items()}}


def _row(memory: WorkspaceCache, number: int, rows: Rows) -> Mapping[str, int] | None:
    for _number, stored in memory.rows(GRAMS, [number]):
        packed = plain_of(stored)
        if digest_of(packed) == rows[number]:
            row: Mapping[str, int] = plain_of(zlib.decompress(packed))
            return row
    return None


def _packed(row: Mapping[str, int]) -> bytes:
    return zlib.compress(bytes_of(dict(row)), _QUICKLY)


def _row_of(gram: str) -> int:
    return crc32(gram.encode("utf-8", "surrogatepass")) % ROWS

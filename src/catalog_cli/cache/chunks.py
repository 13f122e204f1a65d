"""Files in chunks, so that one change rewrites little; a file keeps its place for as long as it is there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from catalog_cli.cache.codec import Plain, bytes_of, plain_of
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.stat_snapshot import MISSING, FileStat
from catalog_cli.cache.workspace_cache import WorkspaceCache

HEAD = b"head"
SIZE = 256
"""How many files a chunk holds at the most."""


class Chunk(Struct):
    """Up to `SIZE` files, each at its place; None where one was.

    `known` holds the digest of each file that is surely what it was when it was last read, `gone` the numbers of files
    that are no longer there. `changed` says that what was kept of the chunk is no longer right.
    """

    number: int
    places: list[str | None] = field(default_factory=list)
    known: dict[str, bytes] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    changed: bool = False

    @property
    def paths(self) -> list[str]:
        """The files in it."""
        return [path for path in self.places if path is not None]

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Give each file after its number, which is its own in the whole workspace."""
        first = self.number * SIZE
        return ((first + place, path) for place, path in enumerate(self.places) if path is not None)

    def head(self, stats: Mapping[str, FileStat], digests: Mapping[str, bytes | None]) -> Plain:
        """Give what is kept of it: of each place the path, the look and the digest of what was read."""
        return [self._slot(path, stats, digests) for path in self.places]

    def _slot(self, path: str | None, stats: Mapping[str, FileStat], digests: Mapping[str, bytes | None]) -> Plain:
        if path is None:
            return None
        seen, digest = stats.get(path, MISSING), self.known.get(path) or digests.get(path)
        return path, seen.fingerprint, not seen.racy and digest is not None, digest


def chunks_of(cache: WorkspaceCache, paths: Sequence[str]) -> list[Chunk]:
    """Divide files into chunks, each file at the place that it had before where there is one."""
    return laid_out(((number, plain_of(row)) for number, row in cache.rows(HEAD)), cache.stats, paths)


def heads_of(cache: WorkspaceCache, chunks: Sequence[Chunk]) -> LayerUpdate:
    """Give what is kept of chunks that changed."""
    digests = {path: cache.digest(path) for chunk in chunks for path in chunk.paths}
    changed = [each for each in chunks if each.changed]
    heads = [(each.number, bytes_of(each.head(cache.stats, digests))) for each in changed if each.paths]
    return LayerUpdate(HEAD, heads, [each.number for each in changed if not each.paths])


def cut(paths: Sequence[str]) -> list[Chunk]:
    """Lay out files of which nothing is known."""
    return [
        Chunk(number, list(paths[start : start + SIZE]), changed=True)
        for number, start in enumerate(range(0, len(paths), SIZE))
    ]


def laid_out(heads: Iterable[tuple[int, Plain]], stats: Mapping[str, FileStat], paths: Sequence[str]) -> list[Chunk]:
    """Lay out files, each at the place that it had in the heads that were kept, new ones behind all others."""
    wanted, seen = set(paths), set[str]()
    chunks = [_remembered(number, head, stats, wanted, seen) for number, head in heads]
    new = [path for path in paths if path not in seen]
    if new and chunks and (room := SIZE - len(chunks[-1].places)) > 0:
        chunks[-1].places += new[:room]
        chunks[-1].changed = True
        new = new[room:]
    first = chunks[-1].number + 1 if chunks else 0
    return chunks + [Chunk(first + more.number, more.places, changed=True) for more in cut(new)]


def _remembered(number: int, head: Plain, stats: Mapping[str, FileStat], wanted: set[str], seen: set[str]) -> Chunk:
    chunk = Chunk(number)
    for place, slot in enumerate(head):
        path = slot[0] if slot and slot[0] in wanted and slot[0] not in seen else None
        chunk.places.append(path)
        if path is None:
            if slot is not None:
                chunk.gone.append(number * SIZE + place)
                chunk.changed = True
            continue
        seen.add(path)
        _path, sign, certain, digest = slot
        if certain and sign == stats[path].fingerprint:
            chunk.known[path] = digest
        else:
            chunk.changed = True
    return chunk

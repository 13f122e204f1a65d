"""The workspace's cache, validated against the current state of its files."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from catalog_cli.cache.chunks import Chunk, laid_out
from catalog_cli.cache.codec import Plain, bytes_of, plain_of
from catalog_cli.cache.database import Database, LayerUpdate
from catalog_cli.cache.location import cache_path, is_enabled, is_worthwhile
from catalog_cli.cache.stat_snapshot import FileStat, StatSnapshot, scan
from catalog_cli.cache.version_key import version_key
from catalog_cli.store.source import Folder, Source, UnreadableFileError

HEAD = b"head"
"""The layer of stat signatures and digests: one row for each chunk of files."""
RESULTS = 16
"""How many results of one workspace are kept: one for each way in which it is usually asked."""


@contextmanager
def open_cache(source: Source, *, skip_stat: bool = False) -> Iterator["WorkspaceCache | None"]:
    """Open the cache of a source; close it on exit.

    None is given where the cache is switched off or does not pay. With `skip_stat`, no file is looked at: all results
    are taken to hold, and nothing can be committed.
    """
    cache = _cache_of(source, skip_stat=skip_stat)
    try:
        yield cache
    finally:
        if cache:
            cache.close()


def _cache_of(source: Source, *, skip_stat: bool) -> "WorkspaceCache | None":
    if not isinstance(source, Folder) or not is_enabled():
        return None
    snapshot = None if skip_stat else scan(source)
    if snapshot is not None and not is_worthwhile(len(snapshot.stats)):
        return None
    try:
        return WorkspaceCache(source, snapshot)
    except (OSError, ValueError, RuntimeError):
        # not even the program's own files, or the user's home, can be looked at
        return None


def digest_of(data: bytes) -> bytes:
    """Give the digest of a file's bytes."""
    return blake2b(data, digest_size=20).digest()


class WorkspaceCache:
    """The files of a folder as they were at one moment, and what was computed from each of them.

    A racy file, or one whose signature has changed, is known again by its bytes.
    """

    def __init__(self, folder: Folder, snapshot: StatSnapshot | None) -> None:
        """Take the snapshot, which was taken before any file was read; None where files are not to be looked at."""
        root = os.path.realpath(folder.root)
        self.folder = folder
        self._snapshot = snapshot
        self._database = Database(cache_path(), os.fsencode(root), version_key())
        self._digests: dict[str, bytes | None] = {}

    @property
    def stats(self) -> Mapping[str, FileStat]:
        """The stat signature of each file, by its path; empty where they are not to be looked at."""
        return self._snapshot.stats if self._snapshot else {}

    def paths(self) -> list[str]:
        """List the files, sorted."""
        return list(self.stats)

    def record_digest(self, path: str, digest: bytes | None) -> None:
        """Record the digest of what was read; None where nothing could be.

        If two reads disagree, the file is treated as uncacheable.
        """
        if self._digests.setdefault(path, digest) != digest:
            self._digests[path] = None

    def record_all(self, read: Mapping[str, bytes | None]) -> None:
        """Record the digests of what was read of some files."""
        for path, data in read.items():
            self.record_digest(path, None if data is None else digest_of(data))

    def digest(self, path: str) -> bytes | None:
        """Give the digest that was recorded of a file in this run."""
        return self._digests.get(path)

    def chunks(self, paths: Sequence[str]) -> list[Chunk]:
        """Divide files into chunks, each file at the place that it had before where there is one."""
        return laid_out(self.rows(HEAD), self.stats, paths)

    def rows(self, layer: bytes, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, Plain]]:
        """Give the rows of a layer, by number; only of the numbers asked for, where they are given."""
        return ((number, plain_of(row)) for number, row in self._database.rows(layer, numbers))

    def commit(
        self,
        chunks: Iterable[Chunk] = (),
        changes: Sequence[LayerUpdate] = (),
        answers: Mapping[bytes, Plain] | None = None,
        notes: Mapping[bytes, Plain] | None = None,
    ) -> None:
        """Write signatures and digests of files, rows of layers, results and metadata, all or none.

        A result holds until a file changes; of metadata, whoever wrote it must tell whether it still holds.
        """
        changed = [each for each in chunks if each.changed]
        heads = [(each.number, bytes_of(each.head(self.stats, self._digests))) for each in changed if each.paths]
        empty = [each.number for each in changed if not each.paths]
        rows = {key: row for key, answer in (answers or {}).items() if (row := self._result_row(answer)) is not None}
        rows |= {key: bytes_of(note) for key, note in (notes or {}).items()}
        if heads or empty or rows or changes:
            self._database.keep([LayerUpdate(HEAD, heads, empty), *changes], rows, RESULTS)

    def close(self) -> None:
        """Close the cache's file."""
        self._database.close()

    def get_result(self, key: bytes) -> Plain:
        """Give the result that was committed while all files were as they are now; None where there is none.

        Where files are not to be looked at, it is the latest result.
        """
        row = self._database.answer(key)
        if row is None:
            return None
        state, racy, result = plain_of(row)
        if self._snapshot is None:
            return result
        if state != self._snapshot.state or not self._are_same(racy):
            return None
        if racy.keys() - self._snapshot.racy:
            # time has passed: from now on, these files are known by their signatures
            self.commit(answers={key: result})
        return result

    def get_meta(self, key: bytes) -> Plain:
        """Give the metadata under a key; None where there is none."""
        row = self._database.answer(key)
        return None if row is None else plain_of(row)

    def _result_row(self, result: Plain) -> bytes | None:
        """Give a result as a row; None when a file changed meanwhile, or could not be read."""
        if self._snapshot is None or None in self._digests.values():
            return None
        racy = {path: self._digest_now(path) for path in self._snapshot.racy}
        if None in racy.values():
            return None
        try:
            return bytes_of((self._snapshot.state, racy, result))
        except ValueError:
            return None

    def _digest_now(self, path: str) -> bytes | None:
        """Give the digest that was recorded of a file; one that the result did not need is read for it."""
        if path not in self._digests:
            try:
                self.record_digest(path, digest_of(self.folder.read(path)))
            except UnreadableFileError:
                self.record_digest(path, None)
        return self._digests[path]

    def _are_same(self, racy: Mapping[str, bytes]) -> bool:
        for path, digest in racy.items():
            try:
                found = digest_of(self.folder.read(path))
            except UnreadableFileError:
                return False
            self.record_digest(path, found)
            if found != digest:
                return False
        return True

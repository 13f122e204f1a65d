"""The workspace's cache, validated against the current state of its files and of the program."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.cache.codec import CacheMissError, dumps, loads, pack_paths, unpack_paths
from catalog_cli.cache.database import OBJECTS, Database, LayerUpdate, cache_path, is_enabled
from catalog_cli.cache.stat_snapshot import FileStat, StatSnapshot, take_snapshot
from catalog_cli.store.source import Folder, ObjectSource, OverlaySource, Source, UnreadableFileError

RESULTS = 48
"""How many results of one workspace are kept: one for each way in which it is usually asked."""


@contextmanager
def open_cache(source: Source) -> Iterator["WorkspaceCache | None"]:
    """Open the cache of a source; close it on exit.

    None is given where the cache is switched off. The cache of an overlay is that of the source below, with the files
    of the overlay changed, and is never written to.

    Raises:
        RevisionError: git cannot read the repository.
    """
    cache = _cache_of(source) if is_enabled() else None
    try:
        yield cache
    finally:
        if cache:
            cache.close()


def get_or_compute(source: Source, made_of: bytes, compute: Callable[[], bytes]) -> bytes:
    """Return what is computed from some bytes alone, and from no file; the cache of a source keeps the result."""
    key = b"memo " + digest_of(made_of)
    with open_metadata(source) as metadata:
        known = metadata.get(key)
        if known is None:
            known = compute()
            metadata.put({key: known})
        return known


@contextmanager
def open_metadata(source: Source) -> Iterator["Metadata"]:
    """Open the cache of a source for metadata only, without a look at its files; close it on exit.

    Where there is no cache, nothing is in it, and nothing is kept.
    """
    try:
        is_kept = is_enabled() and not isinstance(source, OverlaySource)
        database = Database(cache_path(), _origin(source), version_key()) if is_kept else None
    except (OSError, ValueError, RuntimeError):
        # not even the program's own files, or the user's home, can be looked at
        database = None
    try:
        yield Metadata(database)
    finally:
        if database:
            database.close()


class Metadata:
    """What is kept under keys; whether it still holds is for its writer to decide."""

    def __init__(self, database: Database | None) -> None:
        """Take the database, if there is one."""
        self._database = database

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key; None where there is nothing."""
        return self._database.result(key) if self._database else None

    def put(self, rows: Mapping[bytes, bytes]) -> None:
        """Keep rows by their keys, all or none."""
        if self._database:
            self._database.write((), rows, RESULTS)


def _cache_of(source: Source) -> "WorkspaceCache | None":
    # before any file is read: see StatSnapshot
    snapshot = take_snapshot(source)
    if snapshot is None:
        return None
    try:
        return WorkspaceCache(source, snapshot)
    except (OSError, ValueError, RuntimeError):
        # not even the program's own files, or the user's home, can be looked at
        return None


def _origin(source: Source) -> bytes:
    """Return what the cache knows a source by: its folder, and whether it is that on the disk or its objects in git."""
    if isinstance(source, OverlaySource):
        return _origin(source.below)
    if isinstance(source, ObjectSource):
        return os.fsencode(os.path.realpath(source.folder)) + OBJECTS
    if isinstance(source, Folder):
        return os.fsencode(os.path.realpath(source.root))
    raise ValueError(source.label)


def digest_of(data: bytes) -> bytes:
    """Return the digest of a file's bytes."""
    return blake2b(data, digest_size=20).digest()


def fingerprint(*parts: object) -> bytes:
    """Return a digest that differs wherever the `repr` of a part does."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def cache_key(name: str, *parts: object) -> bytes:
    """Return the key of a layer or a result: its name, and all that it depends on besides the files and the program."""
    return name.encode() + b" " + fingerprint(*parts)


class _Result(Struct, array_like=True):
    """A result, the state of all files that it holds in, and the digests of those that were racy then."""

    state: bytes
    racy: bytes
    digests: list[bytes]
    payload: bytes


class RecordingSource(Struct, frozen=True):
    """A source that records in a cache the digest of everything that is read through it."""

    below: Source
    cache: "WorkspaceCache"

    @property
    def label(self) -> str:
        """Return the label of the source below."""
        return self.below.label

    def paths(self) -> list[str]:
        """List the files that the cache's snapshot was taken of, sorted."""
        return self.cache.paths()

    def read(self, path: str) -> bytes:
        """Return a file's bytes.

        Raises:
            UnreadableFileError: it cannot be read.
        """
        try:
            data = self.below.read(path)
        except UnreadableFileError:
            self.cache.record_digest(path, None)
            raise
        self.cache.record_digest(path, digest_of(data))
        return data


class WorkspaceCache:
    """The files of a source as they were at one moment, and what was computed from each of them.

    A racy file, or one whose signature has changed, is known again by its bytes.
    """

    def __init__(self, source: Source, snapshot: StatSnapshot) -> None:
        """Open the database; the snapshot was taken before any file was read."""
        self._source = source
        self._snapshot = snapshot
        self._is_read_only = isinstance(source, OverlaySource)
        self._database = Database(cache_path(), _origin(source), version_key())
        self._digests: dict[str, bytes | None] = {}

    @property
    def stats(self) -> Mapping[str, FileStat]:
        """The stat signature of each file, by its path."""
        return self._snapshot.stats

    def paths(self) -> list[str]:
        """List the files, sorted."""
        return list(self.stats)

    @property
    def source(self) -> RecordingSource:
        """The files, to read what a result depends on besides the layers: nobody has to remember to record it."""
        return RecordingSource(self._source, self)

    def record_digest(self, path: str, digest: bytes | None) -> None:
        """Record the digest of what was read; None where nothing could be.

        If two reads disagree, the file is treated as uncacheable.
        """
        if self._digests.setdefault(path, digest) != digest:
            self._digests[path] = None

    def digest(self, path: str) -> bytes | None:
        """Return the digest that was recorded of a file in this run."""
        return self._digests.get(path)

    def rows(self, layer: bytes) -> Iterator[tuple[int, bytes]]:
        """Return the rows of a layer, by number."""
        return self._database.rows(layer)

    def commit(
        self,
        updates: Sequence[LayerUpdate] = (),
        results: Mapping[bytes, bytes] | None = None,
        metadata: Mapping[bytes, bytes] | None = None,
    ) -> None:
        """Write rows of layers, results and metadata, all or none.

        A result holds until a file changes. Whether metadata still holds is for its writer to decide.
        """
        if self._is_read_only:
            return
        made = {key: row for key, payload in (results or {}).items() if (row := self._result_row(payload)) is not None}
        if updates or made or metadata:
            self._database.write(updates, made | dict(metadata or {}), RESULTS)

    def close(self) -> None:
        """Close the cache's file."""
        self._database.close()

    def get_result(self, key: bytes) -> bytes | None:
        """Return the result that was committed while all files were as they are now; None where there is none."""
        row = self._database.result(key)
        if row is None:
            return None
        try:
            result = loads(row, _Result)
        except CacheMissError:
            return None
        racy = dict(zip(unpack_paths(result.racy), result.digests, strict=True))
        if result.state != self._snapshot.state or not self._are_same(racy):
            return None
        if racy.keys() - set(self._snapshot.racy):
            # time has passed: from now on, these files are known by their signatures
            self.commit(results={key: result.payload})
        return result.payload

    def get_meta(self, key: bytes) -> bytes | None:
        """Return the metadata under a key; None where there is none."""
        return self._database.result(key)

    def _result_row(self, payload: bytes) -> bytes | None:
        """Return a result as a row; None when a file changed meanwhile, or could not be read."""
        if None in self._digests.values():
            return None
        racy = {path: self._digest_now(path) for path in self._snapshot.racy}
        digests = [digest for digest in racy.values() if digest is not None]
        if len(digests) < len(racy):
            return None
        return dumps(_Result(self._snapshot.state, pack_paths(list(racy)), digests, payload))

    def _digest_now(self, path: str) -> bytes | None:
        """Return the digest that was recorded of a file; one that the result did not need is read for it."""
        if path not in self._digests:
            try:
                self.record_digest(path, digest_of(self._source.read(path)))
            except UnreadableFileError:
                self.record_digest(path, None)
        return self._digests[path]

    def _are_same(self, racy: Mapping[str, bytes]) -> bool:
        return all(self._digest_now(path) == digest for path, digest in racy.items())


@cache
def version_key() -> bytes:
    """Return a digest that differs between any two programs that may read or check differently.

    It covers the times of the program's own files, so that who works on a rule sees its new findings, and the time of
    the folder of installed libraries, which every installation changes.
    """
    package = Path(__file__).parent.parent
    libraries = Path(msgspec.__file__).parent.parent.stat()
    # an editable install reads the schemas of the repository; otherwise they are in the package
    schemas = package.parent.parent / "schema" if not (package / "schema").is_dir() else package / "schema"
    parts = [sys.version, libraries.st_mtime_ns, _files(str(package)), _files(str(schemas))]
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _files(folder: str) -> list[tuple[str, int, int]]:
    """List all files below a folder with their size and the time of their last change."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                found += _files(entry.path)
            elif not entry.is_dir():
                seen = entry.stat()
                found.append((entry.path, seen.st_size, seen.st_mtime_ns))
    return found

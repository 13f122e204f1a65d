"""What many item files hold: remembered where they are what they were, read side by side where they are not."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import chain

from msgspec import Struct

from catalog_cli.cache.chunks import SIZE, Chunk, cut
from catalog_cli.cache.codec import Plain, bytes_of, plain_of
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.errors import CacheMissError
from catalog_cli.cache.workspace_cache import WorkspaceCache, digest_of
from catalog_cli.model.item import Value
from catalog_cli.store.file_reading import FileRead, from_plain, read_bytes, read_file, to_plain
from catalog_cli.store.source import Keeping, Source, UnreadableFileError
from catalog_cli.store.workers import FEWEST_JOBS, parallel_map

HELD = b"held"
"""The layer of what files held: of each its path, the digest of its bytes, and what was read."""
_ALL_HELD = b"all held"
AT_ONCE = 64
"""How many chunks are read before what they hold is kept: enough to share the work, and few enough to hold."""
_NO_NUMBER = 1 << 40


def files_read(source: Source, paths: Sequence[str], memory: WorkspaceCache | None) -> Iterator[tuple[str, FileRead]]:
    """Give what item files hold, each after its path, in the order of `paths`."""
    if memory is None:
        yield from _read_anew(source, paths)
        return
    found = _remembered(memory)
    if found is None:
        found = {path: held for some in _refreshed(source, paths, memory) for path, held in some.items()}
    for path in paths:
        held = found.get(path)
        yield path, read_file(source, path) if held is None else from_plain(held)


def _remembered(memory: WorkspaceCache) -> dict[str, Plain] | None:
    """Give what files hold by their paths; None where it is not known."""
    try:
        return {path: held for _number, (path, _digest, held) in rows_held(memory)}
    except CacheMissError:
        return None


def rows_held(memory: WorkspaceCache) -> Iterator[tuple[int, Plain]]:
    """Give the rows of what all files hold, by number.

    Raises:
        CacheMissError: nothing is known of the files as they are now, or, in the end, some rows were lost or are of an
            earlier time.
    """
    total, seen = memory.get_result(_ALL_HELD), blake2b()
    if total is None:
        raise CacheMissError
    for number, row in memory.rows(HELD):
        _count(seen, number, row[1])
        yield number, row
    if seen.digest() != total:
        raise CacheMissError


def _count(seen: blake2b, number: int, digest: bytes) -> None:
    """Take a row, in the order of their numbers, into what tells all rows from those of any other time."""
    seen.update(number.to_bytes(8))
    seen.update(digest)


def all_are_held(source: Source, paths: Sequence[str], memory: WorkspaceCache) -> bool:
    """Keep what all files hold, if that can be done, without holding it in memory; say whether it is kept."""
    if not memory.get_result(_ALL_HELD):
        for _some in _refreshed(source, paths, memory):
            pass
    return bool(memory.get_result(_ALL_HELD))


def chunks_read(
    source: Source, chunks: Sequence[Chunk], memory: WorkspaceCache
) -> dict[str, Mapping[str, Value] | None]:
    """Give the values in the files of some chunks, by their paths; what can be kept is kept for the next time."""
    ranges = [range(chunk.number * SIZE, (chunk.number + 1) * SIZE) for chunk in chunks]
    rows = dict(chain.from_iterable(memory.rows(HELD, each) for each in ranges))
    found = _some_refreshed(source, chunks, rows, memory, blake2b())
    return {
        path: found[path][0] if path in found else read_file(source, path).values
        for chunk in chunks
        for path in chunk.paths
    }


def _read_anew(source: Source, paths: Sequence[str]) -> Iterator[tuple[str, FileRead]]:
    if isinstance(source, Keeping):
        # it is asked once, before the work is divided
        source.fetch(paths)
    if len(paths) < SIZE * FEWEST_JOBS:
        yield from ((path, read_file(source, path)) for path in paths)
        return
    jobs = [_Job(chunk.paths, [None] * len(chunk.paths)) for chunk in cut(paths)]
    for job, answer in zip(jobs, parallel_map(partial(_read_job, source), jobs), strict=True):
        for path, (_digest, held) in zip(job.paths, plain_of(answer), strict=True):
            yield path, read_file(source, path) if held is None else from_plain(held)


def _refreshed(source: Source, paths: Sequence[str], memory: WorkspaceCache) -> Iterator[dict[str, Plain]]:
    """Give what files hold by their paths, some at a time, and keep it for the next time.

    What cannot be read, or not be kept, is left out.
    """
    chunks, seen, after = memory.chunks(paths), blake2b(), 0
    for start in range(0, len(chunks), AT_ONCE):
        some = chunks[start : start + AT_ONCE]
        within = range(after, (some[-1].number + 1) * SIZE)
        yield _some_refreshed(source, some, dict(memory.rows(HELD, within)), memory, seen)
        after = within.stop
    strays = [number for number, _row in memory.rows(HELD, range(after, _NO_NUMBER))]
    memory.commit((), [LayerUpdate(HELD, (), strays)] if strays else (), {_ALL_HELD: seen.digest()})


def _some_refreshed(
    source: Source, chunks: Sequence[Chunk], rows: Mapping[int, Plain], memory: WorkspaceCache, seen: blake2b
) -> dict[str, Plain]:
    """Give what the files of chunks hold, by their paths, of which `rows` are what was kept, and keep it."""
    numbers = {number: path for chunk in chunks for number, path in chunk.numbered()}
    # what stands at another place was kept when files were laid out otherwise, and may be old
    strays = [number for number, (path, _digest, _held) in rows.items() if numbers.get(number) != path]
    kept = {path: (digest, held) for number, (path, digest, held) in rows.items() if numbers.get(number) == path}
    new = _read_changed(source, chunks, kept, memory)
    found = {path: held for path, (_digest, held) in (kept | new).items() if held is not None}
    # what is no longer what was kept, and cannot be kept either
    strays += [number for number, path in numbers.items() if path in kept and path not in found]
    fresh = [
        (number, bytes_of((path, *new[path]))) for number, path in numbers.items() if path in new and path in found
    ]
    memory.commit(chunks, [LayerUpdate(HELD, fresh, sorted(set(strays) - {number for number, _row in fresh}))])
    for number, path in numbers.items():
        if path in found:
            _count(seen, number, (new.get(path) or kept[path])[0])
    return found


def _read_changed(
    source: Source, chunks: Sequence[Chunk], kept: Mapping[str, tuple[bytes, Plain]], memory: WorkspaceCache
) -> dict[str, tuple[bytes, Plain]]:
    """Read the files that may have changed; give the digest of those that did, and what they hold, or None."""
    new: dict[str, tuple[bytes, Plain]] = {}
    work = [job for chunk in chunks if (job := _job(chunk, kept)).paths]
    for job, answer in zip(work, parallel_map(partial(_read_job, source), work), strict=True):
        for path, known, (digest, held) in zip(job.paths, job.known, plain_of(answer), strict=True):
            memory.record_digest(path, digest)
            if digest is None or digest != known:
                new[path] = digest, held
    return new


class _Job(Struct, frozen=True):
    """Files to read, and for each the digest of the bytes of which it is known what they hold."""

    paths: Sequence[str]
    known: Sequence[bytes | None]


def _job(chunk: Chunk, kept: Mapping[str, tuple[bytes, Plain]]) -> _Job:
    """Give the files of a chunk that have to be read: those that may have changed since they were kept."""
    digests = {path: kept[path][0] for path in chunk.paths if path in kept}
    paths = [path for path in chunk.paths if path not in digests or chunk.known.get(path) != digests[path]]
    return _Job(paths, [digests.get(path) for path in paths])


def _read_job(source: Source, job: _Job) -> bytes:
    """Give for each file the digest of its bytes, None when it cannot be read, and what it holds unless known."""
    return bytes_of([_answer(source, path, known) for path, known in zip(job.paths, job.known, strict=True)])


def _answer(source: Source, path: str, known: bytes | None) -> Plain:
    try:
        data = source.read(path)
    except UnreadableFileError:
        return None, None
    digest = digest_of(data)
    if digest == known:
        return digest, None
    held = to_plain(read_bytes(data, path))
    try:
        bytes_of(held)
    except ValueError:
        # something in it would not come back as it was; the file is read anew each time
        return digest, None
    return digest, held

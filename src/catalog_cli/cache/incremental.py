"""The incremental pass: changed chunks → compute in workers → keep.

Item files are divided into chunks of up to `SIZE`. A *layer* holds one payload for each chunk: bytes that a pure
function computed from the files of the chunk, such as what they hold, what the rules found in them, or their folded
texts. `run_incremental` brings a layer up to date and gives all of its payloads:

    def compute(chunk: ChunkInput) -> bytes: ...

    for chunk in run_incremental(source, item_paths, cache, Layer(cache_key("my layer", choice), compute)):
        ... chunk.paths, chunk.payload

Where a payload has one entry for each file, `PerFile` does the bookkeeping, and never stores a value that would not
come back as it was:

    def count_lines(path: str, data: bytes | UnreadableFileError) -> int: ...

    for path, lines in PerFile(int, count_lines).results(source, item_paths, cache, cache_key("lines")): ...

- `compute` depends on nothing but its input and on what went into the layer's `cache_key`; the program's version is
  part of every key already. It runs in worker processes: what it changes there is lost.
- The pass reads the files, so that the digest of what `compute` saw is recorded with its result. Nothing that only the
  key stands for may be read in `compute`; read it before, through `WorkspaceCache.source`, which records digests too.
- A file counts as unchanged while its stat signature vouches for it, otherwise while its bytes have the same digest.
- Where an entry may become outdated although its file is unchanged, as on another day, `expired` says which.
- Without a cache (None), everything is computed, in the same workers.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct, field

from catalog_cli.cache.codec import CacheMissError, dumps, dumps_or_none, list_of, loads, pack_paths, unpack_paths
from catalog_cli.cache.database import LayerUpdate
from catalog_cli.cache.stat_snapshot import MISSING
from catalog_cli.cache.workspace_cache import WorkspaceCache, digest_of, fingerprint
from catalog_cli.store.source import ObjectSource, Source, UnreadableFileError

SIZE = 256
"""How many files a chunk holds at most: one change rewrites little, and a row of the cache is worth its overhead."""
FEWEST_JOBS = 4
"""How many chunks are worth starting workers for."""
SIGNATURES = b"signatures"
"""The layer of stat signatures and digests, which all other layers of item files share."""
RECORD_SIGNATURES = b"record signatures"
"""The same for the files of records."""
_WARM_UP = 20

T = TypeVar("T")


class ChunkInput(Struct, frozen=True):
    """What `compute` is given: the files of a chunk, in order, and the bytes of those that changed.

    `previous` is the payload computed before for `previous_paths`; it is right for every path that is not in `changed`.
    Without it, all files are in `changed`. A file that cannot be read has its error in place of its bytes.
    """

    paths: Sequence[str]
    changed: Mapping[str, bytes | UnreadableFileError]
    previous: bytes | None = None
    previous_paths: Sequence[str] = ()


class ChunkOutput(Struct, frozen=True):
    """The payload of a chunk, with the files that it was computed from and the digests of their bytes.

    The digest is None for a file that cannot be read.
    """

    number: int
    paths: Sequence[str]
    digests: Sequence[bytes | None]
    payload: bytes

    @property
    def fingerprint(self) -> bytes:
        """A digest of the files' paths and contents."""
        return fingerprint(self.paths, self.digests)


Compute = Callable[[ChunkInput], bytes]
Expired = Callable[[ChunkOutput], Collection[str]]
"""Gives the files of a stored chunk that have to be computed again although they are unchanged."""


class Layer(Struct, frozen=True):
    """What is computed of each chunk, how, and under which key it is stored.

    Layers of other files than those of items have `signatures` of their own: chunks are those of one set of files.
    """

    key: bytes
    compute: Compute
    expired: Expired = lambda _stored: ()
    signatures: bytes = SIGNATURES


def run_incremental(
    source: Source, paths: Sequence[str], cache: WorkspaceCache | None, layer: Layer
) -> list[ChunkOutput]:
    """Compute the payloads of those chunks whose files changed since the layer was written; give those of all chunks.

    `paths` are all item files of the source, which `cache` belongs to, or all others that the layer is of.
    """
    if cache is None:
        jobs = [_ChunkJob(number, some, frozenset(some), None) for number, some in enumerate(_cut(paths))]
        return _outputs(jobs, _do_jobs(source, jobs, layer.compute))
    unchanged = _unchanged(cache, layer.key)
    if unchanged is not None and not any(map(layer.expired, unchanged)):
        return unchanged
    layout = _layout(cache, paths, layer.signatures)
    chunks = [chunk for chunk in layout if chunk.paths]
    rows = dict(_rows(cache, layer.key))
    jobs = [_plan_job(chunk, rows.get(chunk.number), layer.expired) for chunk in chunks]
    answers = _do_jobs(source, jobs, layer.compute)
    outputs = _outputs(jobs, answers)
    for chunk, job, output in zip(chunks, jobs, outputs, strict=True):
        for path, digest in zip(output.paths, output.digests, strict=True):
            cache.record_digest(path, digest if path in job.stale else chunk.known[path])
    updates = [
        _signature_update(layout, cache, layer.signatures),
        LayerUpdate(
            layer.key,
            [(output.number, _row_bytes(output)) for output in outputs if _differs(output, rows.get(output.number))],
            sorted(rows.keys() - {chunk.number for chunk in chunks}),
        ),
    ]
    cache.commit(updates, {b"complete " + layer.key: _total(outputs)})
    return outputs


class PerFile(Generic[T]):
    """A layer whose payloads hold one entry of type `kind` for each file.

    An entry that would not come back as it was is not stored: None is in its place, and its user computes it.
    """

    def __init__(
        self,
        kind: type[T],
        compute_file: Callable[[str, bytes | UnreadableFileError], T],
        expired: Expired = lambda _stored: (),
        signatures: bytes = SIGNATURES,
    ) -> None:
        """Take the function that computes the entry of one file, and the one that says which entries are outdated."""
        self._kind = kind
        self._compute_file = compute_file
        self._expired = expired
        self._signatures = signatures

    def compute(self, chunk: ChunkInput) -> bytes:
        """Return the payload of a chunk; entries of unchanged files are copied without being decoded."""
        entries: dict[str, msgspec.Raw | None] = {}
        if chunk.previous is not None:
            entries.update(zip(chunk.previous_paths, loads(chunk.previous, list[msgspec.Raw]), strict=True))
        for path, data in chunk.changed.items():
            entry = dumps_or_none(self._compute_file(path, data), self._kind)
            entries[path] = None if entry is None else msgspec.Raw(entry)
        return dumps([entries[path] for path in chunk.paths])

    def results(
        self, source: Source, paths: Sequence[str], cache: WorkspaceCache | None, key: bytes
    ) -> Iterator[tuple[str, T]]:
        """Bring the layer up to date; give the entry of each file, after its path, in the order of `paths`."""
        chunks = run_incremental(source, paths, cache, Layer(key, self.compute, self._expired, self._signatures))
        try:
            found = dict(self.entries(chunks))
        except CacheMissError:
            # the same program with the same key wrote something else: never seen, but no reason to stop
            found = {}
        for path in paths:
            entry = found.get(path)
            yield path, self._compute_file(path, _read(source, path)[1]) if entry is None else entry

    def entries(self, chunks: Iterable[ChunkOutput]) -> Iterator[tuple[str, T | None]]:
        """Yield the entry of each file, after its path.

        Raises:
            CacheMissError: a payload is not of this kind.
        """
        for chunk in chunks:
            yield from zip(chunk.paths, loads(chunk.payload, list_of(self._kind | None)), strict=True)


class _Chunk(Struct):
    """Files that are kept together; `known` holds the digests of those that their stat signature vouches for.

    `changed` says that the signatures that are stored of it are outdated.
    """

    number: int
    paths: list[str] = field(default_factory=list)
    known: dict[str, bytes] = field(default_factory=dict)
    changed: bool = False


class _Signatures(Struct, array_like=True):
    """What is stored of a chunk's files: their paths, stat signatures, and digests (None where not to be trusted)."""

    paths: bytes
    signatures: list[bytes]
    digests: list[bytes | None]


class _StoredChunk(Struct, array_like=True):
    """What is stored of a chunk in a layer."""

    paths: bytes
    digests: list[bytes | None]
    payload: bytes


class _ChunkJob(Struct, frozen=True):
    """A chunk to compute: its files, those that have to be read, and what was computed before.

    Of the stale files, those that are `expired` are computed even if their bytes are what they were.
    """

    number: int
    paths: Sequence[str]
    stale: frozenset[str]
    previous: ChunkOutput | None
    expired: frozenset[str] = frozenset()


class _Answer(Struct, array_like=True):
    """What a worker gives: the digests of a chunk's files, and the payload; None where it is the previous one."""

    digests: list[bytes | None]
    payload: bytes | None


def _cut(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + SIZE] for start in range(0, len(paths), SIZE))


def _layout(cache: WorkspaceCache, paths: Sequence[str], signatures: bytes) -> list[_Chunk]:
    """Divide the files: each stays in the chunk that it is in, so that one change touches one chunk."""
    left = dict.fromkeys(paths)
    chunks = []
    for number, row in cache.rows(signatures):
        try:
            chunks.append(_kept_chunk(number, loads(row, _Signatures), cache, left))
        except CacheMissError:
            # its files are laid out like new ones, behind all others
            continue
    new = list(left)
    if new and chunks and (room := SIZE - len(chunks[-1].paths)) > 0:
        chunks[-1].paths += new[:room]
        chunks[-1].changed = True
        new = new[room:]
    first = chunks[-1].number + 1 if chunks else 0
    return chunks + [_Chunk(number, list(some), changed=True) for number, some in enumerate(_cut(new), first)]


def _kept_chunk(number: int, stored: _Signatures, cache: WorkspaceCache, left: dict[str, None]) -> _Chunk:
    chunk = _Chunk(number)
    for path, signature, digest in zip(unpack_paths(stored.paths), stored.signatures, stored.digests, strict=True):
        if path not in left:
            chunk.changed = True
            continue
        del left[path]
        chunk.paths.append(path)
        if digest is not None and signature == cache.stats[path].fingerprint:
            chunk.known[path] = digest
        else:
            chunk.changed = True
    return chunk


def _signature_update(chunks: Sequence[_Chunk], cache: WorkspaceCache, signatures: bytes) -> LayerUpdate:
    changed = [chunk for chunk in chunks if chunk.changed]
    rows = [(chunk.number, dumps(_signatures(chunk.paths, cache))) for chunk in changed if chunk.paths]
    return LayerUpdate(signatures, rows, [chunk.number for chunk in changed if not chunk.paths])


def _signatures(paths: Sequence[str], cache: WorkspaceCache) -> _Signatures:
    stats = [cache.stats.get(path, MISSING) for path in paths]
    # a racy file may change again without another signature: its digest must not be believed the next time
    digests = [None if seen.racy else cache.digest(path) for path, seen in zip(paths, stats, strict=True)]
    return _Signatures(pack_paths(paths), [seen.fingerprint for seen in stats], digests)


def _unchanged(cache: WorkspaceCache, layer: bytes) -> list[ChunkOutput] | None:
    """Return the layer as it is if it was complete when all files were as they are now; None otherwise."""
    total = cache.get_result(b"complete " + layer)
    if total is None:
        return None
    outputs = [output for _number, output in _rows(cache, layer)]
    # a row that was lost or damaged, or written since by another program, changes the total
    return outputs if _total(outputs) == total else None


def _total(outputs: Iterable[ChunkOutput]) -> bytes:
    return fingerprint([(output.number, output.fingerprint) for output in outputs])


def _rows(cache: WorkspaceCache, layer: bytes) -> Iterator[tuple[int, ChunkOutput]]:
    for number, data in cache.rows(layer):
        try:
            row = loads(data, _StoredChunk)
        except CacheMissError:
            continue
        yield number, ChunkOutput(number, unpack_paths(row.paths), row.digests, row.payload)


def _row_bytes(output: ChunkOutput) -> bytes:
    return dumps(_StoredChunk(pack_paths(output.paths), list(output.digests), output.payload))


def _differs(output: ChunkOutput, stored: ChunkOutput | None) -> bool:
    return stored is None or (output.payload, output.fingerprint) != (stored.payload, stored.fingerprint)


def _plan_job(chunk: _Chunk, stored: ChunkOutput | None, expired: Expired) -> _ChunkJob:
    """Return what has to be done for a chunk: read the files that may have changed since its payload was computed."""
    digests = dict(zip(stored.paths, stored.digests, strict=True)) if stored else {}
    stale = [path for path in chunk.paths if (digest := digests.get(path)) is None or chunk.known.get(path) != digest]
    outdated = frozenset(expired(stored)).intersection(chunk.paths) if stored else frozenset()
    return _ChunkJob(chunk.number, chunk.paths, outdated.union(stale), stored, outdated)


def _do_jobs(source: Source, jobs: Sequence[_ChunkJob], compute: Compute) -> dict[int, _Answer]:
    """Do the jobs that there is anything to do for, in workers where it pays."""
    todo = [job for job in jobs if job.stale or not job.previous or list(job.paths) != list(job.previous.paths)]
    if isinstance(source, ObjectSource):
        # git is asked once, before the work is divided
        source.fetch([path for job in todo for path in job.paths if path in job.stale])
    if len(todo) < FEWEST_JOBS:
        return {job.number: loads(_do_job(source, compute, job), _Answer) for job in todo}
    # deferred: a small workspace needs no workers
    from catalog_cli.store.workers import cores, parallel_map

    new = [job for job in todo if job.previous is None]
    if len(new) >= FEWEST_JOBS and cores() > 1:
        # patterns are compiled and modules loaded at first use: once here, not once in each worker; neighbours are
        # alike, so that files from everywhere need most of what there is
        paths = [path for job in new for path in job.paths]
        some = paths[:: len(paths) // _WARM_UP or 1]
        _do_job(source, compute, _ChunkJob(0, some, frozenset(some), None))
    answers = parallel_map(partial(_do_job, source, compute), todo)
    return {job.number: loads(answer, _Answer) for job, answer in zip(todo, answers, strict=True)}


def _do_job(source: Source, compute: Compute, job: _ChunkJob) -> bytes:
    before = dict(zip(job.previous.paths, job.previous.digests, strict=True)) if job.previous else {}
    changed: dict[str, bytes | UnreadableFileError] = {}
    digests = []
    for path in job.paths:
        digest = before.get(path)
        if path in job.stale:
            digest, data = _read(source, path)
            if digest is None or digest != before.get(path) or path in job.expired:
                changed[path] = data
        digests.append(digest)
    if job.previous and not changed and list(job.paths) == list(job.previous.paths):
        return dumps(_Answer(digests, None))
    previous = (job.previous.payload, job.previous.paths) if job.previous else (None, ())
    return dumps(_Answer(digests, compute(ChunkInput(job.paths, changed, *previous))))


def _read(source: Source, path: str) -> tuple[bytes | None, bytes | UnreadableFileError]:
    try:
        data = source.read(path)
    except UnreadableFileError as error:
        return None, error
    return digest_of(data), data


def _outputs(jobs: Sequence[_ChunkJob], answers: Mapping[int, _Answer]) -> list[ChunkOutput]:
    outputs = []
    for job in jobs:
        answer, before = answers.get(job.number), job.previous
        if answer is None and before:
            outputs.append(before)
        elif answer and answer.payload is not None:
            outputs.append(ChunkOutput(job.number, job.paths, answer.digests, answer.payload))
        elif answer and before:
            outputs.append(ChunkOutput(job.number, job.paths, answer.digests, before.payload))
    return outputs

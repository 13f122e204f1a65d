"""Gather many catalogues into tables: find the workspaces, read those that changed, and write what there is of all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from msgspec import Struct, msgpack
from msgspec.structs import replace

from catalog_cli import __version__
from catalog_cli.many.batches import (
    LARGEST,
    WORK,
    Batch,
    BatchSummary,
    GatherJob,
    finished_batches,
    gather_batch,
    in_batches,
)
from catalog_cli.many.cluster import read_on_cluster
from catalog_cli.many.extra import library
from catalog_cli.many.fingerprints import with_fingerprints
from catalog_cli.many.manifest import Gathered, Manifest, read_manifest, write_manifest
from catalog_cli.many.merging import Merge, has_tables, remove_stale, replace_tables, write_tables
from catalog_cli.many.options import GatherOptions
from catalog_cli.many.parquet import TableReader, joined_rows
from catalog_cli.many.processes import in_processes
from catalog_cli.many.storage import Storage
from catalog_cli.many.tables import CATALOGUES, ERRORS, ITEMS, VERSION
from catalog_cli.many.targets import GatherTarget, Root, find_targets, no_workspace

_FEW = 8
"""So many workspaces are read sooner than a process starts."""
Step = Callable[[int, int], None]


class GatherRequest(Struct, frozen=True):
    """What to gather, where to, and how.

    Args:
        roots: the folders below which all workspaces are meant.
        out: the folder for the tables.
        options: what their rows depend on besides the workspaces.
        at: a revision or a day of which commits are read, instead of files.
        scheduler: the address of the scheduler of a Dask cluster that reads the workspaces.
        jobs: how many processes work side by side.
        is_partitioned: whether each table becomes a folder of parts.
        is_fresh: whether everything is read again.
    """

    roots: Sequence[Root]
    out: str
    options: GatherOptions
    at: str | None = None
    scheduler: str | None = None
    jobs: int = 1
    is_partitioned: bool = False
    is_fresh: bool = False


class Unread(Struct, frozen=True):
    """Something that could not be read: the workspace, the file in it, and why."""

    path: str
    file: str | None
    message: str


class GatherSummary(Struct, frozen=True):
    """How much the tables hold, how many workspaces had not changed, and what could not be read."""

    catalogues: int
    items: int
    unchanged: int
    unread: Sequence[Unread]


def gather(request: GatherRequest, step: Step) -> GatherSummary:
    """Gather workspaces into tables; `step` is told how many are done, of how many.

    Raises:
        CatalogError: there is no workspace, the folder to gather into cannot be used, or a library is missing.
    """
    library("pyarrow")
    storage = Storage(request.out)
    # before the lock is taken, which makes the folder
    read_manifest(storage)
    found = find_targets(request.roots, request.at)
    if not found:
        raise no_workspace(request.roots)
    with storage.locked():
        return _gather(request, storage, found, step)


def _gather(request: GatherRequest, storage: Storage, found: Sequence[GatherTarget], step: Step) -> GatherSummary:
    """Gather the workspaces that were found."""
    before = read_manifest(storage)
    targets = with_fingerprints(found, request.options.since, request.jobs)
    digest = options_digest(request.options)
    known = _known(storage, before, digest, request)
    made = Manifest(
        VERSION, __version__, request.options.run.today, digest, [str(each.folder) for each in request.roots]
    )
    if before is None:
        # marks the folder as one of tables, before anything else is in it
        write_manifest(storage, made)
    kept = {target.label for target in targets if _is_same(target, known.get(target.label))}
    read = _read(request, storage, digest, [target for target in targets if target.label not in kept], step)
    merge = Merge(
        batches=list(in_batches(targets)),
        kept=frozenset(kept),
        old=before.batches if before and known else (),
        read=read,
        revisions={
            target.label: target.revision for target in targets if target.label in kept and _has_moved(target, known)
        },
        is_partitioned=request.is_partitioned,
    )
    made = replace(
        made,
        batches=[batch.name for batch in merge.batches] if merge.is_partitioned else None,
        workspaces={target.label: Gathered(target.fingerprint, target.revision) for target in targets},
    )
    rows = _finish(request, storage, merge, made, before)
    return GatherSummary(rows[CATALOGUES.name], rows[ITEMS.name], len(kept), _unread(storage, merge))


def options_digest(options: GatherOptions) -> str:
    """Return what stands for the options, the program and the tables, on all of which rows depend."""
    data = msgpack.encode((VERSION, __version__, options), order="deterministic")
    return blake2b(data, digest_size=16).hexdigest()


def _known(storage: Storage, before: Manifest | None, digest: str, request: GatherRequest) -> Mapping[str, Gathered]:
    """Return the workspaces whose rows can be kept, if nothing in them has changed."""
    if before is None or before.options != digest or request.is_fresh or not has_tables(storage, before.batches):
        return {}
    return before.workspaces


def _is_same(target: GatherTarget, gathered: Gathered | None) -> bool:
    return gathered is not None and bool(target.fingerprint) and target.fingerprint == gathered.fingerprint


def _has_moved(target: GatherTarget, known: Mapping[str, Gathered]) -> bool:
    return known[target.label].revision != target.revision


def _read(
    request: GatherRequest, storage: Storage, digest: str, targets: Sequence[GatherTarget], step: Step
) -> list[str]:
    """Read workspaces, but for those that an unfinished run has read; return the names of the batches with them."""
    done = {} if request.is_fresh else _read_before(storage, digest, targets)
    left = [target for target in targets if target.label not in done]
    # of few workspaces, each process gets some batches, so that none waits long for another; one batch needs no process
    batches = list(in_batches(left, max(_FEW, min(LARGEST, len(left) // (4 * request.jobs)))))
    sizes = {batch.name: len(batch.targets) for batch in batches}
    count, names = len(done), list(dict.fromkeys(done.values()))
    step(count, len(targets))
    for summary in _summaries(request, batches, GatherJob(request.out, request.options, digest)):
        count += sizes[summary.name]
        names.append(summary.name)
        step(count, len(targets))
    return names


def _summaries(request: GatherRequest, batches: Sequence[Batch], job: GatherJob) -> Iterator[BatchSummary]:
    if request.scheduler is None:
        return in_processes(partial(gather_batch, job), batches, request.jobs)
    return read_on_cluster(batches, job, request.scheduler)


def _read_before(storage: Storage, digest: str, targets: Sequence[GatherTarget]) -> dict[str, str]:
    """Return the workspaces that an unfinished run has read as they are, each with its batch."""
    wanted = {target.label: target.fingerprint for target in targets if target.fingerprint}
    return {
        label: summary.name
        for summary in finished_batches(storage, digest)
        for label, fingerprint in summary.fingerprints.items()
        if wanted.get(label) == fingerprint
    }


def _finish(
    request: GatherRequest, storage: Storage, merge: Merge, made: Manifest, before: Manifest | None
) -> Mapping[str, int]:
    """Write the tables, and put them in place in such an order that a run that is killed in between does no harm.

    Returns:
        How many rows each table has.
    """
    rows = write_tables(storage, merge, request.jobs)
    if before:
        # until all tables are in place, nothing is known of workspaces that are not the same in the old and the new
        same = {label: before.workspaces[label] for label in merge.kept}
        write_manifest(storage, replace(before, workspaces=same))
    replace_tables(storage, merge)
    write_manifest(storage, made)
    remove_stale(storage, merge)
    storage.remove(WORK)
    return rows


def _unread(storage: Storage, merge: Merge) -> list[Unread]:
    names = [f"errors/{batch.name}.parquet" for batch in merge.batches] if merge.is_partitioned else ["errors.parquet"]
    with TableReader(storage, ERRORS, names) as reader:
        found = reader.of([target.label for batch in merge.batches for target in batch.targets])
    rows = joined_rows(ERRORS, found.values()).to_pylist()
    return [Unread(row["path"], row["file"], row["message"]) for row in rows]

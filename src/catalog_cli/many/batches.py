"""Batches of workspaces, each read by one process into one part a table, which a second run overwrites."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from zlib import crc32

from msgspec import Struct, json

from catalog_cli import __version__
from catalog_cli.actions.workspaces import forget_commits
from catalog_cli.many.history import forget_history
from catalog_cli.many.options import GatherOptions
from catalog_cli.many.parquet import Row, arrow_of, table_writer
from catalog_cli.many.reading import read_workspace
from catalog_cli.many.storage import Storage
from catalog_cli.many.tables import OF_WORKSPACE, TABLES
from catalog_cli.many.targets import GatherTarget
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

LARGEST = 256
"""The most workspaces of a batch; most batches have about 160."""
WORK = "unfinished"
"""The folder of the parts of a run that is not finished."""


class Batch(Struct, frozen=True):
    """Workspaces, sorted by label."""

    targets: tuple[GatherTarget, ...]

    @property
    def name(self) -> str:
        """The name of its parts: that of the same workspaces is always the same."""
        labels = "\0".join(target.label for target in self.targets)
        return blake2b(labels.encode(), digest_size=8).hexdigest()


class GatherJob(Struct, frozen=True):
    """What all batches of a run share.

    Args:
        out: the folder to gather into.
        options: what rows depend on besides the workspaces.
        digest: stands for the options.
        program: the version of the program; one of another version would make other rows.
    """

    out: str
    options: GatherOptions
    digest: str
    program: str = __version__


class BatchSummary(Struct, frozen=True):
    """A batch that was read: the fingerprints of its workspaces, by label, and what stands for the options."""

    name: str
    options: str
    fingerprints: Mapping[str, str]


class OtherVersionError(CatalogError):
    """Another version of the program runs on a worker."""


def in_batches(targets: Sequence[GatherTarget], largest: int = LARGEST) -> Iterator[Batch]:
    """Divide sorted targets into batches.

    Where a batch ends depends on the labels around, not on how many came before: a workspace more or less changes one
    batch or two, and the others stay as they are.
    """
    begin = 0
    for number, target in enumerate(targets, 1):
        count = number - begin
        may_end = count * 4 >= largest and crc32(target.label.encode()) % max(largest // 2, 1) == 0
        if may_end or count == largest or number == len(targets):
            yield Batch(tuple(targets[begin:number]))
            begin = number


def gather_batch(job: GatherJob, batch: Batch) -> BatchSummary:
    """Read the workspaces of a batch and write one part a table; a second run overwrites them.

    Raises:
        OtherVersionError: the run was started by another version of the program.
        StorageError: the parts cannot be written.
    """
    if job.program != __version__:
        raise other_version(__version__, job.program)
    # a worker of a cluster may have read an earlier state of the same repositories
    forget_commits()
    forget_history()
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for target in batch.targets:
        for name, more in _rows_of(target, job.options).items():
            rows[name] += more
    storage = Storage(job.out)
    for table in TABLES:
        with table_writer(storage, part_name(batch.name, table.name), table) as writer:
            writer.write_table(arrow_of(table, rows.pop(table.name)))
    summary = BatchSummary(batch.name, job.digest, {target.label: target.fingerprint for target in batch.targets})
    # the last of its files: a batch that has one is complete
    storage.write(f"{WORK}/{batch.name}.json", json.encode(summary))
    return summary


def other_version(theirs: str, ours: str) -> OtherVersionError:
    """Make the error for a worker that has another version of the program."""
    return OtherVersionError(
        message("a worker has catalog {theirs}, but this is {ours}", theirs=theirs, ours=ours),
        message("Install the same version everywhere."),
    )


def part_name(batch: str, table: str) -> str:
    """Return the name of the part of a batch in a table."""
    return f"{WORK}/{table}/{batch}.parquet"


def finished_batches(storage: Storage, digest: str) -> list[BatchSummary]:
    """Return the batches that a run with the same options has left.

    Raises:
        StorageError: the folder cannot be read.
    """
    files = (storage.read(f"{WORK}/{name}") for name in storage.names(WORK) if name.endswith(".json"))
    found = [json.decode(data, type=BatchSummary) for data in files if data]
    return [summary for summary in found if summary.options == digest]


def _rows_of(target: GatherTarget, options: GatherOptions) -> Mapping[str, Sequence[Row]]:
    if target.trouble is None:
        return read_workspace(target.label, target.source, options)
    what, remedy = (each.in_language(options.run.language) if each else None for each in target.trouble)
    unknown = [None] * (len(OF_WORKSPACE) - 1)
    return {"errors": [(target.label, *unknown, "workspace", None, what, remedy)]}

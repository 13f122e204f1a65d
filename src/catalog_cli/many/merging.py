"""Make the tables of the rows that are kept and those just read: one file each, or a folder of parts."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event
from typing import Any

from msgspec import Struct

from catalog_cli.many.batches import Batch, part_name
from catalog_cli.many.parquet import Rows, TableReader, joined_rows, table_writer
from catalog_cli.many.storage import Storage
from catalog_cli.many.tables import OF_WORKSPACE, TABLES, GatheredTable

_NEW = "unfinished/tables"
"""The folder of tables that are not all finished."""
_REVISION = next(number for number, column in enumerate(OF_WORKSPACE) if column.name == "revision")


class Merge(Struct, frozen=True):
    """What the tables are made of.

    Args:
        batches: all workspaces, in the order of the rows.
        kept: those whose rows are taken from the tables that there are.
        old: the names of the parts of these tables; None where each is one file, and empty where there are none.
        read: the names of the batches that were read.
        revisions: the commits of kept workspaces that are at another one now, although nothing in them changed.
        is_partitioned: whether each table becomes a folder of parts.
    """

    batches: Sequence[Batch]
    kept: frozenset[str]
    old: Sequence[str] | None
    read: Sequence[str]
    revisions: Mapping[str, str | None]
    is_partitioned: bool


def has_tables(storage: Storage, batches: Sequence[str] | None) -> bool:
    """Return whether all files of the tables are there: one for each, or those of some batches.

    Raises:
        StorageError: the folder cannot be read.
    """
    if batches is None:
        return {f"{table.name}.parquet" for table in TABLES} <= {*storage.names()}
    wanted = {f"{name}.parquet" for name in batches}
    return all(wanted <= {*storage.names(table.name)} for table in TABLES)


def write_tables(storage: Storage, merge: Merge, jobs: int) -> Mapping[str, int]:
    """Write all tables beside those that there are; `replace_tables` puts them in place.

    Returns:
        How many rows each table has, by its name.

    Raises:
        StorageError: a file cannot be read or written.
    """
    stop = Event()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            counts = list(pool.map(lambda table: _write_table(storage, merge, table, stop), TABLES))
        except BaseException:
            # the pool waits for its threads
            stop.set()
            raise
    return {table.name: count for table, count in zip(TABLES, counts, strict=True)}


def replace_tables(storage: Storage, merge: Merge) -> None:
    """Put the tables that were written in the place of those that there were.

    Raises:
        StorageError: a file cannot be renamed.
    """
    for table in TABLES:
        for name in _files(merge, table):
            storage.rename(f"{_NEW}/{name}", name)


def remove_stale(storage: Storage, merge: Merge) -> None:
    """Remove the parts of batches that are no more, and tables in the other form.

    Raises:
        StorageError: a file cannot be removed.
    """
    for table in TABLES:
        if not merge.is_partitioned:
            storage.remove(table.name)
            continue
        storage.remove(f"{table.name}.parquet")
        for name in {f"{table.name}/{name}" for name in storage.names(table.name)}.difference(_files(merge, table)):
            storage.remove(name)


def _files(merge: Merge, table: GatheredTable) -> Sequence[str]:
    """Return the names of the files of a table."""
    if merge.is_partitioned:
        return [f"{table.name}/{batch.name}.parquet" for batch in merge.batches]
    return [f"{table.name}.parquet"]


def _write_table(storage: Storage, merge: Merge, table: GatheredTable, stop: Event) -> int:
    """Write a table, unless it is stopped; return how many rows it has."""
    old = [f"{table.name}.parquet"] if merge.old is None else [f"{table.name}/{name}.parquet" for name in merge.old]
    new = [part_name(name, table.name) for name in merge.read]
    count = 0
    with TableReader(storage, table, old) as kept, TableReader(storage, table, new) as read, ExitStack() as stack:
        whole = None if merge.is_partitioned else f"{_NEW}/{table.name}.parquet"
        writer = stack.enter_context(table_writer(storage, whole, table)) if whole else None
        for batch in merge.batches:
            if stop.is_set():
                break
            rows = _rows(merge, table, batch, kept, read)
            count += len(rows)
            if writer is None:
                with table_writer(storage, f"{_NEW}/{table.name}/{batch.name}.parquet", table) as part:
                    part.write_table(rows)
            elif len(rows):
                writer.write_table(rows)
    return count


def _rows(merge: Merge, table: GatheredTable, batch: Batch, kept: TableReader, read: TableReader) -> Any:
    """Return the rows of a batch, workspace by workspace."""
    labels = [target.label for target in batch.targets]
    found = {
        **_at_revisions(kept.of([label for label in labels if label in merge.kept]), merge.revisions),
        **read.of([label for label in labels if label not in merge.kept]),
    }
    return joined_rows(table, (found[label] for label in labels if label in found))


def _at_revisions(found: Mapping[str, Rows], revisions: Mapping[str, str | None]) -> Mapping[str, Rows]:
    """Return rows with the commits that their workspaces are at now."""
    return {
        label: _at_revision(rows, revisions[label]) if label in revisions else rows for label, rows in found.items()
    }


def _at_revision(rows: Rows, revision: str | None) -> Rows:
    # deferred, as everything of pyarrow
    import pyarrow as pa

    count = rows.end - rows.begin
    table = rows.table.slice(rows.begin, count)
    values = pa.repeat(pa.scalar(revision, pa.string()), count)
    return Rows(table.set_column(_REVISION, table.schema.field(_REVISION), values), 0, count)

"""Parquet files of the tables: their schemas, writing rows, and reading those of some workspaces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any, Self

from msgspec import Struct

from catalog_cli.many.storage import Storage, StorageError
from catalog_cli.many.tables import VERSION, ColumnType, GatheredTable
from catalog_cli.model.message import message

Row = tuple[object, ...]
PATH = "path"
"""The column that tells the workspaces apart, by which all tables are sorted."""
_COMPRESSION = {"compression": "zstd", "compression_level": 1}


@cache
def schema_of(table: GatheredTable) -> Any:
    """Return the Arrow schema of a table, which says the version of the tables too."""
    # deferred, here and below: loading it takes longer than most commands
    import pyarrow as pa

    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.TEXTS: pa.list_(pa.string()),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.NUMBER: pa.float64(),
        ColumnType.DAY: pa.date32(),
        ColumnType.FLAG: pa.bool_(),
    }
    fields = [pa.field(column.name, types[column.type]) for column in table.columns]
    return pa.schema(fields, metadata={"catalog.tables": str(VERSION)})


def arrow_of(table: GatheredTable, rows: Sequence[Row]) -> Any:
    """Return rows as an Arrow table."""
    import pyarrow as pa

    schema = schema_of(table)
    columns = zip(*rows, strict=True) if rows else ([] for _field in schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema)


@contextmanager
def table_writer(storage: Storage, name: str, table: GatheredTable) -> Iterator[Any]:
    """Open a Parquet file for the rows of a table, each part of which becomes a row group.

    Raises:
        StorageError: it cannot be written.
    """
    import pyarrow.parquet as pq

    with storage.writing(name) as stream, pq.ParquetWriter(stream, schema_of(table), **_COMPRESSION) as writer:
        yield writer


class RowGroup(Struct, frozen=True):
    """A row group of a file: its number, and the first and the last workspace in it."""

    name: str
    number: int
    first: str
    last: str


class Rows(Struct, frozen=True):
    """Some rows of an Arrow table: those from `begin` on, before `end`."""

    table: Any
    begin: int
    end: int


def joined_rows(table: GatheredTable, parts: Iterable[Rows]) -> Any:
    """Return rows, one after the other, as an Arrow table in one piece: so they are written the same every time."""
    import pyarrow as pa

    together: list[Rows] = []
    for rows in parts:
        last = together[-1] if together else None
        if last and last.table is rows.table and last.end == rows.begin:
            together[-1] = Rows(last.table, last.begin, rows.end)
        else:
            together.append(rows)
    slices = [rows.table.slice(rows.begin, rows.end - rows.begin) for rows in together]
    return pa.concat_tables(slices).combine_chunks() if slices else schema_of(table).empty_table()


class TableReader:
    """The rows of one table in several files, read by workspace; each file is sorted by workspace."""

    def __init__(self, storage: Storage, table: GatheredTable, names: Iterable[str]) -> None:
        """Take the files by their names; none is opened yet."""
        self._storage = storage
        self._table = table
        self._names = list(names)
        self._open: tuple[str, Any, Any] | None = None

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the file that is open."""
        self._close()

    def of(self, labels: Sequence[str]) -> Mapping[str, Rows]:
        """Return the rows of some workspaces, named in order; one without any is left out.

        Raises:
            StorageError: a file cannot be read.
        """
        found: dict[str, Rows] = {}
        wanted = set(labels)
        for group in self._groups if labels else ():
            if group.last >= labels[0] and group.first <= labels[-1]:
                found.update((label, rows) for label, rows in self._rows_of(group) if label in wanted)
        return found

    def _rows_of(self, group: RowGroup) -> Iterator[tuple[str, Rows]]:
        import pyarrow.compute as pc

        table = self._file(group.name).read_row_group(group.number, use_threads=False).cast(schema_of(self._table))
        runs = pc.run_end_encode(table[PATH].combine_chunks())
        begin = 0
        for label, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            yield label, Rows(table, begin, end)
            begin = end

    @cached_property
    def _groups(self) -> Sequence[RowGroup]:
        return [group for name in self._names for group in self._groups_of(name)]

    def _groups_of(self, name: str) -> Iterator[RowGroup]:
        metadata = self._file(name).metadata
        for number in range(metadata.num_row_groups):
            seen = metadata.row_group(number).column(0).statistics
            if seen is not None and seen.has_min_max:
                yield RowGroup(name, number, seen.min, seen.max)

    def _file(self, name: str) -> Any:
        """Return an open file; only one is open at a time, as there may be thousands."""
        import pyarrow.parquet as pq

        if self._open is None or self._open[0] != name:
            self._close()
            stream = self._storage.open(name)
            try:
                self._open = (name, stream, pq.ParquetFile(stream))
            except ValueError as error:
                raise StorageError(
                    message("{path} is damaged", path=f"{self._storage.address}/{name}"),
                    message("Gather everything again with: --fresh"),
                ) from error
        return self._open[2]

    def _close(self) -> None:
        if self._open:
            self._open[2].close()
            self._open[1].close()
            self._open = None

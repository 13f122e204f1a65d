"""Storage of the cache: one SQLite file. A damaged row reads as a miss; no method raises."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import TypeVar

from msgspec import Struct

FOLDER_VARIABLE = "CATALOG_CACHE_DIR"
OFF_VARIABLE = "CATALOG_NO_CACHE"
FILE = "cache.sqlite3"
OBJECTS = b"\0objects"
"""What follows a workspace's folder in the name of what is cached of its files in git; no path has a zero byte."""
LINKS = b"\0links"
"""What follows it in the name of what its links have answered."""


def cache_path() -> Path:
    """Return the path of the cache's only file, whether it exists or not."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        return Path(folder) / FILE
    # deferred: help and completion need no cache
    from platformdirs import user_cache_path

    return user_cache_path("catalog", appauthor=False) / FILE


def is_enabled() -> bool:
    """Return whether the cache may be used at all."""
    return not os.environ.get(OFF_VARIABLE)


def disable() -> None:
    """Go without the cache in this process and in those that it starts."""
    os.environ[OFF_VARIABLE] = "1"


def size_of(path: Path) -> int:
    """Return the size in bytes of the cache's file and of those that SQLite puts beside it."""
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))


APPLICATION = 0x43415443
LAYOUT = 4
"""Raise this whenever the layout of the tables, or of their rows, changes."""
TIMEOUT = 0.2
"""Seconds to wait for another program; after that this one goes on without the cache."""
DAYS_KEPT = 90
MOST_PAGES = 250_000
"""The most pages of 4 KB; a larger file gets nothing added."""
LAYERS = 8
"""How many layers of one workspace are kept: those that were written to last."""

_TABLES = """
create table if not exists workspace
    (id integer primary key, root blob, program blob, used real, turn integer default 0, unique (root, program));
create table if not exists layer
    (id integer primary key, workspace integer, name blob, used real, unique (workspace, name));
create table if not exists row (layer integer, number integer, row blob, primary key (layer, number));
create table if not exists result (workspace integer, key blob, row blob, primary key (workspace, key));
"""
_SEAL = 16
_DAY = 24 * 3600

T = TypeVar("T")


class LayerUpdate(Struct, frozen=True):
    """What to write in one layer: rows that replace those of the same number, and the numbers of rows to delete."""

    layer: bytes
    rows: Sequence[tuple[int, bytes]] = ()
    gone: Sequence[int] = ()


class Database:
    """Rows of bytes for one workspace and one version of the program: in layers by number, and results by key.

    Every row begins with a seal, a digest over its contents and over all that it belongs to. SQLite has no checksums:
    it gives out the bytes of a damaged page, or of a file patched together from two, as if nothing had happened. A
    wrong answer would be worse than none, and a row that fails is merely computed again.
    """

    def __init__(self, path: Path, root: bytes, program: bytes) -> None:
        """Open the file, or make it; where that cannot be done, the database is empty and stays so."""
        self._owner = len(root).to_bytes(8) + root + program
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._workspace = 0
        self._turn = 0
        self._layers: dict[bytes, int] = {}
        self._guarded(lambda: self._open(root, program), None)

    def rows(self, layer: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield the rows of a layer, by number."""
        connection, layer_id = self._connection, self._layers.get(layer)
        if connection is None or layer_id is None:
            return
        select = "select number, row from row where layer = ? order by number"
        seal, found = self._sealing(layer), self._guarded(lambda: connection.execute(select, (layer_id,)), None)
        while found and (pair := self._guarded(lambda: next(found, None), None)) is not None:
            number, row = pair
            if isinstance(number, int) and isinstance(row, bytes) and row[:_SEAL] == seal(number, row[_SEAL:]):
                yield number, row[_SEAL:]

    def result(self, key: bytes) -> bytes | None:
        """Return the result under a key."""
        connection = self._connection
        if connection is None:
            return None
        select = "select row from result where workspace = ? and key = ?"
        found = self._guarded(lambda: connection.execute(select, (self._workspace, key)).fetchone(), None)
        row = found[0] if found else None
        if not isinstance(row, bytes) or row[:_SEAL] != self._sealing(key)(0, row[_SEAL:]):
            return None
        return row[_SEAL:]

    def write(self, updates: Iterable[LayerUpdate], results: Mapping[bytes, bytes], most_results: int) -> None:
        """Write rows and results, all or none: none where another program has written since this one opened the file.

        Of the results of this workspace, the latest `most_results` are kept.
        """

        def write(connection: sqlite3.Connection) -> None:
            for update in updates:
                self._write_layer(connection, update)
            for key, result in results.items():
                row = self._sealing(key)(0, result) + result
                connection.execute("insert or replace into result values (?, ?, ?)", (self._workspace, key, row))
            connection.execute(
                "delete from result where workspace = ?1 and rowid not in"
                " (select rowid from result where workspace = ?1 order by rowid desc limit ?2)",
                (self._workspace, most_results),
            )
            self._delete_old_layers(connection)

        self._in_turn(write)

    def close(self) -> None:
        """Close the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _sealing(self, name: bytes) -> Callable[[int, bytes], bytes]:
        """Return the function that makes the seals of the rows of a layer, or of a result."""
        start = blake2b(b"".join((self._owner, len(name).to_bytes(8), name)), digest_size=_SEAL)

        def seal(number: int, row: bytes) -> bytes:
            digest = start.copy()
            digest.update(number.to_bytes(8, signed=True))
            digest.update(row)
            return digest.digest()

        return seal

    def _open(self, root: bytes, program: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._connection = sqlite3.connect(self._path, timeout=TIMEOUT, isolation_level=None)
        owner = connection.execute("pragma application_id").fetchone()[0]
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        if owner != APPLICATION and (owner or tables):
            # another program's database: leave it alone
            self.close()
            return
        # a power cut may cost the cache; waiting for the disk would cost every run, and most of all the first
        connection.execute("pragma synchronous = off")
        if connection.execute("pragma user_version").fetchone()[0] != LAYOUT:
            # with a write-ahead log, readers need not wait for a writer
            connection.execute("pragma journal_mode = wal")
            drop = "".join(f"drop table {name};" for name in tables)
            marks = f"pragma application_id = {APPLICATION}; pragma user_version = {LAYOUT};"
            connection.executescript(f"begin immediate; {drop} {_TABLES} {marks} commit")
        connection.execute(f"pragma max_page_count = {MOST_PAGES}")
        select = "select id, turn from workspace where root = ? and program = ?"
        found = connection.execute(select, (root, program)).fetchone()
        if found is None:
            self._add_workspace(connection, root, program)
            found = connection.execute(select, (root, program)).fetchone()
        self._workspace, self._turn = found
        layers = connection.execute("select name, id from layer where workspace = ?", (self._workspace,))
        self._layers = dict(layers.fetchall())

    def _add_workspace(self, connection: sqlite3.Connection, root: bytes, program: bytes) -> None:
        """Add a workspace, and delete those that have not been written to for long, or by another version."""
        now = time()
        connection.execute("begin immediate")
        connection.execute(
            "insert or ignore into workspace (root, program, used) values (?, ?, ?)", (root, program, now)
        )
        old = "select id from workspace where (root = ? and program <> ?) or used < ? or used > ?"
        for number in connection.execute(old, (root, program, now - DAYS_KEPT * _DAY, now + _DAY)).fetchall():
            for statement in (
                "row where layer in (select id from layer where workspace = ?)",
                "layer where workspace = ?",
                "result where workspace = ?",
                "workspace where id = ?",
            ):
                connection.execute(f"delete from {statement}", number)  # noqa: S608 - fixed words
        connection.execute("commit")

    def _write_layer(self, connection: sqlite3.Connection, update: LayerUpdate) -> None:
        seal, name = self._sealing(update.layer), (self._workspace, update.layer)
        connection.execute("insert or ignore into layer (workspace, name) values (?, ?)", name)
        connection.execute("update layer set used = ? where workspace = ? and name = ?", (time(), *name))
        layer_id = connection.execute("select id from layer where workspace = ? and name = ?", name).fetchone()[0]
        self._layers[update.layer] = layer_id
        rows = ((layer_id, number, seal(number, row) + row) for number, row in update.rows)
        connection.executemany("insert or replace into row values (?, ?, ?)", rows)
        gone = ((layer_id, number) for number in update.gone)
        connection.executemany("delete from row where layer = ? and number = ?", gone)

    def _delete_old_layers(self, connection: sqlite3.Connection) -> None:
        old = "select id from layer where workspace = ? order by used desc limit -1 offset ?"
        for layer_id in connection.execute(old, (self._workspace, LAYERS)).fetchall():
            connection.execute("delete from row where layer = ?", layer_id)
            connection.execute("delete from layer where id = ?", layer_id)

    def _in_turn(self, write: Callable[[sqlite3.Connection], None]) -> None:
        """Write in one transaction, unless another program has written in the meantime.

        The files may have changed between its look at them and this one's, and the first to look may write last.
        The turn, which every writer raises, tells: what this program computed is then simply not kept.
        """
        connection = self._connection
        if connection is None:
            return

        def transaction() -> None:
            connection.execute("begin immediate")
            raise_turn = "update workspace set used = ?, turn = turn + 1 where id = ? and turn = ?"
            if connection.execute(raise_turn, (time(), self._workspace, self._turn)).rowcount == 1:
                self._turn += 1
                write(connection)
                connection.execute("commit")
            else:
                connection.execute("rollback")

        self._guarded(transaction, None)

    def _guarded(self, act: Callable[[], T], otherwise: T) -> T:
        """Do something with the file; if anything goes wrong, close it, and go on without it."""
        try:
            return act()
        except (sqlite3.Error, OSError, ValueError, TypeError, OverflowError, MemoryError) as error:
            self.close()
            if type(error) is sqlite3.DatabaseError:
                # damaged, or no database at all: the next run makes another
                delete_database(self._path)
            return otherwise


def delete_database(path: Path) -> bool:
    """Delete the cache's file and those that SQLite puts beside it; say whether that could be done."""
    done = True
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        try:
            (path.parent / name).unlink(missing_ok=True)
        except OSError:
            done = False
    return done


class CachedWorkspace(Struct, frozen=True):
    """What a cache holds of one workspace: its folder, how many bytes, and when it was last added to (POSIX time)."""

    folder: str
    size: int
    used: float


def list_workspaces(path: Path) -> list[CachedWorkspace]:
    """List the workspaces in a cache, the latest first; none when it cannot be read."""
    select = """
        select root, max(used), (select coalesce(sum(length(row)), 0) from row where layer in
            (select id from layer where layer.workspace = workspace.id)) from workspace
        group by root order by max(used) desc
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=TIMEOUT)) as connection:
            rows = connection.execute(select).fetchall()
            found: dict[str, CachedWorkspace] = {}
            for root, used, size in rows:
                # what is cached of a workspace's files in git, and of its links, belongs to it
                folder = os.fsdecode(root.partition(b"\0")[0])
                before = found.get(folder, CachedWorkspace(folder, 0, 0.0))
                found[folder] = CachedWorkspace(folder, before.size + int(size), max(before.used, float(used)))
            return list(found.values())
    except (sqlite3.Error, OSError, ValueError, TypeError, AttributeError):
        return []

"""The cache's file: rows come out as they went in or not at all, and nothing is ever raised."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import TypeVar

APPLICATION = 0x43415443
SHORT = 0.2
"""Seconds to wait for another program; after that this one goes on without the cache."""
DAYS_KEPT = 90
PAGES_AT_MOST = 1_000_000
"""Of 4 KB each; beyond, nothing is added."""

_TABLES = """
create table if not exists workspace
    (id integer primary key, root blob, program blob, used real, unique (root, program));
create table if not exists file (workspace integer, path blob, row blob, primary key (workspace, path));
create table if not exists answer (workspace integer, key blob, row blob, primary key (workspace, key));
"""
_SEAL = 16

T = TypeVar("T")


class Database:
    """Rows of bytes for one workspace and one program.

    Every row carries a seal over what it holds and what it is of, so that no damage to the file, and no mixing up of
    files, can make it pass for another row's.
    """

    def __init__(self, path: Path, root: bytes, program: bytes) -> None:
        """Open the file, or make it; when that cannot be done, there are no rows and none are kept."""
        self._of = len(root).to_bytes(8) + root + program
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._workspace = 0
        self._guarded(lambda: self._open(root, program), None)

    def files(self) -> dict[bytes, bytes]:
        """Give the rows about files, by path."""
        return self._rows("file", "path", "")

    def answer(self, key: bytes) -> bytes | None:
        """Give the answer that is kept under a key."""
        return self._rows("answer", "key", "and key = ?", key).get(key)

    def keep_files(self, rows: Iterable[tuple[bytes, bytes]], gone: Iterable[bytes]) -> None:
        """Keep rows about files in the place of earlier ones, and forget those of other files."""
        sealed = [(self._workspace, key, self._seal("file", key, row) + row) for key, row in rows]
        forgotten = [(self._workspace, key) for key in gone]

        def keep(connection: sqlite3.Connection) -> None:
            connection.executemany("insert or replace into file values (?, ?, ?)", sealed)
            connection.executemany("delete from file where workspace = ? and path = ?", forgotten)

        self._change(keep)

    def keep_answer(self, key: bytes, row: bytes, at_most: int) -> None:
        """Keep an answer; of all answers about this workspace only so many are kept, the latest."""
        sealed = (self._workspace, key, self._seal("answer", key, row) + row)

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute("insert or replace into answer values (?, ?, ?)", sealed)
            connection.execute(
                "delete from answer where workspace = ?1 and rowid not in"
                " (select rowid from answer where workspace = ?1 order by rowid desc limit ?2)",
                (self._workspace, at_most),
            )

        self._change(keep)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _open(self, root: bytes, program: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._connection = sqlite3.connect(self._path, timeout=SHORT, isolation_level=None)
        owner = connection.execute("pragma application_id").fetchone()[0]
        if owner != APPLICATION:
            if owner or connection.execute("select count(*) from sqlite_master").fetchone()[0]:
                # somebody else's: leave it alone
                self.close()
                return
            connection.execute("pragma journal_mode = wal")
            connection.executescript(f"begin immediate; {_TABLES} pragma application_id = {APPLICATION}; commit")
        connection.execute("pragma synchronous = off")
        connection.execute(f"pragma max_page_count = {PAGES_AT_MOST}")
        select = "select id from workspace where root = ? and program = ?"
        found = connection.execute(select, (root, program)).fetchone()
        if found is None:
            self._enter(connection, root, program)
            found = connection.execute(select, (root, program)).fetchone()
        self._workspace = found[0]

    def _enter(self, connection: sqlite3.Connection, root: bytes, program: bytes) -> None:
        """Note a workspace that is new to the cache, and forget those that nobody has changed for long."""
        now = time()
        connection.execute("begin immediate")
        connection.execute(
            "insert or ignore into workspace (root, program, used) values (?, ?, ?)", (root, program, now)
        )
        # what other programs have noted about the same workspace is of no use any more
        old = "select id from workspace where (root = ? and program <> ?) or used < ? or used > ?"
        day = 24 * 3600
        bounds = (root, program, now - DAYS_KEPT * day, now + day)
        for number in connection.execute(old, bounds).fetchall():
            for statement in ("file where workspace", "answer where workspace", "workspace where id"):
                connection.execute(f"delete from {statement} = ?", number)  # noqa: S608 - three fixed words
        connection.execute("commit")

    def _rows(self, table: str, name: str, more: str, *values: bytes) -> dict[bytes, bytes]:
        connection = self._connection
        if connection is None:
            return {}
        select = f"select {name}, row from {table} where workspace = ? {more}"  # noqa: S608 - fixed words
        none: list[tuple[object, object]] = []
        found = self._guarded(lambda: connection.execute(select, (self._workspace, *values)).fetchall(), none)
        right = {}
        for key, row in found:
            if isinstance(key, bytes) and isinstance(row, bytes) and row[:_SEAL] == self._seal(table, key, row[_SEAL:]):
                right[key] = row[_SEAL:]
        return right

    def _seal(self, table: str, key: bytes, row: bytes) -> bytes:
        return blake2b(b"".join((self._of, table.encode(), len(key).to_bytes(8), key, row)), digest_size=_SEAL).digest()

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        connection = self._connection
        if connection is None:
            return

        def whole() -> None:
            connection.execute("begin immediate")
            change(connection)
            connection.execute("update workspace set used = ? where id = ?", (time(), self._workspace))
            connection.execute("commit")

        self._guarded(whole, None)

    def _guarded(self, act: Callable[[], T], otherwise: T) -> T:
        """Do something with the file; whatever goes wrong, go on without it."""
        try:
            return act()
        except (sqlite3.Error, OSError, ValueError, TypeError, OverflowError, MemoryError) as error:
            self.close()
            if type(error) is sqlite3.DatabaseError:
                # damaged, or no such file at all: the next run begins anew
                forget(self._path)
            return otherwise


def forget(path: Path) -> bool:
    """Delete the cache's file and those that SQLite puts beside it; say whether that could be done."""
    done = True
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        try:
            (path.parent / name).unlink(missing_ok=True)
        except OSError:
            done = False
    return done


def counted(path: Path) -> tuple[int, int]:
    """Give the number of workspaces and of files in a cache; 0 and 0 when it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=SHORT)) as connection:
            workspaces = connection.execute("select count(distinct root) from workspace").fetchone()[0]
            files = connection.execute("select count(*) from file").fetchone()[0]
    except (sqlite3.Error, OSError, ValueError):
        return 0, 0
    return workspaces, files

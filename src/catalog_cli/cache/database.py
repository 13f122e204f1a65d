"""The cache's file: rows come out as they went in or not at all, and nothing is ever raised."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import TypeVar

from msgspec import Struct

from catalog_cli.cache.location import OBJECTS

APPLICATION = 0x43415443
LAYOUT = 3
"""Raised whenever the tables, or what stands in their rows, are laid out in another way."""
SHORT = 0.2
"""Seconds to wait for another program; after that this one goes on without the cache."""
DAYS_KEPT = 90
PAGES_AT_MOST = 1_000_000
"""Of 4 KB each; beyond, nothing is added."""

_TABLES = """
create table if not exists workspace
    (id integer primary key, root blob, program blob, used real, turn integer default 0, unique (root, program));
create table if not exists layer
    (id integer primary key, workspace integer, name blob, used real, unique (workspace, name));
create table if not exists row (layer integer, number integer, row blob, primary key (layer, number));
create table if not exists answer (workspace integer, key blob, row blob, primary key (workspace, key));
"""
_ASKED_AT_ONCE = 500
"""How many rows are asked for by their numbers in one go; SQLite may be built to take no more than 999."""
LAYERS = 8
"""How many layers of one workspace are kept: those that were written to last."""
_SEAL = 16

T = TypeVar("T")


class LayerUpdate(Struct, frozen=True):
    """What to write in one layer: rows that replace those of the same number, and the numbers of rows to delete."""

    layer: bytes
    rows: Sequence[tuple[int, bytes]] = ()
    gone: Sequence[int] = ()


class Database:
    """Rows of bytes for one workspace and one program, in layers, by number.

    Every row carries a seal over what it holds and what it is of, so that no damage to the file, and no mixing up of
    files, can make it pass for another row's.
    """

    def __init__(self, path: Path, root: bytes, program: bytes) -> None:
        """Open the file, or make it; when that cannot be done, there are no rows and none are kept."""
        self._of = len(root).to_bytes(8) + root + program
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._workspace = 0
        self._turn = 0
        self._layers: dict[bytes, int] = {}
        self._guarded(lambda: self._open(root, program), None)

    def rows(self, layer: bytes, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        """Give the rows of a layer, by number; only those asked for, where `numbers` is given."""
        connection, of = self._connection, self._layers.get(layer)
        if connection is None or of is None:
            return
        seal, pairs = self.sealing(layer), _pairs(connection, of, numbers)
        while (pair := self._guarded(lambda: next(pairs, None), None)) is not None:
            number, row = pair
            if isinstance(number, int) and isinstance(row, bytes) and row[:_SEAL] == seal(number, row[_SEAL:]):
                yield number, row[_SEAL:]

    def sealing(self, layer: bytes) -> Callable[[int, bytes], bytes]:
        """Give the function that makes the seal of a row of a layer."""
        start = blake2b(b"".join((self._of, len(layer).to_bytes(8), layer)), digest_size=_SEAL)

        def seal(number: int, row: bytes) -> bytes:
            digest = start.copy()
            digest.update(number.to_bytes(8, signed=True))
            digest.update(row)
            return digest.digest()

        return seal

    def answer(self, key: bytes) -> bytes | None:
        """Give the answer that is kept under a key."""
        connection = self._connection
        if connection is None:
            return None
        select = "select row from answer where workspace = ? and key = ?"
        found = self._guarded(lambda: connection.execute(select, (self._workspace, key)).fetchone(), None)
        row = found[0] if found else None
        if not isinstance(row, bytes) or row[:_SEAL] != self.sealing(key)(0, row[_SEAL:]):
            return None
        return row[_SEAL:]

    def keep(self, changes: Iterable[LayerUpdate], answers: Mapping[bytes, bytes], at_most: int) -> None:
        """Keep rows and answers, all or none: none when another program has kept rows since this one looked.

        Of all answers about this workspace only so many are kept, the latest.
        """

        def kept(connection: sqlite3.Connection) -> None:
            for change in changes:
                self._keep_in_layer(connection, change)
            for key, answer in answers.items():
                row = self.sealing(key)(0, answer) + answer
                connection.execute("insert or replace into answer values (?, ?, ?)", (self._workspace, key, row))
            connection.execute(
                "delete from answer where workspace = ?1 and rowid not in"
                " (select rowid from answer where workspace = ?1 order by rowid desc limit ?2)",
                (self._workspace, at_most),
            )

        self._change(kept)

    def _keep_in_layer(self, connection: sqlite3.Connection, change: LayerUpdate) -> None:
        seal, name = self.sealing(change.layer), (self._workspace, change.layer)
        connection.execute("insert or ignore into layer (workspace, name) values (?, ?)", name)
        connection.execute("update layer set used = ? where workspace = ? and name = ?", (time(), *name))
        of = connection.execute("select id from layer where workspace = ? and name = ?", name).fetchone()[0]
        self._layers[change.layer] = of
        rows = ((of, number, seal(number, row) + row) for number, row in change.rows)
        connection.executemany("insert or replace into row values (?, ?, ?)", rows)
        connection.executemany("delete from row where layer = ? and number = ?", ((of, each) for each in change.gone))

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
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        if owner != APPLICATION and (owner or tables):
            # somebody else's: leave it alone
            self.close()
            return
        if connection.execute("pragma user_version").fetchone()[0] != LAYOUT:
            # new, or laid out by another version of the program
            connection.execute("pragma journal_mode = wal")
            drop = "".join(f"drop table {name};" for name in tables)
            marks = f"pragma application_id = {APPLICATION}; pragma user_version = {LAYOUT};"
            connection.executescript(f"begin immediate; {drop} {_TABLES} {marks} commit")
        connection.execute("pragma synchronous = off")
        connection.execute(f"pragma max_page_count = {PAGES_AT_MOST}")
        select = "select id from workspace where root = ? and program = ?"
        found = connection.execute(select, (root, program)).fetchone()
        if found is None:
            self._enter(connection, root, program)
            found = connection.execute(select, (root, program)).fetchone()
        self._workspace = found[0]
        self._turn = connection.execute("select turn from workspace where id = ?", found).fetchone()[0]
        self._layers = dict(connection.execute("select name, id from layer where workspace = ?", found).fetchall())

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
            for statement in (
                "row where layer in (select id from layer where workspace = ?)",
                "layer where workspace = ?",
                "answer where workspace = ?",
                "workspace where id = ?",
            ):
                connection.execute(f"delete from {statement}", number)  # noqa: S608 - fixed words
        connection.execute("commit")

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        connection = self._connection
        if connection is None:
            return

        def whole() -> None:
            connection.execute("begin immediate")
            mine = "update workspace set used = ?, turn = turn + 1 where id = ? and turn = ?"
            if connection.execute(mine, (time(), self._workspace, self._turn)).rowcount == 1:
                self._turn += 1
                change(connection)
                self._forget_old_layers(connection)
                connection.execute("commit")
            else:
                # another program was quicker, and what this one knows may be older
                connection.execute("rollback")

        self._guarded(whole, None)

    def _forget_old_layers(self, connection: sqlite3.Connection) -> None:
        old = "select id from layer where workspace = ? order by used desc limit -1 offset ?"
        for of in connection.execute(old, (self._workspace, LAYERS)).fetchall():
            connection.execute("delete from row where layer = ?", of)
            connection.execute("delete from layer where id = ?", of)

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


def _pairs(connection: sqlite3.Connection, of: int, numbers: Sequence[int] | None) -> Iterator[tuple[object, object]]:
    if numbers is None:
        yield from connection.execute("select number, row from row where layer = ? order by number", (of,))
    elif isinstance(numbers, range):
        select = "select number, row from row where layer = ? and number >= ? and number < ? order by number"
        yield from connection.execute(select, (of, numbers.start, numbers.stop))
    else:
        for start in range(0, len(numbers), _ASKED_AT_ONCE):
            some = numbers[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(some))
            select = f"select number, row from row where layer = ? and number in ({marks})"  # noqa: S608 - only marks
            yield from connection.execute(select, (of, *some))


def forget(path: Path) -> bool:
    """Delete the cache's file and those that SQLite puts beside it; say whether that could be done."""
    done = True
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        try:
            (path.parent / name).unlink(missing_ok=True)
        except OSError:
            done = False
    return done


class Remembered(Struct, frozen=True):
    """What a cache holds of one workspace: its folder, how many bytes, and when it was last added to (POSIX time)."""

    folder: str
    size: int
    used: float


def contents(path: Path) -> list[Remembered]:
    """Give what a cache holds of each workspace, the latest first; nothing when it cannot be read."""
    select = """
        select root, max(used), (select coalesce(sum(length(row)), 0) from row where layer in
            (select id from layer where layer.workspace = workspace.id)) from workspace
        group by root order by max(used) desc
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=SHORT)) as connection:
            rows = connection.execute(select).fetchall()
            found: dict[str, Remembered] = {}
            for root, used, size in rows:
                folder = os.fsdecode(root.removesuffix(OBJECTS))
                before = found.get(folder, Remembered(folder, 0, 0.0))
                found[folder] = Remembered(folder, before.size + int(size), max(before.used, float(used)))
            return list(found.values())
    except (sqlite3.Error, OSError, ValueError, TypeError, AttributeError):
        return []

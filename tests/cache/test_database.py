"""The cache's file gives out what was put into it, or nothing, and never raises."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from catalog_cli.cache.database import (
    LAYERS,
    CachedWorkspace,
    Database,
    LayerUpdate,
    delete_database,
    list_workspaces,
)

Opened = Callable[..., Database]
ROWS = [(0, b"nothing"), (1, b"one"), (7, b"seven")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.sqlite3"


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Open databases, which are closed in the end."""
    with ExitStack() as stack:

        def _opened(path: Path, root: bytes = b"/root", program: bytes = b"program") -> Database:
            return stack.enter_context(closing(Database(path, root, program)))

        yield _opened


def write(database: Database, layer: bytes = b"layer") -> None:
    database.write([LayerUpdate(layer, ROWS)], {b"key": b"result"}, 9)


def execute(path: Path, statement: str, *values: object) -> int:
    """Change the file behind the program's back; give the number of rows changed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).rowcount


def test_rows_and_results_come_back(opened: Opened, path: Path) -> None:
    write(opened(path))
    assert list(opened(path).rows(b"layer")) == ROWS
    assert opened(path).result(b"key") == b"result"
    assert list(opened(path).rows(b"another")) == []
    assert opened(path).result(b"another") is None


def test_rows_are_replaced_and_deleted(opened: Opened, path: Path) -> None:
    write(opened(path))
    opened(path).write([LayerUpdate(b"layer", [(1, b"uno")], [7])], {}, 9)
    assert list(opened(path).rows(b"layer")) == [(0, b"nothing"), (1, b"uno")]


@pytest.mark.parametrize(
    "damage",
    [
        "update row set row = cast(row || x'00' as blob) where number = 1",
        "update row set row = substr(row, 1, length(row) - 1) where number = 1",
        "update row set row = (select row from row where number = 7) where number = 1",
        "update row set row = 'text' where number = 1",
        "update row set row = null where number = 1",
    ],
)
def test_a_damaged_row_is_missing_and_the_others_are_not(opened: Opened, path: Path, damage: str) -> None:
    write(opened(path))
    assert execute(path, damage) == 1
    assert list(opened(path).rows(b"layer")) == [ROWS[0], ROWS[2]]


def test_a_row_of_another_layer_is_missing(opened: Opened, path: Path) -> None:
    write(opened(path))
    execute(path, "update layer set name = ?", b"another")
    assert list(opened(path).rows(b"another")) == []


def test_a_row_of_another_workspace_is_missing(opened: Opened, path: Path) -> None:
    write(opened(path))
    execute(path, "update workspace set root = ?", b"/elsewhere")
    assert list(opened(path, b"/elsewhere").rows(b"layer")) == []
    assert opened(path, b"/elsewhere").result(b"key") is None


def test_whoever_opened_the_file_before_another_wrote_writes_nothing(opened: Opened, path: Path) -> None:
    late, quick = opened(path), opened(path)
    quick.write([], {b"key": b"quick"}, 9)
    late.write([], {b"key": b"late"}, 9)
    assert opened(path).result(b"key") == b"quick"
    quick.write([], {b"key": b"again"}, 9)
    assert opened(path).result(b"key") == b"again"


def test_another_version_of_the_program_starts_afresh(opened: Opened, path: Path) -> None:
    write(opened(path))
    assert opened(path, program=b"newer").result(b"key") is None
    assert opened(path).result(b"key") is None
    assert execute(path, "delete from row") == 0


def test_the_latest_layers_and_results_are_kept(opened: Opened, path: Path) -> None:
    database = opened(path)
    for number in range(LAYERS + 2):
        name = b"%d" % number
        database.write([LayerUpdate(name, [(0, name)])], {name: name}, 3)
    found = opened(path)
    names = [b"%d" % number for number in range(LAYERS + 2)]
    assert [name for name in names if list(found.rows(name))] == names[2:]
    assert [name for name in names if found.result(name)] == names[-3:]


def test_a_database_of_another_program_is_left_alone(opened: Opened, path: Path) -> None:
    path.parent.mkdir()
    execute(path, "create table theirs (a)")
    before = path.read_bytes()
    write(opened(path))
    assert opened(path).result(b"key") is None
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_replaced(opened: Opened, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    write(opened(path))
    assert opened(path).result(b"key") is None
    write(opened(path))
    assert opened(path).result(b"key") == b"result"


def test_where_nothing_can_be_written_there_is_nothing(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    database = opened(tmp_path / "cache" / "cache.sqlite3")
    write(database)
    assert (list(database.rows(b"layer")), database.result(b"key")) == ([], None)
    database.close()
    assert list_workspaces(tmp_path / "cache" / "cache.sqlite3") == []


def test_what_is_cached_of_a_folder_and_of_its_git_is_listed_together(opened: Opened, path: Path) -> None:
    write(opened(path))
    alone = list_workspaces(path)
    write(opened(path, b"/root\0objects"))
    (both,) = list_workspaces(path)
    assert [each.folder for each in alone] == ["/root"]
    assert both == CachedWorkspace("/root", 2 * alone[0].size, both.used)
    assert delete_database(path)
    assert list_workspaces(path) == []

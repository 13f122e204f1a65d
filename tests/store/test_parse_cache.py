"""What files hold is remembered only where it is still so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cache.test_same_with_and_without import a_world
from catalog_cli.cache.workspace_cache import open_cache
from catalog_cli.store.parse_cache import LAYER, read_files
from catalog_cli.store.source import Folder

WHOLE = "id: a\ncategory: 财政\nname: 甲\ncontent: 年\n"


def held_in(root: Path, name: str) -> object:
    """Return what the cache, or else the disk, says that an item's file holds."""
    path = f"data/items/{name}.yaml"
    with open_cache(Folder(root)) as memory:
        assert memory is not None
        paths = [each for each in memory.paths() if each.startswith("data/items/")]
        return {each.entry.path: each.entry for each in read_files(Folder(root), paths, memory)}[path]


@pytest.mark.parametrize("later", ["x: 2026-01-15", "x: .nan", "x: 0x1F", "x: !!set {a}", "x: ~"])
def test_a_value_that_cannot_be_kept_takes_the_place_of_one_that_could(later: str) -> None:
    with a_world() as (root, _cache):
        path = root / "data/items/a.yaml"
        path.write_text(f"{WHOLE}x: before\n", encoding="utf-8")
        assert "before" in repr(held_in(root, "a"))
        path.write_text(f"{WHOLE}{later}\n", encoding="utf-8")
        assert "before" not in repr(held_in(root, "a"))
        assert "before" not in repr(held_in(root, "a"))


def test_a_row_that_is_lost_is_read_again() -> None:
    with a_world() as (root, cache):
        (root / "data/items/a.yaml").write_text(WHOLE, encoding="utf-8")
        before = held_in(root, "a")
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection, connection:
            held = "layer in (select id from layer where name = ?)"
            assert connection.execute(f"delete from row where {held}", (LAYER,)).rowcount  # noqa: S608 - words of this test
        assert held_in(root, "a") == before
        with closing(sqlite3.connect(cache / "cache.sqlite3")) as connection:
            assert connection.execute(f"select 1 from row where {held}", (LAYER,)).fetchall()  # noqa: S608 - words of this test

"""A snapshot tells which files are surely what they were."""

import os
from pathlib import Path

import pytest

from catalog_cli.cache.stat_snapshot import scan, snapshot_of_objects
from catalog_cli.store.source import Folder

LONG_AGO = 1_700_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace of two items and a link; nothing in it is older than the test."""
    (tmp_path / "data/items/more").mkdir(parents=True)
    (tmp_path / "data/items/a.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "data/items/more/b.yaml").write_text("id: b\n", encoding="utf-8")
    (tmp_path / "data/items/link.yaml").symlink_to("a.yaml")
    (tmp_path / "catalog.yaml").write_text("title: a\n", encoding="utf-8")
    return tmp_path


ALL = ["catalog.yaml", "data/items/a.yaml", "data/items/link.yaml", "data/items/more/b.yaml"]


def test_all_files_are_in_it_sorted(root: Path) -> None:
    assert list(scan(Folder(root)).stats) == ALL


def test_a_file_that_was_just_written_is_racy(root: Path) -> None:
    assert scan(Folder(root)).racy == ALL


def test_a_file_that_has_been_left_alone_is_not_but_a_link_always_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog_cli.cache.stat_snapshot.time_ns", lambda: 1 << 62)
    assert scan(Folder(root)).racy == ["data/items/link.yaml"]


def test_an_old_time_makes_no_file_old(root: Path) -> None:
    os.utime(root / "data/items/a.yaml", (LONG_AGO, LONG_AGO))
    assert "data/items/a.yaml" in scan(Folder(root)).racy


def test_any_change_of_a_file_is_a_change_of_the_state(root: Path) -> None:
    before = scan(Folder(root)).state
    assert scan(Folder(root)).state == before
    (root / "data/items/a.yaml").write_text("id: aa\n", encoding="utf-8")
    assert scan(Folder(root)).state != before


def test_objects_are_known_by_their_names() -> None:
    snapshot = snapshot_of_objects([("b", b"2"), ("a", b"1")])
    assert (list(snapshot.stats), snapshot.racy) == (["a", "b"], [])
    assert snapshot.state != snapshot_of_objects([("a", b"2"), ("b", b"1")]).state

"""The day of an item's last change comes from git where git knows it, else from the disk."""

import os
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from catalog_cli.model.item import Item
from catalog_cli.store.last_changes import LastChanges
from conftest import lay

NAMES = ("公报.yaml", "子 目录/领导.yaml", "plain.yaml")
WRITTEN = datetime(2021, 3, 4, 12).astimezone()


def item(name: str) -> Item:
    return Item(id="a", category="政策", name="公报", content="公报", path=f"data/items/{name}")


def git(folder: Path, *words: str, day: str = "2024-01-01") -> None:
    moment = f"{day}T12:00:00+08:00"
    setting = {"GIT_AUTHOR_DATE": "2019-01-01T00:00:00Z", "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
    identity = ("-c", "user.name=李 维", "-c", "user.email=w@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *words], cwd=folder, env=os.environ | setting, capture_output=True, check=True)


def write(folder: Path, *names: str, text: str = "x") -> None:
    lay(folder, {f"data/items/{name}": text for name in names})
    for name in names:
        os.utime(folder / "data/items" / name, (WRITTEN.timestamp(), WRITTEN.timestamp()))


def commit(folder: Path, day: str, *names: str, text: str = "x") -> None:
    write(folder, *names, text=text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "变更", day=day)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2024-01-15", *NAMES)
    commit(tmp_path, "2025-02-20", NAMES[0], text="later")
    return tmp_path


def test_the_last_commit_that_touched_a_file_counts(folder: Path) -> None:
    days = [LastChanges(folder).last_change(item(name)) for name in NAMES]
    assert days == [date(2025, 2, 20), date(2024, 1, 15), date(2024, 1, 15)]


def test_a_workspace_below_the_repositorys_top_is_found(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2024-01-15", "other.yaml")
    commit(tmp_path / "市/办", "2025-02-20", *NAMES)
    assert [LastChanges(tmp_path / "市/办").last_change(item(name)) for name in NAMES] == [date(2025, 2, 20)] * 3


def test_a_merge_does_not_touch_what_it_only_brings_in(folder: Path) -> None:
    git(folder, "checkout", "-q", "-b", "side")
    commit(folder, "2025-03-01", NAMES[1], text="side")
    git(folder, "checkout", "-q", "main")
    commit(folder, "2025-03-02", NAMES[2], text="main")
    git(folder, "merge", "-q", "side", "-m", "合并", day="2025-03-03")
    days = [LastChanges(folder).last_change(item(name)) for name in NAMES]
    assert days == [date(2025, 2, 20), date(2025, 3, 1), date(2025, 3, 2)]


@pytest.mark.parametrize("staged", [True, False])
def test_an_edit_that_is_not_committed_counts_from_when_it_was_written(folder: Path, staged: bool) -> None:
    write(folder, NAMES[0], "new.yaml", text="edited")
    if staged:
        git(folder, "add", "-A")
    history = LastChanges(folder)
    assert history.last_change(item(NAMES[0])) == history.last_change(item("new.yaml")) == WRITTEN.date()
    assert history.last_change(item(NAMES[1])) == date(2024, 1, 15)


def test_without_a_repository_the_disk_says_when(tmp_path: Path) -> None:
    write(tmp_path, *NAMES)
    assert [LastChanges(tmp_path).last_change(item(name)) for name in NAMES] == [WRITTEN.date()] * 3


def test_in_a_repository_without_a_commit_the_disk_says_when(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, NAMES[0])
    assert LastChanges(tmp_path).last_change(item(NAMES[0])) == WRITTEN.date()


def test_without_git_the_disk_says_when(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert LastChanges(folder).last_change(item(NAMES[0])) == WRITTEN.date()


def test_of_a_file_that_is_gone_nobody_knows(tmp_path: Path) -> None:
    assert LastChanges(tmp_path).last_change(item("gone.yaml")) is None

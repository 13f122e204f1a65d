"""Whatever becomes of the cache, the program says the same.

It runs in this process, but for what only real ones do: several at once, one that is killed, one whose disk is full.
"""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import PATIENCE, Run, environment
from running import start_process
from store.test_git import git

pytestmark = pytest.mark.slow

COUNT = 24
ROOM = 20_000
"""Bytes of a disk that is soon full."""
SETTINGS = "title: 目录\npublishers: [津市市人民政府办公室]\ncategories: [政策文件, 财政]\n"
ITEM = "id: {id}\ncategory: {category}\norder: {order}\nname: {name}\ncontent: 每期政府公报（{number}\nlink: {link}\n"
COMMANDS = (
    ("list", "--format", "jsonl"),
    ("search", "公报", "--format", "jsonl"),
    ("validate",),
)


def lay_item(root: Path, number: int, **other: object) -> None:
    """Write an item; one in ten has something wrong that only a comparison with others shows."""
    values = {
        "id": f"shixiang-{number}",
        "category": ("政策文件", "财政")[number % 2],
        "order": number // 10 + 1,
        "name": f"政府公报{number}",
        "number": number,
        "link": f"https://www.jinshishi.gov.cn/{number - number % 10 if number % 10 == 1 else number}",
    } | other
    path = root / f"data/items/{number % 3}/shixiang-{number}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ITEM.format(**values), encoding="utf-8")


@pytest.fixture(autouse=True)
def _small_workspaces_are_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog_cli.store.loader.FEWEST_CACHED", 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    for number in range(COUNT):
        lay_item(folder, number)
    (folder / "catalog.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def same(run: Run, root: Path) -> Callable[[], None]:
    """Return the check that all commands say with the cache what they say without, and the last of them twice."""

    def check() -> None:
        for command in COMMANDS:
            expected = run(*command, "--no-cache", cwd=root)
            assert expected.status in {0, 1}
            assert expected.stdout
            assert run(*command, cwd=root) == expected
        assert run(*command, cwd=root) == expected

    return check


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def process(root: Path, cache: Path, *words: str, room: int = resource.RLIM_INFINITY) -> subprocess.Popen[bytes]:
    """Start the program as a process of its own, with room for files of so many bytes."""

    def limit() -> None:
        # a full disk must not cut off compiled modules, which others would load
        sys.dont_write_bytecode = True
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    return start_process(words, root, {"CATALOG_CACHE_DIR": str(cache)}, limit)


def file_of(cache: Path) -> Path:
    return cache / "cache.sqlite3"


def test_edits_deletions_additions_and_moves_are_seen(root: Path, same: Callable[[], None]) -> None:
    same()
    items = root / "data/items"
    lay_item(root, 7, name="政府公报8", category="政策文件")
    (items / "2/shixiang-2.yaml").unlink()
    lay_item(root, COUNT + 1)
    (items / "0/shixiang-0.yaml").rename(items / "1/shixiang-0.yaml")
    (items / "1/shixiang-1.yaml").write_text("id: [", encoding="utf-8")
    same()
    lay_item(root, 1)
    (root / "catalog.yaml").write_text(f"{SETTINGS}rules:\n  ignore: [link]\n", encoding="utf-8")
    same()


def test_a_file_edited_within_the_same_moment_and_size_is_seen(run: Run, root: Path) -> None:
    path = root / "data/items/0/shixiang-0.yaml"
    for letter in "甲乙丙丁戊":
        seen = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("政府公报", f"政府公{letter}"), encoding="utf-8")
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        found = run("list", "--format", "jsonl", "--columns", "id,name", cwd=root).stdout
        names = {each["id"]: each["name"] for each in map(json.loads, found.splitlines())}
        assert names["shixiang-0"] == path.read_text(encoding="utf-8").partition("name: ")[2].partition("\n")[0]
        path.write_text(path.read_text(encoding="utf-8").replace(f"政府公{letter}", "政府公报"), encoding="utf-8")


def test_a_clock_that_jumped_confuses_nothing(root: Path, same: Callable[[], None]) -> None:
    ahead = time.time() + 40_000_000
    for path in (root / "data/items/0").iterdir():
        os.utime(path, (ahead, ahead))
    same()
    (root / "data/items/0/shixiang-3.yaml").write_text("id: [", encoding="utf-8")
    os.utime(root / "data/items/0/shixiang-3.yaml", (ahead, ahead))
    same()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_cannot_be_written_to_is_gone_without(cache: Path, same: Callable[[], None]) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    same()
    assert not list(cache.iterdir())


def test_a_cache_that_can_only_be_read_still_serves(root: Path, cache: Path, same: Callable[[], None]) -> None:
    same()
    for path in cache.iterdir():
        path.chmod(0o400)
    lay_item(root, 5, name="政府公报6")
    same()


def test_a_full_disk_stops_nothing(run: Run, root: Path, cache: Path, same: Callable[[], None]) -> None:
    for number in range(COUNT, 4 * COUNT):
        # more than there is room for
        lay_item(root, number)
    expected = run("validate", "-f", "concise", "--no-cache", cwd=root).stdout.encode()
    for _turn in range(2):
        limited = process(root, cache, "validate", "-f", "concise", room=ROOM)
        assert limited.communicate(timeout=PATIENCE) == (expected, b"")
    same()
    assert file_of(cache).stat().st_size > 2 * ROOM


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0" + b"\xff" * 5000, b"no database at all"])
def test_a_file_that_is_damaged_is_made_anew(
    run: Run, root: Path, cache: Path, same: Callable[[], None], damage: bytes
) -> None:
    same()
    for path in cache.iterdir():
        path.unlink()
    file_of(cache).write_bytes(damage)
    same()
    lay_item(root, 5, name="政府公报6")
    same()
    assert run("cache", "info", cwd=root).stdout.count(str(root)) == 1


def test_a_file_of_another_layout_is_made_anew(run: Run, root: Path, cache: Path, same: Callable[[], None]) -> None:
    same()
    with sqlite3.connect(file_of(cache)) as connection:
        connection.executescript("drop table row; pragma user_version = 1")
    connection.close()
    same()
    assert str(root) in run("cache", "info", cwd=root).stdout


def test_programs_that_run_at_once_all_say_the_same(run: Run, root: Path, cache: Path) -> None:
    for turn in range(2):
        lay_item(root, turn, name="政府公报9")
        running = [process(root, cache, "validate", "-f", "json") for _ in range(4)]
        answers = {each.communicate(timeout=PATIENCE)[0] for each in running}
        assert answers == {run("validate", "-f", "json", "--no-cache", cwd=root).stdout.encode()}


def test_one_that_is_killed_leaves_a_cache_that_serves(root: Path, cache: Path, same: Callable[[], None]) -> None:
    for moment in (0.03, 0.06, 0.12):
        with process(root, cache, "validate") as running:
            time.sleep(moment)
            running.kill()
    same()


def test_without_the_cache_none_is_made(run: Run, root: Path, cache: Path) -> None:
    run("--no-cache", "validate", cwd=root)
    run("validate", "--no-cache", cwd=root)
    assert not cache.exists()


def test_what_is_remembered_is_told_and_can_be_deleted(run: Run, root: Path, cache: Path) -> None:
    run("list", cwd=root)
    told = run("cache", "info", "--format", "json", cwd=root)
    assert told.status == 0
    assert [each["workspace"] for each in json.loads(told.stdout)] == [str(root)]
    assert str(file_of(cache)) in told.stderr
    assert run("cache", "clear", cwd=root).status == 0
    assert not file_of(cache).exists()


def test_what_is_staged_is_counted_with_its_workspace(run: Run, root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    run("list", cwd=root)
    alone = json.loads(run("cache", "info", "--format", "json", cwd=root).stdout)
    run("validate", "--staged", cwd=root)
    both = json.loads(run("cache", "info", "--format", "json", cwd=root).stdout)
    assert [each["workspace"] for each in both] == [str(root)]
    assert both[0]["size"] > alone[0]["size"]


LOADED = """
import atexit, sys
atexit.register(lambda: print(sum(name.startswith("catalog_cli") for name in sys.modules), file=sys.stderr))
from catalog_cli.cli import main
main(["validate"])
"""


def test_an_unchanged_workspace_is_validated_with_little_of_the_program(run: Run, root: Path, cache: Path) -> None:
    run("validate", cwd=root)
    variables = environment(CATALOG_CACHE_DIR=str(cache))
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=root, env=variables, capture_output=True, check=True)
    assert int(done.stderr.splitlines()[-1]) <= 60

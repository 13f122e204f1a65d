"""Whatever becomes of the cache, the program says the same: real processes, real files, real limits."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

COUNT = 240
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


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    (root / "catalog.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(COUNT):
        lay_item(root, number)
    return root


@pytest.fixture
def root(original: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "workspace"
    subprocess.run(["cp", "-a", str(original), str(copy)], check=True)
    return copy


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def run(root: Path, cache: Path, *arguments: str, limit: Callable[[], None] | None = None) -> tuple[int, str, str]:
    """Run the program in a workspace; give its exit status and all that it says."""
    ended = subprocess.run(
        [sys.executable, "-m", "catalog_cli", "--lang", "en", "-C", str(root), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "CATALOG_CACHE_DIR": str(cache), "CATALOG_NO_CACHE": ""},
        preexec_fn=limit,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


def assert_same(root: Path, cache: Path, limit: Callable[[], None] | None = None) -> None:
    """Ask all with the cache and without, and the last once more."""
    for command in COMMANDS:
        expected = run(root, cache, "--no-cache", *command)
        assert expected[0] in {0, 1}
        assert expected[1]
        assert run(root, cache, *command, limit=limit) == expected
    assert run(root, cache, *command, limit=limit) == expected


def file_of(cache: Path) -> Path:
    return cache / "cache.sqlite3"


def test_edits_deletions_additions_and_moves_are_seen(root: Path, cache: Path) -> None:
    assert_same(root, cache)
    items = root / "data/items"
    lay_item(root, 7, name="政府公报8", category="政策文件")
    (items / "2/shixiang-2.yaml").unlink()
    lay_item(root, COUNT + 1)
    (items / "0/shixiang-0.yaml").rename(items / "1/shixiang-0.yaml")
    (items / "1/shixiang-1.yaml").write_text("id: [", encoding="utf-8")
    assert_same(root, cache)
    lay_item(root, 1)
    (root / "catalog.yaml").write_text(f"{SETTINGS}rules:\n  ignore: [link]\n", encoding="utf-8")
    assert_same(root, cache)


def test_a_file_edited_within_the_same_moment_and_size_is_seen(root: Path, cache: Path) -> None:
    path = root / "data/items/0/shixiang-0.yaml"
    for letter in "甲乙丙丁戊":
        seen = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("政府公报", f"政府公{letter}"), encoding="utf-8")
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        found = run(root, cache, "list", "--format", "jsonl", "--columns", "id,name")[1]
        names = {each["id"]: each["name"] for each in map(json.loads, found.splitlines())}
        assert names["shixiang-0"] == path.read_text(encoding="utf-8").partition("name: ")[2].partition("\n")[0]
        path.write_text(path.read_text(encoding="utf-8").replace(f"政府公{letter}", "政府公报"), encoding="utf-8")


def test_a_clock_that_jumped_confuses_nothing(root: Path, cache: Path) -> None:
    ahead = time.time() + 40_000_000
    for path in (root / "data/items/0").iterdir():
        os.utime(path, (ahead, ahead))
    assert_same(root, cache)
    (root / "data/items/0/shixiang-3.yaml").write_text("id: [", encoding="utf-8")
    os.utime(root / "data/items/0/shixiang-3.yaml", (ahead, ahead))
    assert_same(root, cache)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_cannot_be_written_to_is_gone_without(root: Path, cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    assert_same(root, cache)
    assert not list(cache.iterdir())


def test_a_cache_that_can_only_be_read_still_serves(root: Path, cache: Path) -> None:
    assert_same(root, cache)
    for path in cache.iterdir():
        path.chmod(0o400)
    lay_item(root, 5, name="政府公报6")
    assert_same(root, cache)


def test_a_full_disk_stops_nothing(root: Path, cache: Path) -> None:
    def room_for_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    assert_same(root, cache, room_for_little)
    assert_same(root, cache)


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0" + b"\xff" * 5000, b"no database at all"])
def test_a_file_that_is_damaged_is_made_anew(root: Path, cache: Path, damage: bytes) -> None:
    assert_same(root, cache)
    for path in cache.iterdir():
        path.unlink()
    file_of(cache).write_bytes(damage)
    assert_same(root, cache)
    lay_item(root, 5, name="政府公报6")
    assert_same(root, cache)
    assert run(root, cache, "cache", "info")[1].count(str(root)) == 1


def test_a_file_of_another_layout_is_made_anew(root: Path, cache: Path) -> None:
    import sqlite3

    assert_same(root, cache)
    with sqlite3.connect(file_of(cache)) as connection:
        connection.executescript("drop table row; pragma user_version = 1")
    connection.close()
    assert_same(root, cache)
    assert str(root) in run(root, cache, "cache", "info")[1]


def test_programs_that_run_at_once_all_say_the_same(root: Path, cache: Path) -> None:
    command = [sys.executable, "-m", "catalog_cli", "-C", str(root), "validate", "-f", "json"]
    environment = {**os.environ, "CATALOG_CACHE_DIR": str(cache), "CATALOG_NO_CACHE": ""}
    for turn in range(3):
        lay_item(root, turn, name="政府公报9")
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(6)]
        answers = {each.communicate()[0] for each in running}
        assert len(answers) == 1
        assert answers == {run(root, cache, "--no-cache", "validate", "-f", "json")[1].encode()}


def test_one_that_is_killed_leaves_a_cache_that_serves(root: Path, cache: Path) -> None:
    command = [sys.executable, "-m", "catalog_cli", "-C", str(root), "validate"]
    environment = {**os.environ, "CATALOG_CACHE_DIR": str(cache), "CATALOG_NO_CACHE": ""}
    for tenths in range(2, 8):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as running:
            time.sleep(tenths / 10)
            running.kill()
    assert_same(root, cache)


def test_without_the_cache_none_is_made(root: Path, cache: Path) -> None:
    run(root, cache, "--no-cache", "validate")
    run(root, cache, "validate", "--no-cache")
    assert not cache.exists()


def test_what_is_remembered_is_told_and_can_be_deleted(root: Path, cache: Path) -> None:
    run(root, cache, "list")
    status, out, err = run(root, cache, "cache", "info", "--format", "json")
    assert status == 0
    assert [each["workspace"] for each in json.loads(out)] == [str(root)]
    assert str(file_of(cache)) in err
    assert run(root, cache, "cache", "clear")[0] == 0
    assert not file_of(cache).exists()

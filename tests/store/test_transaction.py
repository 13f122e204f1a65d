"""Many files are written together or not at all, whatever comes in between."""

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.model.file_change import FileChange
from catalog_cli.store.journal import UNDO, Journal, Preimage, digest, write_journal
from catalog_cli.store.lock import LOCK, write_lock
from catalog_cli.store.transaction import commit
from conftest import PATIENCE, lay

pytestmark = pytest.mark.slow

KILLS = 16
COUNT = 200
LIMITED = """\
import resource, sys
from pathlib import Path
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.store.transaction import commit
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
writes = [FileChange(f"data/items/{n}.yaml", b"old" if n else None, b"new") for n in range(5)]
try:
    commit(Path(sys.argv[1]), [*writes, FileChange("data/items/big/big.yaml", None, b"x" * 60_000)])
except CatalogError as error:
    print(error.message)
"""
FORKED = get_context("fork" if hasattr(os, "fork") else None)


def write_for_ever(root: Path, count: int) -> None:
    """Let many files turn together, again and again: of four, one comes and goes, and three change."""

    def turn(number: int) -> FileChange:
        path = f"data/items/{number:03}.yaml" if number % 4 else f"data/items/new/{number:03}.yaml"
        before = (root / path).read_bytes() if (root / path).exists() else None
        after = (b"a" if before != b"a" else b"b") if number % 4 else (None if before else b"new")
        return FileChange(path, before, after)

    take_lock(root)
    while True:
        commit(root, [turn(number) for number in range(count)])


def add_ten(root: Path, number: int) -> None:
    commit(root, [FileChange(f"data/items/{number}-{n}.yaml", None, b"mine") for n in range(10)])


def contents(root: Path) -> dict[str, bytes]:
    """Return all files of a workspace but its lock."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def folders(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir())


def killed(root: Path, journal: Journal, now: Mapping[str, bytes]) -> None:
    """Lay what a killed writer would leave."""
    lay(root, now)
    write_journal(root, journal)


def old(path: str, data: bytes | None, new: bytes | None, link: str | None = None) -> Preimage:
    return Preimage(path, data, digest(new), link=link)


def take_lock(root: Path) -> None:
    with write_lock(root):
        pass


def test_files_are_added_changed_and_removed_in_one_go(tmp_path: Path) -> None:
    lay(tmp_path, {"data/items/a.yaml": "old", "data/items/b.yaml": "gone"})
    steps: list[tuple[int, int]] = []
    commit(
        tmp_path,
        [
            FileChange("data/items/a.yaml", b"old", b"new"),
            FileChange("data/items/b.yaml", b"gone", None),
            FileChange("data/items/deep/er/c.yaml", None, b"first"),
            FileChange("catalog.yaml", None, b"title: t"),
        ],
        lambda done, total: steps.append((done, total)),
    )
    assert contents(tmp_path) == {
        "catalog.yaml": b"title: t",
        "data/items/a.yaml": b"new",
        "data/items/deep/er/c.yaml": b"first",
    }
    assert folders(tmp_path) == ["data", "data/items", "data/items/deep", "data/items/deep/er"]
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_to_write_touches_nothing(tmp_path: Path) -> None:
    commit(tmp_path, [FileChange("data/items/a.yaml", b"same", b"same")])
    assert not list(tmp_path.iterdir())


CHANGED = {
    "it was changed": FileChange("data/items/z.yaml", b"other", b"new"),
    "it is there already": FileChange("data/items/z.yaml", None, b"new"),
    "it was removed": FileChange("data/items/y.yaml", b"old", b"new"),
    "it was changed before it is removed": FileChange("data/items/z.yaml", b"other", None),
}


@pytest.mark.parametrize("write", CHANGED.values(), ids=CHANGED.keys())
def test_one_file_that_is_not_as_expected_stops_all(tmp_path: Path, write: FileChange) -> None:
    lay(tmp_path, {"data/items/a.yaml": "old", "data/items/z.yaml": "theirs"})
    before = contents(tmp_path)
    first = [FileChange("data/items/a.yaml", b"old", b"new"), FileChange("data/items/sub/b.yaml", None, b"new")]
    with pytest.raises(ChangedOnDiskError) as caught:
        commit(tmp_path, [*first, write])
    assert write.path in str(caught.value.message)
    assert contents(tmp_path) == before
    assert folders(tmp_path) == ["data", "data/items"]


def test_a_file_that_an_editor_saves_meanwhile_stays_as_it_was_saved(tmp_path: Path) -> None:
    lay(tmp_path, {"data/items/a.yaml": "old", "data/items/b.yaml": "old"})

    def save(done: int, total: int) -> None:
        if done == total:
            (tmp_path / "data/items/b.yaml").write_bytes(b"saved by hand")

    with pytest.raises(ChangedOnDiskError):
        commit(tmp_path, [FileChange(f"data/items/{name}.yaml", b"old", b"new") for name in "ab"], save)
    assert contents(tmp_path) == {"data/items/a.yaml": b"old", "data/items/b.yaml": b"saved by hand"}


def test_an_interrupt_leaves_all_as_it_was(tmp_path: Path) -> None:
    lay(tmp_path, {"data/items/a.yaml": "old"})

    def interrupt(done: int, total: int) -> None:
        assert total == 2
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        commit(
            tmp_path,
            [FileChange("data/items/a.yaml", b"old", b"new"), FileChange("data/items/new/b.yaml", None, b"new")],
            interrupt,
        )
    assert contents(tmp_path) == {"data/items/a.yaml": b"old"}
    assert folders(tmp_path) == ["data", "data/items"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of this kind")
def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path) -> None:
    lay(tmp_path, {f"data/items/{number}.yaml": "old" for number in range(1, 5)})
    before = contents(tmp_path)
    done = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, check=True, text=True)
    assert re.search(r"cannot write .+: File too large", done.stdout)
    assert contents(tmp_path) == before
    assert folders(tmp_path) == ["data", "data/items"]


def test_a_file_where_a_folder_belongs_is_an_error_in_words(tmp_path: Path) -> None:
    lay(tmp_path, {"data/items/a.yaml": "old", "data/items/b": "a file"})
    before = contents(tmp_path)
    with pytest.raises(CatalogError, match="cannot write"):
        commit(
            tmp_path, [FileChange("data/items/a.yaml", b"old", b"new"), FileChange("data/items/b/c.yaml", None, b"new")]
        )
    assert contents(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes of this kind")
@pytest.mark.parametrize("mode", [0o640, 0o444, 0o600])
def test_modes_are_kept_and_given_back(tmp_path: Path, mode: int) -> None:
    path = lay(tmp_path, {"data/items/a.yaml": "old"}) / "data/items/a.yaml"
    path.chmod(mode)
    commit(tmp_path, [FileChange("data/items/a.yaml", b"old", b"new")])
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == mode
    path.unlink()
    write_journal(tmp_path, Journal("aa", (Preimage("data/items/a.yaml", b"old", None, mode),), ()))
    take_lock(tmp_path)
    assert path.read_bytes() == b"old"
    assert path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_links_lead_on_to_what_is_written_and_only_the_link_is_removed(tmp_path: Path) -> None:
    lay(tmp_path, {"data/real/a.yaml": "old", "data/items/x.yaml": "x"})
    link = tmp_path / "data/items/a.yaml"
    link.symlink_to("../real/a.yaml")
    commit(tmp_path, [FileChange("data/items/a.yaml", b"old", b"new")])
    assert link.is_symlink()
    assert (tmp_path / "data/real/a.yaml").read_bytes() == b"new"
    changed = [FileChange("data/items/a.yaml", b"new", None), FileChange("data/items/x.yaml", b"not x", b"y")]
    with pytest.raises(ChangedOnDiskError):
        commit(tmp_path, changed)
    assert link.is_symlink()
    commit(tmp_path, changed[:1])
    assert not link.is_symlink()
    assert (tmp_path / "data/real/a.yaml").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_link_that_was_removed_comes_back_as_a_link(tmp_path: Path) -> None:
    journal = Journal("aa", (old("data/items/a.yaml", b"real", None, link="../real/a.yaml"),), ())
    killed(tmp_path, journal, {"data/real/a.yaml": b"real", "data/items/b.yaml": b"b"})
    take_lock(tmp_path)
    assert (tmp_path / "data/items/a.yaml").readlink() == Path("../real/a.yaml")
    assert (tmp_path / "data/items/a.yaml").read_bytes() == b"real"


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_nothing_outside_of_the_workspace_is_written(tmp_path: Path) -> None:
    outside = lay(tmp_path / "outside", {"a.yaml": "old"})
    root = lay(tmp_path / "root", {"data/items/b.yaml": "old"})
    (root / "data/items/a.yaml").symlink_to(outside / "a.yaml")
    with pytest.raises(CatalogError, match="leads out"):
        commit(root, [FileChange("data/items/a.yaml", b"old", b"new")])
    assert (outside / "a.yaml").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_writer_killed_at_any_moment_leaves_all_old_or_all_new(tmp_path: Path) -> None:
    lay(tmp_path, {f"data/items/{number:03}.yaml": "a" for number in range(COUNT) if number % 4})
    chance = random.Random(4)
    unfinished = 0
    for turn in range(KILLS):
        writer = FORKED.Process(target=write_for_ever, args=(tmp_path, COUNT), daemon=True)
        writer.start()
        # half of the writers are killed at any moment, half while they write, however long they take to begin
        while turn % 4 > 1 and writer.is_alive() and not (tmp_path / UNDO / "journal.json").exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
        writer.join(PATIENCE)
        unfinished += (tmp_path / UNDO).exists()
        if turn % 2:
            # the next writer takes back, and may be killed at that too
            continue
        take_lock(tmp_path)
        files = contents(tmp_path)
        new = [path for path in files if "/new/" in path]
        assert len(files) - len(new) == COUNT * 3 // 4
        assert len({files[path] for path in files if path not in new}) == 1
        # all turn together: the new ones are there when the others are b
        assert len(new) in {0, COUNT // 4}
        assert (tmp_path / "data/items/001.yaml").read_bytes() == (b"b" if new else b"a")
        assert not (tmp_path / UNDO).exists()
    assert unfinished


def test_what_a_killed_writer_left_is_taken_back_by_the_next(tmp_path: Path) -> None:
    journal = Journal(
        "abcdef",
        (
            old("data/items/a.yaml", b"old a", b"new a"),
            old("data/items/b.yaml", b"old b", b"new b"),
            old("data/items/sub/c.yaml", None, b"new c"),
            old("data/items/d.yaml", b"old d", None),
            old("data/items/e.yaml", None, b"new e"),
        ),
        ("data/items/sub",),
    )
    now = {
        "data/items/a.yaml": b"new a",
        "data/items/b.yaml": b"old b",
        "data/items/.catalog-abcdef-1.tmp": b"new",
        "data/items/sub/c.yaml": b"new c",
        "data/items/sub/.catalog-abcdef-2.tmp": b"ne",
        "data/items/other.yaml": b"not part of it",
    }
    killed(tmp_path, journal, now)
    take_lock(tmp_path)
    assert contents(tmp_path) == {
        "data/items/a.yaml": b"old a",
        "data/items/b.yaml": b"old b",
        "data/items/d.yaml": b"old d",
        "data/items/other.yaml": b"not part of it",
    }
    assert folders(tmp_path) == ["data", "data/items"]


def test_what_someone_changed_after_a_kill_stays_as_they_left_it(tmp_path: Path) -> None:
    names = ("a", "b", "c")
    journal = Journal("aa", tuple(old(f"data/items/{name}.yaml", b"old", b"new") for name in names), ())
    killed(tmp_path, journal, {"data/items/a.yaml": b"new", "data/items/b.yaml": b"by hand"})
    take_lock(tmp_path)
    assert contents(tmp_path) == {"data/items/a.yaml": b"old", "data/items/b.yaml": b"by hand"}


@pytest.mark.parametrize("size", [0, 1, 64, 65, 66, 100, -1])
def test_a_journal_that_is_not_whole_is_dropped(tmp_path: Path, size: int) -> None:
    killed(tmp_path, Journal("aa", (old("data/items/a.yaml", b"old", b"new"),), ()), {"data/items/a.yaml": b"new"})
    journal = tmp_path / UNDO / "journal.json"
    journal.write_bytes(journal.read_bytes()[:size])
    take_lock(tmp_path)
    assert contents(tmp_path) == {"data/items/a.yaml": b"new"}
    assert not (tmp_path / UNDO).exists()


@pytest.mark.parametrize(
    "path",
    [
        "../outside.yaml",
        "data/items/../../../outside.yaml",
        ".git/hooks/pre-commit",
        "data/items/.git/x.yaml",
        "README.md",
        "data/items/run.sh",
        "link/../data/items/a.yaml",
        "/etc/x.yaml",
        "data/items//x.yaml",
        "",
    ],
)
def test_a_stranger_s_journal_reaches_no_file_but_the_catalogue_s(tmp_path: Path, path: str) -> None:
    root = lay(tmp_path / "root", {"data/items/a.yaml": b"new"})
    write_journal(root, Journal("aa", (old(path, b"evil", None), old("data/items/a.yaml", b"evil", b"new")), ()))
    take_lock(root)
    assert contents(tmp_path) == {"root/data/items/a.yaml": b"new"}


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_stranger_s_link_in_the_journal_s_place_harms_nothing(tmp_path: Path) -> None:
    outside = lay(tmp_path / "outside", {".gitignore": "mine", "journal.json": "mine"})
    root = lay(tmp_path / "root", {"data/items/a.yaml": b"a"})
    (root / UNDO).symlink_to(outside, target_is_directory=True)
    commit(root, [FileChange("data/items/a.yaml", b"a", b"b")])
    assert contents(outside) == {".gitignore": b"mine", "journal.json": b"mine"}
    assert contents(root) == {"data/items/a.yaml": b"b"}


def test_git_never_sees_the_journal(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    killed(tmp_path, Journal("aa", (old("data/items/a.yaml", None, b"a"),), ()), {})
    done = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout == b""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")
def test_twenty_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [FORKED.Process(target=add_ten, args=(tmp_path, number), daemon=True) for number in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(PATIENCE)
    assert [writer.exitcode for writer in writers] == [0] * 20
    assert contents(tmp_path) == {
        f"data/items/{each}-{number}.yaml": b"mine" for each in range(20) for number in range(10)
    }


STATES = st.dictionaries(
    st.sampled_from([f"data/items/{name}.yaml" for name in ("a", "b", "甲", "sub/c", "sub/d/e")]),
    st.binary(max_size=5),
)


@given(states=st.lists(STATES, min_size=2, max_size=4), stop=st.booleans())
def test_any_state_becomes_any_other_or_stays(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, bytes]], *, stop: bool
) -> None:
    root = lay(tmp_path_factory.mktemp("any"), states[0])
    for before, after in pairwise(states):
        writes = [FileChange(path, before.get(path), after.get(path)) for path in {**before, **after}]
        if stop and before != after:
            with pytest.raises(ChangedOnDiskError):
                commit(root, [*writes, FileChange("data/items/never.yaml", b"there", None)])
            assert contents(root) == before
        commit(root, writes)
        assert contents(root) == after


def test_a_file_that_git_needs_may_be_written_and_is_taken_back(tmp_path: Path) -> None:
    with pytest.raises(ChangedOnDiskError):
        commit(
            tmp_path,
            [FileChange(".gitignore", None, b".catalog.lock\n"), FileChange("catalog.yaml", b"not there", b"new")],
        )
    commit(tmp_path, [FileChange(".gitignore", None, b".catalog.lock\n"), FileChange("data/items/.gitkeep", None, b"")])
    assert contents(tmp_path) == {".gitignore": b".catalog.lock\n", "data/items/.gitkeep": b""}


@pytest.mark.parametrize("change", [{"token": "../aa"}, {"token": ""}, {"folders": ["../.."]}, {"files": [{}]}])
def test_a_journal_that_was_tampered_with_is_dropped(tmp_path: Path, change: dict[str, object]) -> None:
    root = lay(tmp_path / "root", {"data/items/a.yaml": b"new"})
    killed(root, Journal("aa", (old("data/items/a.yaml", b"old", b"new"),), ()), {})
    path = root / UNDO / "journal.json"
    body = json.dumps(json.loads(path.read_bytes().partition(b"\n")[2]) | change).encode()
    path.write_bytes(f"{digest(body)}\n".encode() + body)
    take_lock(root)
    assert contents(root) == {"data/items/a.yaml": b"new"}
    assert not (root / UNDO).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name must be Unicode")
def test_a_name_that_is_no_unicode_is_taken_back_like_any_other(tmp_path: Path) -> None:
    path = os.fsdecode(b"data/items/\xff.yaml")
    killed(tmp_path, Journal("aa", (old(path, b"old", b"new"),), ()), {path: b"new"})
    take_lock(tmp_path)
    assert contents(tmp_path) == {path: b"old"}

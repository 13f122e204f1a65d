"""Nothing is lost: writers that meet, writers that are killed, files that someone else changed."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.rules.examples import RIGHT
from catalog_cli.store import writing
from catalog_cli.store.writing import locked, replace
from conftest import Run, lay

WRITER = """\
import sys
from pathlib import Path
from catalog_cli.store.writing import write_atomically
target = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_atomically(target, (f"{number}\\n" * 50_000).encode())
"""
HOLDER = """\
import sys
from pathlib import Path
from catalog_cli.store.writing import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def take_lock(root: Path) -> None:
    with locked(root):
        pass


def test_a_file_is_replaced_when_it_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    replace(path, b"new", expected=b"old")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_someone_else_changed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDiskError):
        replace(path, b"new", expected=b"old")
    assert path.read_bytes() == b"theirs"


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDiskError):
        replace(path, b"new", expected=None)
    assert path.read_bytes() == b"theirs"


def test_a_file_that_was_deleted_meanwhile_does_not_come_back(tmp_path: Path) -> None:
    with pytest.raises(ChangedOnDiskError):
        replace(tmp_path / "a.yaml", b"new", expected=b"old")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes of this kind")
def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, b"new", expected=b"old")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_link_goes_on_leading_to_the_file_that_is_written(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    replace(link, b"new", expected=b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    blocker = tmp_path / "items"
    blocker.write_bytes(b"a file where a folder belongs")
    with pytest.raises(CatalogError):
        replace(blocker / "a.yaml", b"new", expected=None)


def test_a_lock_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CatalogError), locked(tmp_path / "file"):
        pass


def test_twenty_processes_that_add_items_at_once_lose_none(tmp_path: Path, run_process: Run) -> None:
    folder = lay(tmp_path / "busy", RIGHT)
    # they all sound alike, so that every writer wants the same id
    names = [first + second for first in "公工功攻宫" for second in "报抱豹鲍"]
    given = ("--category", "政策文件", "--content", "每期", "--name")
    with ThreadPoolExecutor(len(names)) as pool:
        outcomes = list(pool.map(lambda name: run_process("new", *given, name, cwd=folder), names))
    assert [outcome.status for outcome in outcomes] == [0] * 20
    listed = run_process("list", "--columns", "name", cwd=folder).stdout.splitlines()
    assert set(names) <= set(listed)
    assert len(list((folder / "data" / "items").iterdir())) == 20 + 2


def test_a_writer_waits_for_another_however_long_that_takes_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(writing, "NOTICE_AFTER", 0.01)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin
        assert holder.stdout
        holder.stdout.readline()
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(take_lock, tmp_path)
            while not caplog.messages:
                time.sleep(0.01)
            assert not waiting.done()
            holder.stdin.close()
            waiting.result()
    assert caplog.messages == [f"waiting for another program that is writing in {tmp_path}; Ctrl-C to stop"]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_nobody_waits_for_a_writer_that_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.send_signal(signal.SIGKILL)
    take_lock(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("milliseconds", [1, 3, 7, 12, 20, 33, 50, 80])
def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path: Path, milliseconds: int) -> None:
    target = tmp_path / "a.yaml"
    target.write_bytes(b"0\n" * 50_000)
    with subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(milliseconds / 1000)
        writer.send_signal(signal.SIGKILL)
    lines = target.read_bytes().splitlines()
    assert len(lines) == 50_000
    assert len(set(lines)) == 1

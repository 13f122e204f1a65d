"""Writers take turns: none is lost, none gives up, and none waits for one that is gone."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalog_cli.model.errors import CatalogError
from catalog_cli.rules.examples import ITEM, RIGHT, SETTINGS
from catalog_cli.store import lock
from catalog_cli.store.lock import write_lock
from conftest import PATIENCE, PROGRAM, Run, environment, lay
from store.test_transaction import contents

pytestmark = pytest.mark.slow

HOLDER = """\
import sys
from pathlib import Path
from catalog_cli.store.lock import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def take_lock(root: Path) -> None:
    with write_lock(root):
        pass


def test_a_lock_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CatalogError), write_lock(tmp_path / "file"):
        pass


def test_eight_processes_that_add_items_at_once_lose_none(tmp_path: Path, run_process: Run) -> None:
    folder = lay(tmp_path / "busy", RIGHT)
    # they all sound alike, so that every writer wants the same id
    names = [first + second for first in "公工功攻" for second in "报抱"]
    given = ("--category", "政策文件", "--content", "每期", "--name")
    with ThreadPoolExecutor(len(names)) as pool:
        outcomes = list(pool.map(lambda name: run_process("new", *given, name, cwd=folder), names))
    assert [outcome.status for outcome in outcomes] == [0] * 8
    listed = run_process("list", "--columns", "name", cwd=folder).stdout.splitlines()
    assert set(names) <= set(listed)
    assert len(list((folder / "data" / "items").iterdir())) == 8 + 2


def test_a_writer_waits_for_another_however_long_that_takes_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lock, "NOTICE_AFTER", 0.01)
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
    # only Linux tells who holds a lock
    whom = f"process {holder.pid}" if Path("/proc/locks").exists() else "another program"
    assert caplog.messages == [f"waiting for {whom} to finish writing in {tmp_path}; Ctrl-C to stop"]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send on Windows")
def test_a_waiting_command_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    folder = lay(tmp_path / "w", RIGHT)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdin
        assert holder.stdout
        holder.stdout.readline()
        before = contents(folder)
        words = [str(PROGRAM), "set", "zhengfu-gongbao", "time_limit=及时"]
        with subprocess.Popen(words, cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True) as waiting:
            assert waiting.stderr
            first = waiting.stderr.readline()
            waiting.send_signal(signal.SIGINT)
            told = waiting.stderr.read()
        holder.stdin.close()
    assert first.startswith("waiting for ")
    assert "Traceback" not in told
    assert waiting.returncode == 130
    assert contents(folder) == before


def test_twenty_commands_that_write_at_once_all_succeed(tmp_path: Path) -> None:
    files = {f"data/items/x-{number}.yaml": ITEM.replace("zhengfu-gongbao", f"x-{number}") for number in range(20)}
    folder = lay(tmp_path / "busy", {"catalog.yaml": SETTINGS, **files})
    running = [
        subprocess.Popen([str(PROGRAM), "set", f"x-{number}", "time_limit=及时"], cwd=folder, env=environment())
        for number in range(20)
    ]
    assert [each.wait(PATIENCE) for each in running] == [0] * 20
    edited = {path: f"{text}time_limit: 及时\n".encode() for path, text in files.items()}
    assert contents(folder) == {"catalog.yaml": SETTINGS.encode(), **edited}


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_nobody_waits_for_a_writer_that_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.send_signal(signal.SIGKILL)
    take_lock(tmp_path)

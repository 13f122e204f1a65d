"""Writers take turns: none is lost, none gives up, and none waits for one that is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog_cli.model.errors import CatalogError
from catalog_cli.rules.examples import ITEM, RIGHT, SETTINGS
from catalog_cli.store import lock
from catalog_cli.store.lock import write_lock
from conftest import PROGRAM, environment, lay
from running import ending, statuses_at_once
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


def test_commands_that_write_at_once_all_succeed_and_lose_nothing(tmp_path: Path) -> None:
    files = {f"data/items/x-{number}.yaml": ITEM.replace("zhengfu-gongbao", f"x-{number}") for number in range(3)}
    folder = lay(tmp_path / "busy", {"catalog.yaml": SETTINGS, **files})
    # the new ones sound alike, so that every writer wants the same id
    names = ("公报", "工报", "功报")
    commands = [
        *(("set", f"x-{number}", "time_limit=及时") for number in range(3)),
        *(("new", "--category", "政策文件", "--content", "每期", "--name", name) for name in names),
    ]
    assert statuses_at_once(commands, folder) == [0] * 6
    after = contents(folder)
    assert {path: after.pop(path) for path in files} == {
        path: f"{text}time_limit: 及时\n".encode() for path, text in files.items()
    }
    assert after.pop("catalog.yaml") == SETTINGS.encode()
    assert {text.decode().partition("name: ")[2][:2] for text in after.values()} == {*names}


@contextmanager
def holding(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Hold the lock of a folder in another process, until its standard input ends."""
    words = [sys.executable, "-c", HOLDER, str(folder)]
    with ending(subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)) as holder:
        assert holder.stdout
        holder.stdout.readline()
        yield holder


def test_a_writer_waits_for_another_however_long_that_takes_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(lock, "NOTICE_AFTER", 0.01)
    with holding(tmp_path) as holder:
        assert holder.stdin
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(take_lock, tmp_path)
            while not (caplog.messages or waiting.done()):
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
    with holding(folder) as holder:
        assert holder.stdin
        before = contents(folder)
        words = [str(PROGRAM), "set", "zhengfu-gongbao", "time_limit=及时"]
        with ending(
            subprocess.Popen(words, cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True)
        ) as waiting:
            assert waiting.stderr
            first = waiting.stderr.readline()
            waiting.send_signal(signal.SIGINT)
            told = waiting.stderr.read()
        holder.stdin.close()
    assert first.startswith("waiting for ")
    assert "Traceback" not in told
    assert waiting.returncode == 130
    assert contents(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_nobody_waits_for_a_writer_that_was_killed(tmp_path: Path) -> None:
    with holding(tmp_path) as holder:
        holder.send_signal(signal.SIGKILL)
    take_lock(tmp_path)

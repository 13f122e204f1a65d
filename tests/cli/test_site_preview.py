"""`catalog site --serve` shows the site to this computer only, and what changes in the workspace comes to be in it."""

import signal
import socket
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from catalog_cli.cli.site_preview import preview
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from conftest import PATIENCE, Run, lay
from running import ending, start_process

CHANGED = ITEM.replace("每期", "各期")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return lay(tmp_path / "small", RIGHT)


@pytest.mark.slow
def test_a_preview_is_for_this_computer_and_follows_the_files(small: Path) -> None:
    words = ("site", "--serve", "--port", "0", "--as-of", "2026-06-30")
    with ending(start_process(words, small, {}, stdout=None)) as server:
        assert server.stderr is not None
        address = next(line for line in server.stderr if line.startswith(b"http://127.0.0.1:")).split()[0].decode()
        assert "每期政府公报" in got(address)
        with pytest.raises(HTTPError, match="403"):
            got(address, Host="evil.example")
        with pytest.raises(HTTPError, match="404"):
            got(f"{address}assets/")
        lay(small, {FILE: CHANGED})
        end = time.monotonic() + PATIENCE
        while "各期政府公报" not in got(address) and time.monotonic() < end:
            time.sleep(0.2)
        assert "各期政府公报" in got(address)
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0


def test_what_changes_during_a_build_is_built_too(small: Path, tmp_path: Path) -> None:
    built = []

    def build() -> int:
        built.append((small / FILE).read_text(encoding="utf-8"))
        if len(built) == 2:
            raise KeyboardInterrupt
        lay(small, {FILE: CHANGED})
        return 0

    assert preview(small, tmp_path, 0, build) == 0
    assert built == [ITEM, CHANGED]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "cannot use port {port}: another program uses it\n  Choose another one: --port {next}\n"),
        ("zh", "无法使用端口 {port}：已被其他程序占用\n  请换一个端口：--port {next}\n"),
    ],
)
def test_a_port_that_is_taken_is_said_in_the_reader_s_language(small: Path, run: Run, language: str, said: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        outcome = run("--lang", language, "site", "--serve", "--port", str(port), cwd=small)
    assert (outcome.status, outcome.stderr) == (2, "catalog: " + said.format(port=port, next=port + 1))


def got(address: str, **headers: str) -> str:
    with urlopen(Request(address, headers=headers), timeout=PATIENCE) as answer:  # noqa: S310 - on loopback
        text: str = answer.read().decode()
    return text

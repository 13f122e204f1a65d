"""A document is written whole or not at all, and keeps its mode and its place."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalog_cli.model.errors import CatalogError
from catalog_cli.store.documents import write_document

WRITER = """\
import sys
from pathlib import Path
from catalog_cli.store.atomic_replace import write_atomically
target = Path(sys.argv[1])
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_atomically(target, (f"{number}\\n" * 50_000).encode())
"""


def test_a_document_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    write_document(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes of this kind")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_document(path, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert path.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes of this kind")
def test_the_mode_of_a_document_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_document(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows links need a privilege")
def test_a_link_goes_on_leading_to_the_document_that_is_written(tmp_path: Path) -> None:
    real = tmp_path / "real.csv"
    real.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(real)
    write_document(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_bytes(b"a file where a folder belongs")
    with pytest.raises(CatalogError):
        write_document(blocker / "a.csv", b"new")


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes among its files")
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_document(pipe, b"new")
        assert reader.communicate(timeout=20)[0] == b"new"
    assert pipe.is_fifo()

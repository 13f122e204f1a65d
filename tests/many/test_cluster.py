"""Gathering on a Dask cluster: real schedulers and workers on loopback, one of which is lost half-way."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from catalog_cli.many import cluster as many_cluster
from conftest import PATIENCE, PROGRAM, Run, environment
from many.gathering import DAY, Gathering, gathered, lay_many
from running import ending

pytestmark = pytest.mark.slow

DASK = [sys.executable, "-m", "dask"]
MANY = tuple(f"{number:02}" for number in range(48))


class Cluster:
    """A scheduler, and the workers that were started for it."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self._port = port
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-show")
        self.workers: list[subprocess.Popen[bytes]] = []

    def wait_for_scheduler(self) -> None:
        while self.scheduler.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self._port)):
                return
            time.sleep(0.05)

    def add_worker(self, **variables: str) -> None:
        words = (self.address, "--nthreads", "1", "--no-nanny", "--memory-limit", "0")
        self.workers.append(self._start("worker", *words, **variables))

    def _start(self, *words: str, **variables: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{len(self.processes)}.log").open("wb") as log:
            started = subprocess.Popen(
                [*DASK, *words, "--no-dashboard"],
                cwd=self._folder,
                env=environment(**variables),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(started)
        return started


@contextmanager
def _cluster(folder: Path) -> Iterator[Cluster]:
    folder.mkdir()
    made = Cluster(folder)
    try:
        yield made
    finally:
        for each in made.processes:
            each.kill()
        for each in made.processes:
            each.wait(PATIENCE)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with _cluster(tmp_path / "cluster") as made:
        yield made


def gather_and(
    folder: Path, cluster: Cluster, when: Callable[[Path], bool], act: Callable[[], None]
) -> tuple[int, str]:
    """Gather on the cluster, and do something when the folder of the tables is in a state."""
    out = folder.parent / "表"
    words = [str(PROGRAM), "gather", ".", "-o", str(out), "--scheduler", cluster.address, *DAY]
    with ending(subprocess.Popen(words, cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True)) as started:
        while started.poll() is None and not when(out):
            time.sleep(0.01)
        act()
        told = started.communicate(timeout=PATIENCE)[1]
    return started.returncode, told


def has_batch(out: Path) -> bool:
    return any((out / "unfinished").glob("*.json"))


def test_one_of_two_workers_may_be_lost(run: Run, tmp_path: Path, cluster: Cluster) -> None:
    folder = lay_many(tmp_path / "根", *MANY)
    here, _outcome = gathered(run, folder, ".", out="此")
    for _worker in range(2):
        cluster.add_worker()
    status, told = gather_and(folder, cluster, has_batch, cluster.workers[0].kill)
    assert (status, told) == (0, f"gathered 48 catalogues into {tmp_path / '表'} (96 items)\n")
    assert Gathering(tmp_path / "表").files == here.files


def test_a_scheduler_that_stops_is_told_in_a_line_and_nothing_is_lost(
    run: Run, tmp_path: Path, cluster: Cluster
) -> None:
    folder = lay_many(tmp_path / "根", *MANY)
    cluster.add_worker()
    status, told = gather_and(folder, cluster, has_batch, cluster.scheduler.kill)
    assert status == 2
    assert told == (
        f"catalog: the scheduler {cluster.address} was stopped\n"
        "  Start it again with: dask scheduler; what was read is kept.\n"
    )
    assert has_batch(tmp_path / "表")
    tables, outcome = gathered(run, folder, ".")
    assert outcome.status == 0
    assert len(tables.paths) == len(MANY)


def test_a_worker_with_another_version_is_refused(tmp_path: Path, cluster: Cluster) -> None:
    folder = lay_many(tmp_path / "根", "a")
    other = tmp_path / "other"
    other.mkdir()
    (other / "sitecustomize.py").write_text("import catalog_cli\ncatalog_cli.__version__ = '0.0.1'\n", encoding="utf-8")
    cluster.add_worker(PYTHONPATH=os.pathsep.join([str(other), os.environ.get("PYTHONPATH", "")]))
    status, told = gather_and(folder, cluster, lambda _out: True, lambda: None)
    assert status == 2
    assert told.startswith("catalog: a worker has catalog 0.0.1, but this is ")
    assert told.endswith("\n  Install the same version everywhere.\n")


NOBODY = {
    "no scheduler": ("tcp://127.0.0.1:1", "no scheduler answers at tcp://127.0.0.1:1"),
    "no address": ("x://y", "no scheduler answers at x://y"),
}


@pytest.mark.parametrize("promise", NOBODY)
def test_says_who_does_not_answer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, promise: str) -> None:
    monkeypatch.setattr(many_cluster, "_ANSWER_WITHIN", 1)
    address, said = NOBODY[promise]
    folder = lay_many(tmp_path / "根", "a")
    _tables, outcome = gathered(run, folder, ".", "--scheduler", address)
    assert outcome.status == 2
    assert outcome.stderr == (
        f"catalog: {said}\n  Start one with: dask scheduler; its address looks like tcp://host:8786\n"
    )


def test_a_scheduler_without_workers_is_told_with_how_to_start_some(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: Cluster
) -> None:
    # a busy scheduler has all the time to answer; that it has no workers is certain
    monkeypatch.setattr(many_cluster, "_WORKER_WITHIN", 0.1)
    cluster.wait_for_scheduler()
    folder = lay_many(tmp_path / "根", "a")
    _tables, outcome = gathered(run, folder, ".", "--scheduler", cluster.address)
    assert (outcome.status, outcome.stderr) == (
        2,
        f"catalog: the scheduler {cluster.address} has no workers\n  Start some with: dask worker {cluster.address}\n",
    )

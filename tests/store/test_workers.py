"""Work that is shared out comes back whole and in order, whatever becomes of those who share it."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from unittest.mock import patch

import pytest

from catalog_cli.store.workers import in_own_process, parallel_map

HERE = os.getpid()


def doubled(job: bytes) -> bytes:
    return job * 2


def ends_elsewhere(job: bytes) -> bytes:
    """Do the job in this process, and end any other that should."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(job)


def maps_in_turn(job: bytes) -> bytes:
    """Do the job as one of several."""
    return b"".join(parallel_map(doubled, [job[:1], job[1:]]))


def done_apart(job: bytes) -> bytes:
    """Do the job in a process of its own."""
    return in_own_process(doubled, job)


def ends_apart(job: bytes) -> bytes:
    """Do the job here, and end the process of its own that should."""
    with patch(f"{__name__}.HERE", os.getpid()):
        return in_own_process(ends_elsewhere, job)


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"], autouse=True)
def _cores(request: pytest.FixtureRequest) -> object:
    with patch("catalog_cli.store.workers.cores", return_value=request.param):
        yield


@pytest.mark.parametrize("work", [doubled, ends_elsewhere, maps_in_turn, done_apart, ends_apart])
def test_many_jobs_are_done_in_their_order(work: Callable[[bytes], bytes]) -> None:
    jobs = [bytes([number]) for number in range(9)]
    with patch(f"{__name__}.HERE", os.getpid()):
        assert list(parallel_map(work, jobs)) == [job * 2 for job in jobs]


def test_what_goes_wrong_in_a_job_is_raised_here_and_leaves_no_process_behind() -> None:
    def fails(job: bytes) -> bytes:
        if job == b"a":
            raise ValueError("no")
        return job

    with pytest.raises(ValueError, match="no"):
        list(parallel_map(fails, [b"a", b"b", b"c", b"d"]))
    assert multiprocessing.active_children() == []

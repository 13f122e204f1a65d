"""Work that is shared out comes back whole and in order, whatever becomes of those who share it."""

import os
import signal
from collections.abc import Callable
from unittest.mock import patch

import pytest

from catalog_cli.store.workers import beside, spread

HERE = os.getpid()


def doubled(job: bytes) -> bytes:
    return job * 2


def ends_elsewhere(job: bytes) -> bytes:
    """Do the job in this process, and end any other that should."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(job)


def fails_elsewhere(job: bytes) -> bytes:
    if os.getpid() != HERE:
        raise OSError
    return doubled(job)


LARGE = b"x" * 1_000_000


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"], autouse=True)
def _cores(request: pytest.FixtureRequest) -> object:
    with patch("catalog_cli.store.workers.cores", return_value=request.param):
        yield


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("work", [doubled, ends_elsewhere, fails_elsewhere])
@pytest.mark.parametrize("there", [b"b", b"", LARGE], ids=["little", "nothing", "much"])
def test_two_jobs_side_by_side_are_both_done(work: Callable[[bytes], bytes], there: bytes) -> None:
    with patch(f"{__name__}.HERE", os.getpid()):
        assert beside(work, b"a", there) == (b"aa", there * 2)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("work", [doubled, ends_elsewhere])
def test_many_jobs_are_done_in_their_order(work: Callable[[bytes], bytes]) -> None:
    jobs = [bytes([number]) for number in range(9)]
    with patch(f"{__name__}.HERE", os.getpid()):
        assert list(spread(work, jobs)) == [job * 2 for job in jobs]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_system_that_keeps_no_ended_processes_is_no_hindrance() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert beside(doubled, b"a", b"b") == (b"aa", b"bb")
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_what_goes_wrong_here_is_raised_here_and_leaves_no_process_behind() -> None:
    def fails(job: bytes) -> bytes:
        if job == b"a":
            raise ValueError("no")
        return job

    with pytest.raises(ValueError, match="no"):
        beside(fails, b"a", LARGE)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)

"""Work on all cores of the machine, where there is enough of it to pay for starting."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Job = TypeVar("Job")
Work = Callable[[Job], bytes]

FEWEST_JOBS = 4
"""Starting other processes costs as much as a few jobs."""

_alone = False
_work: Callable[..., bytes] | None = None


def spread(work: Work[Job], jobs: Sequence[Job]) -> Iterator[bytes]:
    """Do jobs side by side and give what each gives, in their order; `work` must change nothing but its own process.

    Where processes cannot be forked, or one of them dies, this process does all that is left.
    """
    count = min(cores(), len(jobs))
    done = 0
    if count > 1 and len(jobs) >= FEWEST_JOBS:
        for answer in _side_by_side(work, jobs, count):
            yield answer
            done += 1
    for job in jobs[done:]:
        yield work(job)


def stay_alone() -> None:
    """Do all further work in this process, so that it can be measured."""
    global _alone  # noqa: PLW0603 - it is about this process
    _alone = True


def cores() -> int:
    """Count the cores that this process may use; 1 where processes cannot be forked safely."""
    if _alone or sys.platform in {"win32", "darwin"} or not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0))


def _side_by_side(work: Work[Job], jobs: Sequence[Job], count: int) -> Iterator[bytes]:
    # costs more to import than a small workspace to read
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work  # noqa: PLW0603 - what a forked process is born with need not be sent to it
    _work = work
    # what waits to be written must not be written by each of them
    sys.stdout.flush()
    try:
        pool = ProcessPoolExecutor(count, get_context("fork"), _leave_interrupts_to_the_parent)
    except (OSError, NotImplementedError):
        return
    try:
        yield from pool.map(_one, jobs)
    except (BrokenProcessPool, OSError):
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _work = None


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one(job: object) -> bytes:
    if _work is None:
        raise RuntimeError("this process was not forked with work to do")
    return _work(job)

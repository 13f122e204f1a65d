"""Work on all cores of the machine, where there is enough of it to pay for starting."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import NoReturn, TypeVar

Job = TypeVar("Job")
Work = Callable[[Job], bytes]

_LENGTH = 8
"""The bytes that say how long an answer is."""
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


def beside(work: Work[Job], here: Job, there: Job) -> tuple[bytes, bytes]:
    """Do one job here and the other in a process beside this one; quicker to begin than `spread`, for just these two.

    Where no process can be forked, or it dies, this one does both.
    """
    if cores() == 1:
        return work(here), work(there)
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return work(here), work(there)
    if not child:
        # or else it could not tell that nobody reads its answer
        os.close(reading)
        _answer_and_end(work, there, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        try:
            mine = work(here)
            length, theirs = int.from_bytes(answer.read(_LENGTH)), answer.read()
        finally:
            # a child that cannot hand over its answer must not be waited for
            answer.close()
            # where the system does not keep ended children, there is nothing to wait for
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
    return mine, theirs if length and len(theirs) == length else work(there)


def _answer_and_end(work: Work[Job], job: Job, writing: int) -> NoReturn:
    """Write the answer to a job, after its length, and end this process without a trace in what it shares."""
    try:
        _leave_interrupts_to_the_parent()
        answer = work(job)
        with os.fdopen(writing, "wb") as out:
            out.write(len(answer).to_bytes(_LENGTH) + answer)
    finally:
        os._exit(0)


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

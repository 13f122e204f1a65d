"""Map over a process pool when the work outweighs its start-up."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Job = TypeVar("Job")
Work = Callable[[Job], bytes]

_alone = False
_work: Callable[..., bytes] | None = None


def parallel_map(work: Work[Job], jobs: Sequence[Job]) -> Iterator[bytes]:
    """Yield the result of each job, in their order; `work` must have no effect beyond its own process.

    The caller sees to it that there is work enough: starting the pool costs as much as a few jobs. Where processes
    cannot be forked, or one of them dies, this process does what is left.
    """
    count = min(cores(), len(jobs))
    done = 0
    if count > 1:
        for answer in _side_by_side(work, jobs, count):
            yield answer
            done += 1
    for job in jobs[done:]:
        yield work(job)


def disable() -> None:
    """Do all further work in this process, so that a profiler sees it."""
    global _alone  # noqa: PLW0603 - it is about this process
    _alone = True


def cores() -> int:
    """Count the cores that this process may use; 1 where forking is not safe."""
    if _alone or sys.platform in {"win32", "darwin"} or not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0))


def _side_by_side(work: Work[Job], jobs: Sequence[Job], count: int) -> Iterator[bytes]:
    # deferred: costs more to import than a small workspace to read
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # The pool is forked, not spawned: the children start with the rules compiled and the schemas loaded, and `work`,
    # which may hold functions that cannot be pickled, need not be sent to them.
    global _work  # noqa: PLW0603 - the children find it in the memory that they share with this process
    _work = work
    # or each child would write what waits in the buffer once more
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
        raise RuntimeError("no work was set before this process was forked")
    return _work(job)

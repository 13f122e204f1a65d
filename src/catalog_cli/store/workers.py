"""Map over a process pool when the work outweighs its start-up."""

import gc
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from mmap import mmap
from typing import Any, TypeVar

Job = TypeVar("Job")
Work = Callable[[Job], bytes]

_alone = False
_shared: "_SharedWork | None" = None


def parallel_map(work: Work[Job], jobs: Sequence[Job]) -> Iterator[bytes]:
    """Yield the result of each job, in their order; `work` must have no effect beyond its own process.

    The caller sees to it that there is work enough: starting the pool costs as much as a few jobs. Where processes
    cannot be forked, or one of them dies, this process does what is left.
    """
    # work that maps in turn finds the cores taken
    count = min(cores(), len(jobs)) if _shared is None else 1
    done = _side_by_side(work, jobs, count) if count > 1 else {}
    for number, job in enumerate(jobs):
        yield done[number] if number in done else work(job)


def in_own_process(work: Work[Job], job: Job) -> bytes:
    """Return the result of a job of `parallel_map`, done in a process whose memory is free again afterwards.

    Elsewhere, and where no process can be forked, it is done in this one.
    """
    if _shared is None:
        return work(job)
    # deferred: as in _side_by_side
    from multiprocessing import get_context

    receiver, sender = os.pipe()
    with os.fdopen(receiver, "rb") as answer:
        try:
            process = get_context("fork").Process(target=_send, args=(sender, work, job), daemon=True)
            process.start()
        except OSError:
            return work(job)
        finally:
            os.close(sender)
        result = answer.read()
    process.join()
    return result if process.exitcode == 0 else work(job)


def disable() -> None:
    """Do all further work in this process, so that a profiler sees it."""
    global _alone  # noqa: PLW0603 - it is about this process
    _alone = True


def cores() -> int:
    """Count the cores that this process may use; 1 where forking is not safe."""
    if _alone or sys.platform in {"win32", "darwin"} or not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0))


def _side_by_side(work: Work[Job], jobs: Sequence[Job], count: int) -> dict[int, bytes]:
    """Return the results of the jobs that processes have done, by number."""
    # deferred: costs more to import than a small workspace to read
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # The pool is forked, not spawned: the children start with the rules compiled and the schemas loaded, and `work`,
    # which may hold functions that cannot be pickled, need not be sent to them.
    global _shared  # noqa: PLW0603 - the children find it in the memory that they share with this process
    context = get_context("fork")
    done: dict[int, bytes] = {}
    # or each child would write what waits in the buffer once more
    sys.stdout.flush()
    # or each child would copy all that this process holds as soon as it looks for garbage in it
    gc.freeze()
    try:
        _shared = _SharedWork(work, jobs, count, context.Lock())
        pool = ProcessPoolExecutor(count, context, _leave_interrupts_to_the_parent)
    except (OSError, NotImplementedError):
        gc.unfreeze()
        return done
    try:
        for some in pool.map(_do_part, range(count)):
            done.update(some)
    except (BrokenProcessPool, OSError):
        return done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        gc.unfreeze()
        _shared = None
    return done


class _SharedWork:
    """Jobs in as many parts as there are processes, each of which has the same number of neighbouring jobs.

    Neighbours are alike, and whoever does one remembers what the next needs too: jobs that are dealt out one by one
    take an eighth more time. A process that has done its part takes the last job of the part with most left.
    """

    def __init__(self, work: Work[Any], jobs: Sequence[Any], count: int, lock: AbstractContextManager[Any]) -> None:
        """Divide the jobs into parts."""
        self.work = work
        self.jobs = jobs
        self._lock = lock
        # the first job of each part that is left, and the first beyond them, in memory that forked processes share
        self._left = memoryview(mmap(-1, 2 * count * struct.calcsize("q"))).cast("q", (count, 2))
        self._parts = range(count)
        for part in self._parts:
            self._left[part, 0], self._left[part, 1] = (len(jobs) * each // count for each in (part, part + 1))

    def take(self, part: int) -> int | None:
        """Take a job, of this part if there is one left; None where nothing is left at all."""
        left = self._left
        with self._lock:
            if left[part, 0] < left[part, 1]:
                left[part, 0] += 1
                return left[part, 0] - 1
            most = max(self._parts, key=lambda other: left[other, 1] - left[other, 0])
            if left[most, 0] < left[most, 1]:
                left[most, 1] -= 1
                return left[most, 1]
            return None


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _send(sender: int, work: Work[Job], job: Job) -> None:
    # as in _side_by_side
    gc.freeze()
    with os.fdopen(sender, "wb") as answer:
        answer.write(work(job))


def _do_part(part: int) -> list[tuple[int, bytes]]:
    if _shared is None:
        raise RuntimeError("no work was set before this process was forked")
    done = []
    while (number := _shared.take(part)) is not None:
        done.append((number, _shared.work(_shared.jobs[number])))
    return done

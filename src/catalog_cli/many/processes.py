"""Divide work among processes on this computer."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from threading import current_thread, main_thread
from typing import TypeVar

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

Part = TypeVar("Part")
Result = TypeVar("Result")


class LostProcessError(CatalogError):
    """A process ended before its work was done."""


def in_processes(work: Callable[[Part], Result], parts: Sequence[Part], processes: int) -> Iterator[Result]:
    """Yield the results of `work` for all parts, as they are finished; with one process, this one does the work.

    Raises:
        LostProcessError: a process ended before its time.
    """
    count = min(processes, len(parts))
    if count < 2:
        yield from map(work, parts)
        return
    with _process_pool(count) as pool:
        with _interrupts_ignored():
            # the processes that this starts are not to be stopped by Ctrl-C, but by this one
            done = [pool.submit(work, part) for part in parts]
        for each in as_completed(done):
            yield each.result()


@contextmanager
def _process_pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Start a pool of processes; whatever goes wrong, they are ended at once.

    Raises:
        LostProcessError: a process ended before its time.
    """
    before = set(active_children())
    # spawned, not forked: the libraries have threads, which a forked process lacks
    pool = ProcessPoolExecutor(jobs, get_context("spawn"))
    try:
        yield pool
    except BaseException as error:
        for child in set(active_children()) - before:
            child.terminate()
        if isinstance(error, BrokenProcessPool):
            raise LostProcessError(
                message("a process that read workspaces was ended, as when memory runs out"),
                message("Gather again with fewer processes (--jobs); what was read is kept."),
            ) from error
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ignore Ctrl-C, as then do all processes that are started."""
    if current_thread() is not main_thread():
        # only the main thread may, and only it is interrupted
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

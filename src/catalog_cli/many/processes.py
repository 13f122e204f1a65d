"""Read batches in processes on this computer."""

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context

from catalog_cli.many.batches import Batch, BatchSummary, GatherJob, gather_batch
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message


class LostProcessError(CatalogError):
    """A process ended before its batch was read."""


def read_in_processes(batches: Sequence[Batch], job: GatherJob, processes: int) -> Iterator[BatchSummary]:
    """Read batches, each in one of some processes; yield their summaries as they are finished.

    Raises:
        LostProcessError: a process ended before its time.
        StorageError: the parts cannot be written.
    """
    if min(processes, len(batches)) < 2:
        for batch in batches:
            yield gather_batch(batch, job)
        return
    with process_pool(min(processes, len(batches))) as pool:
        done: list[Future[BatchSummary]] = [pool.submit(gather_batch, batch, job) for batch in batches]
        for each in as_completed(done):
            yield each.result()


@contextmanager
def process_pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Start a pool of processes; whatever goes wrong, they are ended at once.

    Raises:
        LostProcessError: a process ended before its time.
    """
    before = set(active_children())
    # spawned, not forked: the libraries have threads, which a forked process lacks
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts_to_the_parent)
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


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""The lock of a workspace: one writer at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import write_error
from catalog_cli.store.journal import rollback

LOCK = ".catalog.lock"
NOTICE_AFTER = 5.0
"""Seconds after which a writer that waits for another says so."""


@contextmanager
def write_lock(root: Path) -> Iterator[None]:
    """Hold the lock of a workspace.

    Waits for as long as another program holds it; the system releases the lock of a program that ends. If a writer was
    killed, its unfinished transaction is rolled back first.

    Raises:
        CatalogError: the folder cannot be written, or an unfinished transaction cannot be rolled back.
    """
    # deferred: commands that only read take no lock
    from filelock import FileLock, Timeout

    # jitter: many writers that wait must not all wake at the same moment
    jitter = os.urandom(1)[0] / 255
    lock = FileLock(root / LOCK, poll_interval=0.02 + 0.06 * jitter)
    try:
        try:
            lock.acquire(timeout=NOTICE_AFTER)
        except Timeout:
            _report_waiting(root)
            # a hundred writers that ask often would take the processor from the one that writes
            lock.acquire(poll_interval=0.2 + 0.3 * jitter)
    except OSError as error:
        raise write_error(root, error) from error
    try:
        _rollback(root)
        yield
    finally:
        lock.release()


def _report_waiting(root: Path) -> None:
    # deferred: few writers wait. A program that sets no handler has logging print to standard error
    import logging

    holder = _holder(root / LOCK)
    words = (
        message("waiting for process {pid} to finish writing in {folder}; Ctrl-C to stop", pid=holder, folder=str(root))
        if holder
        else message("waiting for another program to finish writing in {folder}; Ctrl-C to stop", folder=str(root))
    )
    logging.getLogger(__name__).warning("%s", words)


def _holder(lock: Path) -> int:
    """Return the process that holds a lock; 0 where the system does not tell, as only Linux does."""
    try:
        number = str(lock.stat().st_ino)
        held = [line.split() for line in Path("/proc/locks").read_text(encoding="ascii").splitlines()]
    except OSError:
        return 0
    # the device may have another number here than the file seems to be on: a file's number must do, if only one has it
    pids = {int(words[4]) for words in held if words[1] == "FLOCK" and words[5].rpartition(":")[2] == number}
    return max(pids.pop(), 0) if len(pids) == 1 else 0


def _rollback(root: Path) -> None:
    try:
        rollback(root)
    except OSError as error:
        raise write_error(root, error) from error

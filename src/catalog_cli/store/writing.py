"""Write a file so that nothing is ever lost: locked, compared with what was read, atomic."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import flush_folders
from catalog_cli.store.journal import present, take_back

LOCK = ".catalog.lock"
NOTICE_AFTER = 5.0
"""Seconds after which a writer that waits for another says so."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the workspace's lock: one writer at a time.

    Waits for as long as another program holds the lock; the system releases the lock of a program that ends. If a
    writer of many files was killed, what it left half done is taken back first.

    Raises:
        CatalogError: the lock cannot be taken, because the folder is read-only or not there.
    """
    # deferred: commands that only read take no lock
    from filelock import FileLock, Timeout

    # jitter: many writers that wait must not all wake at the same moment
    lock = FileLock(root / LOCK, poll_interval=0.02 + os.urandom(1)[0] / 4000)
    try:
        try:
            lock.acquire(timeout=NOTICE_AFTER)
        except Timeout:
            _say_that_it_waits(root)
            lock.acquire()
    except OSError as error:
        raise cannot_write(root, error) from error
    try:
        _take_back(root)
        yield
    finally:
        lock.release()


def _say_that_it_waits(root: Path) -> None:
    # deferred: few writers wait. Without a handler, which a program may set, logging prints to standard error
    import logging

    logging.getLogger(__name__).warning(
        "%s", message("waiting for another program that is writing in {folder}; Ctrl-C to stop", folder=str(root))
    )


def replace(path: Path, data: bytes, *, expected: bytes | None) -> None:
    """Put `data` in the place of a file that still holds `expected`; None means that there is no file yet.

    The old file's mode is kept, and a symbolic link keeps leading to it. Call it under `locked`.

    Raises:
        ChangedOnDiskError: the file is not what was expected; it stays as it is.
        CatalogError: the folder or the file cannot be written.
    """
    target = path.resolve()
    try:
        if present(target) != expected:
            raise ChangedOnDiskError(
                message("{path} was changed by someone else in the meantime; nothing was written", path=str(path)),
                message("Look at the file, then run the command again."),
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, data)
    except OSError as error:
        raise cannot_write(path, error) from error


def write_atomically(target: Path, data: bytes) -> None:
    """Write beside the target, flush, then rename over it; an old file's mode is kept.

    Raises:
        OSError: the folder or the file cannot be written; the old file is as it was.
    """
    mode = target.stat().st_mode if target.exists() else None
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    flush_folders((target.parent,))


def _take_back(root: Path) -> None:
    try:
        take_back(root)
    except OSError as error:
        raise cannot_write(root, error) from error


def cannot_write(path: Path, error: OSError) -> CatalogError:
    """Say in words why a file or a folder cannot be written."""
    return CatalogError(
        message("{path} cannot be written: {reason}", path=str(path), reason=error.strerror or str(error)),
        message("Check that the disk is not full and that you are allowed to write there."),
    )

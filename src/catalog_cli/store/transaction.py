"""Write many files together: all of them, or none."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import Swap, flush_all, flush_folders
from catalog_cli.store.journal import (
    Journal,
    Old,
    belongs,
    digest,
    forget,
    keep,
    made_folders,
    permissions,
    present,
    take_back,
)
from catalog_cli.store.writing import cannot_write, locked

Step = Callable[[int, int], None]


class Write(Struct, frozen=True):
    """What a file of the catalogue holds, and what it is to hold; its path is relative to the workspace, with `/`."""

    path: str
    before: bytes | None
    """What it was when it was read; None if it must not be there yet."""
    after: bytes | None
    """What it is to become; None takes it away."""


def write_together(root: Path, writes: Sequence[Write], step: Step | None = None) -> None:
    """Write all of the files or, if anything goes wrong or stops the program, none; takes the lock itself.

    `step` is told how many files are on the disk and how many there are. A program that is killed leaves a journal, by
    which the next one that takes the lock puts back what was there; until then, commands that only read see the files
    as they were left. Modes are kept and symbolic links followed; taking a link away leaves what it leads to.

    Raises:
        ChangedOnDiskError: a file is not what was expected; none was written.
        CatalogError: a file or a folder cannot be written, or leads out of the workspace; none was written.
    """
    if any(write.before != write.after for write in writes):
        with locked(root):
            write_under_lock(root, writes, step)


def write_under_lock(root: Path, writes: Sequence[Write], step: Step | None = None) -> None:
    """Do what `write_together` does for one who holds the lock, such as to decide under it what is to be written.

    Raises:
        ChangedOnDiskError: a file is not what was expected; none was written.
        CatalogError: a file or a folder cannot be written, or leads out of the workspace; none was written.
    """
    changes = [write for write in writes if write.before != write.after]
    if not changes:
        return
    _check_paths(root, changes)
    try:
        _write(root, changes, step)
    except OSError as error:
        raise cannot_write(root, error) from error


def _check_paths(root: Path, writes: Sequence[Write]) -> None:
    for write in writes:
        if not belongs(root, write.path):
            raise CatalogError(
                message("{path} is no file of this catalogue, or leads out of its folder", path=write.path),
                message("Put the file itself here instead of a link."),
            )


def _write(root: Path, writes: Sequence[Write], step: Step | None) -> None:
    for write in writes:
        _expect(root, write)
    journal = Journal(
        token=os.urandom(6).hex(),
        files=tuple(_old(root, write) for write in writes),
        folders=made_folders(root, [write.path for write in writes if write.after is not None]),
    )
    try:
        keep(root, journal)
        _swap(root, writes, journal, step)
        forget(root)
    except BaseException:
        take_back(root)
        raise


def _swap(root: Path, writes: Sequence[Write], journal: Journal, step: Step | None) -> None:
    swaps = [_forward(root, write, journal, number) for number, write in enumerate(writes)]
    for folder in journal.folders:
        (root / folder).mkdir(exist_ok=True)
    for swap in swaps:
        swap.stage()
    for done, _ in enumerate(flush_all(swaps), start=1):
        if step:
            step(done, len(swaps))
    for write, swap in zip(writes, swaps, strict=True):
        # editors take no lock: someone may have saved a file since the first look
        _expect(root, write)
        swap.make()
    flush_folders([swap.target.parent for swap in swaps] + [(root / path).parent for path in journal.folders])


def _expect(root: Path, write: Write) -> None:
    if present(root / write.path) != write.before:
        raise ChangedOnDiskError(
            message("{path} was changed by someone else in the meantime; nothing was written", path=write.path),
            message("Look at the file, then run the command again."),
        )


def _old(root: Path, write: Write) -> Old:
    path = root / write.path
    link = str(path.readlink()) if write.after is None and path.is_symlink() else None
    return Old(write.path, write.before, digest(write.after), permissions(path), link)


def _forward(root: Path, write: Write, journal: Journal, number: int) -> Swap:
    path = root / write.path
    # what is taken away is the name that stands here, not what it leads to
    target = path if write.after is None else path.resolve()
    return Swap(target, journal.beside(target, number), write.after, journal.files[number].mode)

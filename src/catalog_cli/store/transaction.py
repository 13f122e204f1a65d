"""Write several files in one transaction: all of them, or none.

A transaction checks that every file is what the caller read, journals the old contents, stages and flushes the new ones
beside their targets, and then renames them, one after the other. Readers take no lock: between two renames they may see
some files old and some new. A program that dies in between leaves the journal, and the next writer rolls back.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from catalog_cli.model.errors import CatalogError, ChangedOnDiskError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.message import message
from catalog_cli.store.atomic_replace import AtomicReplace, flush_all, flush_folders, write_error
from catalog_cli.store.journal import (
    Journal,
    Preimage,
    digest,
    discard,
    file_mode,
    is_catalogue_file,
    missing_folders,
    read_or_none,
    rollback,
    write_journal,
)
from catalog_cli.store.lock import write_lock

Progress = Callable[[int, int], None]
"""Called after each flushed file with the number of those, and of all."""


def commit(root: Path, changes: Sequence[FileChange], progress: Progress | None = None) -> None:
    """Write all changes or, if anything goes wrong or stops the program, none; takes the lock itself.

    Files keep their modes, and symbolic links are followed; deleting a link leaves its target alone.

    Raises:
        ChangedOnDiskError: a file is not what was read; none was written.
        CatalogError: a file or a folder cannot be written, or leads out of the workspace; none was written.
    """
    if any(change.changed for change in changes):
        with write_lock(root):
            commit_locked(root, changes, progress)


def commit_locked(root: Path, changes: Sequence[FileChange], progress: Progress | None = None) -> None:
    """Do what `commit` does for a caller who holds the lock, who may then read and decide under it too.

    Raises:
        ChangedOnDiskError: a file is not what was read; none was written.
        CatalogError: a file or a folder cannot be written, or leads out of the workspace; none was written.
    """
    changes = [change for change in changes if change.changed]
    if not changes:
        return
    _check_paths(root, changes)
    try:
        _write(root, changes, progress)
    except OSError as error:
        raise write_error(root, error) from error


def commit_moves(root: Path, changes: Sequence[FileChange], moved: Mapping[str, str]) -> None:
    """Commit changes that rename files; call it under the lock. `moved` maps new paths to old ones.

    Raises:
        ChangedOnDiskError: a file is not what was read; none was written.
        CatalogError: a file or a folder cannot be written.
    """
    # where the disk ignores case, a file whose name changes only in case is there already under its new name: it is
    # written in its place, then renamed
    same = {new: old for new, old in moved.items() if _is_one_file(root / old, root / new)}
    before = {change.path: change.before for change in changes}
    in_place = (
        FileChange(same[change.path], before[same[change.path]], change.after) if change.path in same else change
        for change in changes
        if change.path not in same.values()
    )
    commit_locked(root, list(in_place))
    for new, old in same.items():
        try:
            (root / old).rename(root / new)
        except OSError as error:
            raise write_error(root / new, error) from error


def _is_one_file(old: Path, new: Path) -> bool:
    return str(old).casefold() == str(new).casefold() and new.exists() and new.samefile(old)


def _check_paths(root: Path, changes: Sequence[FileChange]) -> None:
    for change in changes:
        if not is_catalogue_file(root, change.path):
            raise CatalogError(
                message("{path} is not a file of this catalogue, or leads out of its folder", path=change.path),
                message("Put the file itself here instead of a link."),
            )


def _write(root: Path, changes: Sequence[FileChange], progress: Progress | None) -> None:
    for change in changes:
        _check_unchanged(root, change)
    journal = Journal(
        token=os.urandom(6).hex(),
        preimages=tuple(_preimage(root, change) for change in changes),
        folders=missing_folders(root, [change.path for change in changes if change.after is not None]),
    )
    try:
        write_journal(root, journal)
        _replace(root, changes, journal, progress)
        discard(root)
    except BaseException:
        # an interrupt as well: the lock is still held, so that nobody can have built on what was written
        rollback(root)
        raise


def _replace(root: Path, changes: Sequence[FileChange], journal: Journal, progress: Progress | None) -> None:
    replacements = [_replacement(root, change, journal, number) for number, change in enumerate(changes)]
    for folder in journal.folders:
        (root / folder).mkdir(exist_ok=True)
    for replacement in replacements:
        replacement.stage()
    for done, _ in enumerate(flush_all(replacements), start=1):
        if progress:
            progress(done, len(replacements))
    for change, replacement in zip(changes, replacements, strict=True):
        # editors take no lock: someone may have saved a file since the first check
        _check_unchanged(root, change)
        replacement.commit()
    flush_folders(
        [each.target.parent for each in replacements] + [(root / folder).parent for folder in journal.folders]
    )


def _check_unchanged(root: Path, change: FileChange) -> None:
    if read_or_none(root / change.path) != change.before:
        raise ChangedOnDiskError(
            message("{path} was changed by someone else in the meantime; nothing was written", path=change.path),
            message("Look at the file, then run the command again."),
        )


def _preimage(root: Path, change: FileChange) -> Preimage:
    path = root / change.path
    link = str(path.readlink()) if change.after is None and path.is_symlink() else None
    return Preimage(change.path, change.before, digest(change.after), file_mode(path), link)


def _replacement(root: Path, change: FileChange, journal: Journal, number: int) -> AtomicReplace:
    path = root / change.path
    # deleting takes the name away that is here, and not what it points to
    target = path if change.after is None else path.resolve()
    mode = journal.preimages[number].mode
    return AtomicReplace(target, journal.staging_path(target, number), change.after, mode)

"""Replace files atomically: write beside, flush, rename."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message


class AtomicReplace(Struct, frozen=True):
    """The replacement of one file, in three steps, so that many files can take each step together.

    `data` None deletes the target.
    """

    target: Path
    staging: Path
    """The path of the new contents until they are committed; in the folder of the target, to be renamed there."""
    data: bytes | None
    mode: int | None
    """The permissions of the new file; None leaves them to the system."""
    link: str | None = None
    """Makes the target a symbolic link that points here, instead of writing `data`."""

    def stage(self) -> None:
        """Write the new contents to the staging path, unflushed.

        Raises:
            OSError: the file cannot be written, or the staging path exists.
        """
        if self.data is None or self.link is not None:
            return
        with self.staging.open("xb") as stream:
            stream.write(self.data)
        if self.mode is not None:
            self.staging.chmod(self.mode)

    def flush(self) -> None:
        """Wait until the staged contents are on the disk.

        Raises:
            OSError: the disk reports that it could not write them.
        """
        if self.data is not None and self.link is None:
            # Windows flushes only what it may write; elsewhere the file may have become read-only
            _flush(self.staging, os.O_RDWR if os.name == "nt" else os.O_RDONLY)

    def commit(self) -> None:
        """Put the staged contents in the target's place.

        Raises:
            OSError: the target cannot be replaced.
        """
        if self.link is not None:
            self.target.symlink_to(self.link)
        elif self.data is None:
            self.target.unlink(missing_ok=True)
        else:
            self.staging.replace(self.target)


def write_atomically(target: Path, data: bytes) -> None:
    """Write one file in one step; an existing file keeps its mode.

    Raises:
        OSError: the folder or the file cannot be written; the old file is as it was.
    """
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    staging = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    replacement = AtomicReplace(target, staging, data, mode)
    try:
        replacement.stage()
        replacement.flush()
        replacement.commit()
    except BaseException:
        with suppress(OSError):
            staging.unlink()
        raise
    flush_folders((target.parent,))


def flush_all(replacements: Iterable[AtomicReplace]) -> Iterator[None]:
    """Flush what was staged; yields after each file.

    Raises:
        OSError: the disk reports that it could not write a file.
    """
    # One sync writes everything at once, where one fsync a file would wait for the disk each time. Only fsync reports
    # a failure, so each file is still asked for; by then the work is done.
    if hasattr(os, "sync"):
        os.sync()
    for replacement in replacements:
        replacement.flush()
        yield


def flush_folders(folders: Iterable[Path]) -> None:
    """Wait until renames in these folders are on the disk; folders that are gone are skipped."""
    # a rename survives a power cut only once its folder is flushed; Windows has no call for that
    if hasattr(os, "O_DIRECTORY"):
        for folder in set(folders):
            with suppress(FileNotFoundError):
                _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


def write_error(path: Path, error: OSError) -> CatalogError:
    """Explain in words why a file or a folder cannot be written."""
    return CatalogError(
        message("cannot write {path}: {reason}", path=str(path), reason=reason_of(error)),
        message("Check that the disk is not full and that you are allowed to write there."),
    )


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

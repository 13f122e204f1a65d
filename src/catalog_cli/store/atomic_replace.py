"""The steps by which many files change their contents: written beside, flushed, renamed."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct


class Swap(Struct, frozen=True):
    """New contents on their way to a file; `data` None takes the file away."""

    target: Path
    beside: Path
    data: bytes | None
    mode: int | None
    """The permissions that the file shall have; None leaves them to the system."""
    link: str | None = None
    """Where the target shall lead as a symbolic link, which then needs no contents."""

    def stage(self) -> None:
        """Write the contents beside the target; they are not flushed yet."""
        if self.data is None or self.link is not None:
            return
        with self.beside.open("xb") as stream:
            stream.write(self.data)
        if self.mode is not None:
            self.beside.chmod(self.mode)

    def flush(self) -> None:
        """Wait until what was staged is on the disk."""
        if self.data is not None and self.link is None:
            # Windows flushes only what it may write; elsewhere the file may have become read-only
            _flush(self.beside, os.O_RDWR if os.name == "nt" else os.O_RDONLY)

    def make(self) -> None:
        """Put what was staged in the target's place."""
        if self.link is not None:
            self.target.symlink_to(self.link)
        elif self.data is None:
            self.target.unlink(missing_ok=True)
        else:
            self.beside.replace(self.target)


def flush_all(swaps: Iterable[Swap]) -> Iterator[None]:
    """Wait until all that was staged is on the disk; yields after each file."""
    # the disk is asked once for all, so that asking for each, which alone tells of failures, finds the work done;
    # where sync does not wait, or there is none, each file is waited for
    if hasattr(os, "sync"):
        os.sync()
    for swap in swaps:
        swap.flush()
        yield


def flush_folders(folders: Iterable[Path]) -> None:
    """Wait until what was renamed in these folders is on the disk; a folder that is gone needs no waiting."""
    # a rename is only safe from a power cut once its folder is; Windows has no way to ask for it
    if hasattr(os, "O_DIRECTORY"):
        for folder in set(folders):
            with suppress(FileNotFoundError):
                _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

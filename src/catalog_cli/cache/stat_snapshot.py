"""Stat signatures of all files of a source: enough to detect a change without reading."""

import stat
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import blake2b
from os import DirEntry, stat_result
from pathlib import Path
from struct import Struct
from time import time_ns
from typing import NamedTuple

from catalog_cli.store.source import TOP_FILES, Folder, ObjectSource, OverlaySource, Source

TICK = 2_000_000_000
"""The coarsest time stamps of any file system, in nanoseconds: those of FAT."""

_pack = Struct("<qqqqQQ").pack
_UNSIGNED = (1 << 64) - 1
"""Some file systems have inode numbers beyond 64 bits."""


class FileStat(NamedTuple):
    """What `lstat` says of one file.

    A file is racy, as git calls it, when it was changed less than one tick of the clock before it was looked at: a
    second change within the same tick and of the same size would leave the same signature. So is a symbolic link, whose
    target changes without it. A racy file is known again only by its bytes.
    """

    fingerprint: bytes
    racy: bool


MISSING = FileStat(b"", racy=True)
"""Of a file that cannot be looked at."""


class StatSnapshot:
    """The stat signatures of all files at one moment, by path, sorted.

    It is taken before any file is read. A file that changes between the two is then kept with an outdated signature,
    which the next snapshot does not match; the other way round, old contents would be kept under the new signature.
    """

    def __init__(self, stats: Mapping[str, FileStat]) -> None:
        """Take the signatures."""
        self.stats = stats

    @cached_property
    def state(self) -> bytes:
        """A fingerprint of all files together."""
        digest = blake2b("\0".join(self.stats).encode("utf-8", "surrogatepass"), digest_size=20)
        digest.update(b"\0".join([each.fingerprint for each in self.stats.values()]))
        return digest.digest()

    @cached_property
    def racy(self) -> list[str]:
        """The files that their signature does not vouch for."""
        return [path for path, each in self.stats.items() if each.racy]


_PENDING = FileStat(b"pending", racy=True)
"""Of a file that an overlay puts in: no file on the disk has this signature, so that it is always read."""


def take_snapshot(source: Source) -> StatSnapshot | None:
    """Take the snapshot of a source; None for one of a kind that has no signatures."""
    if isinstance(source, Folder):
        return scan(source)
    if isinstance(source, ObjectSource):
        return snapshot_of_objects(source.object_ids.items())
    if isinstance(source, OverlaySource):
        below = take_snapshot(source.below)
        return below and _overlaid(below, source.files)
    return None


def scan(folder: Folder) -> StatSnapshot:
    """Look at every file of a workspace."""
    settled = time_ns() - TICK
    stats = {path: _stat(entry, settled) for path, entry in folder.entries()}
    stats |= {path: _stat(place, settled) for path in TOP_FILES if (place := folder.root / path).exists()}
    return StatSnapshot(dict(sorted(stats.items())))


def snapshot_of_objects(names: Iterable[tuple[str, bytes]]) -> StatSnapshot:
    """Return the snapshot of content-addressed files: the name of an object vouches for its bytes."""
    return StatSnapshot({path: FileStat(name, racy=False) for path, name in sorted(names)})


def _overlaid(below: StatSnapshot, files: Mapping[str, bytes | None]) -> StatSnapshot:
    stats = dict(below.stats) | dict.fromkeys(files, _PENDING)
    return StatSnapshot({path: stats[path] for path in sorted(stats) if path not in files or files[path] is not None})


def _stat(place: "DirEntry[str] | Path", settled: int) -> FileStat:
    try:
        return file_stat(place.stat(follow_symlinks=False), settled)
    except OSError:
        return MISSING


def file_stat(seen: stat_result, settled: int) -> FileStat:
    """Return what `lstat` said of a file, which is racy if it was changed since the moment `settled`."""
    mode, modified, changed = seen.st_mode, seen.st_mtime_ns, seen.st_ctime_ns
    # the inode and the device tell a file that was moved here with its old times from the one that stood here
    signature = _pack(mode, seen.st_size, modified, changed, seen.st_ino & _UNSIGNED, seen.st_dev & _UNSIGNED)
    return FileStat(signature, not (modified < settled and changed < settled and stat.S_ISREG(mode)))

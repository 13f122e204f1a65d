"""What files are, seen from outside: enough to tell that one is still what it was."""

import os
import stat
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from struct import Struct
from time import time_ns
from typing import NamedTuple

from catalog_cli.store.cache.plain import bytes_of, plain_of
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, Folder, listed
from catalog_cli.store.workers import spread

TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds: that of FAT."""
MANY_FOLDERS = 64
"""From so many on, looking at what is in them pays for starting other processes."""
FOLDERS_AT_ONCE = 8


class Look(NamedTuple):
    """What the file system says of a file.

    A `certain` look comes long enough after the last change: a later change, even of a single character within the
    same size, will show in the times. Any other file has to be read to be known again.
    """

    sign: bytes
    certain: bool


NOTHING = Look(b"", certain=False)
"""The look of a file that cannot be looked at."""


_SIGN = Struct("<qqqqQQ")
_pack = _SIGN.pack
_NOTHING = b"\0" * _SIGN.size
_WHOLE = (1 << 64) - 1
"""Some file systems number their files beyond what most do."""


def look_round(folder: Folder) -> dict[str, Look]:
    """Look at all files of a workspace, sorted; links are never certain, for what they lead to may change unseen."""
    settled = time_ns() - TICK
    _files, folders = listed(str(folder.root), ITEMS)
    if len(folders) < MANY_FOLDERS:
        found = [(path, _look(entry, settled)) for path, entry in folder.entries()]
    else:
        found = _side_by_side(folder, folders, settled)
    if (folder.root / SETTINGS).exists():
        found.append((SETTINGS, _look(folder.root / SETTINGS, settled)))
    found.sort()
    return dict(found)


def _side_by_side(folder: Folder, folders: Sequence[str], settled: int) -> list[tuple[str, Look]]:
    """Look at the files of very many folders on all cores."""
    root = str(folder.root)
    files, _folders = listed(root, ITEMS)
    schemas, _none = listed(root, SCHEMAS, (".json",))
    found = [(path, _look(entry, settled)) for path, entry in (*files, *schemas)]
    jobs = [folders[start : start + FOLDERS_AT_ONCE] for start in range(0, len(folders), FOLDERS_AT_ONCE)]

    def look(some: Sequence[str]) -> bytes:
        entries = chain.from_iterable(map(folder.entries, some))
        return bytes_of([(path, *_look(entry, settled)) for path, entry in entries])

    for answer in spread(look, jobs):
        found += [(path, Look(sign, certain)) for path, sign, certain in plain_of(answer)]
    return found


def digest_of_looks(looks: Mapping[str, Look]) -> bytes:
    """Give the digest of all that the file system says of files."""
    digest = blake2b("\0".join(looks).encode("utf-8", "surrogatepass"), digest_size=20)
    for look in looks.values():
        # all have one length, but for that of a file that cannot be looked at
        digest.update(look.sign or _NOTHING)
    return digest.digest()


def _look(place: "os.DirEntry[str] | Path", settled: int) -> Look:
    try:
        seen = place.stat(follow_symlinks=False)
    except OSError:
        return NOTHING
    changed, noted = seen.st_mtime_ns, seen.st_ctime_ns
    sign = _pack(seen.st_mode, seen.st_size, changed, noted, seen.st_ino & _WHOLE, seen.st_dev & _WHOLE)
    return Look(sign, changed < settled and noted < settled and stat.S_ISREG(seen.st_mode))

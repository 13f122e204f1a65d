"""What files are, seen from outside: enough to tell that one is still what it was."""

import os
import stat
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from time import time_ns
from typing import NamedTuple

from catalog_cli.store.source import SETTINGS, Folder

TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds: that of FAT."""


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
    found = {path: _look(entry, settled) for path, entry in folder.entries()}
    if (folder.root / SETTINGS).exists():
        found[SETTINGS] = _look(folder.root / SETTINGS, settled)
    return dict(sorted(found.items()))


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

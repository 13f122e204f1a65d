"""What files are, seen from outside: enough to tell that one is still what it was."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from time import time_ns

TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds: that of FAT."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the file system says of a file.

    A `certain` look comes long enough after the last change: a later change, even of a single character within the
    same size, will show in the times. Any other file has to be read to be known again.
    """

    sign: tuple[int, ...]
    certain: bool


NOTHING = Look((), certain=False)
"""The look of a file that cannot be looked at."""


def look_at(root: str, paths: Iterable[str]) -> dict[str, Look]:
    """Look at files below a folder; links are never certain, for what they lead to may change unseen."""
    settled = time_ns() - TICK
    return {path: _look(f"{root}{os.sep}{path}", settled) for path in paths}


def _look(full: str, settled: int) -> Look:
    try:
        seen = os.lstat(full)
    except OSError:
        return NOTHING
    changed = max(seen.st_mtime_ns, seen.st_ctime_ns)
    sign = (seen.st_mode, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev)
    return Look(sign, changed < settled and stat.S_ISREG(seen.st_mode))

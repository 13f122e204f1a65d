"""What files are, seen from outside: enough to tell that one is still what it was."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from struct import Struct
from time import time_ns
from typing import NamedTuple

from catalog_cli.cache.plain import bytes_of, plain_of
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, Folder, listed
from catalog_cli.store.workers import beside, spread

TICK = 2_000_000_000
"""The coarsest clock of a file system, in nanoseconds: that of FAT."""
MANY_FOLDERS = 64
"""From so many on, looking at what is in them pays for starting other processes."""
FOLDERS_AT_ONCE = 8
MANY_FILES = 3000
"""Looking at so many takes longer than to start another process."""


class Look(NamedTuple):
    """What the file system says of a file.

    A `certain` look comes long enough after the last change: a later change, even of a single character within the
    same size, will show in the times. Any other file has to be read to be known again.
    """

    sign: bytes
    certain: bool


NOTHING = Look(b"", certain=False)
"""The look of a file that cannot be looked at."""

Seen = tuple[str, bytes, bool]
"""A file's path, and the parts of its look."""

_SIGN = Struct("<qqqqQQ")
_pack = _SIGN.pack
_WHOLE = (1 << 64) - 1
"""Some file systems number their files beyond what most do."""


class Looks:
    """The looks of all files of a workspace, taken in parts; they stay packed until one of them is asked for.

    `state` is another one whenever a file is, `count` says how many there are, and `doubtful` holds those files whose
    look is not certain.
    """

    def __init__(self, parts: Iterable[bytes]) -> None:
        """Take the parts, each as `_part` makes them."""
        state = blake2b(digest_size=20)
        self.count = 0
        self.doubtful: list[str] = []
        self._packed: list[bytes] = []
        for part in parts:
            digest, count, doubtful, packed = plain_of(part)
            state.update(digest)
            self.count += count
            self.doubtful += doubtful
            self._packed.append(packed)
        self.state = state.digest()

    @cached_property
    def each(self) -> dict[str, Look]:
        """The look of every file, sorted by path."""
        seen: list[Seen] = sorted(chain.from_iterable(map(plain_of, self._packed)))
        self._packed.clear()
        return {path: Look(sign, certain) for path, sign, certain in seen}


def look_round(folder: Folder) -> Looks:
    """Look at all files of a workspace; links are never certain, for what they lead to may change unseen."""
    settled = time_ns() - TICK
    root = str(folder.root)
    files, folders = listed(root, ITEMS)
    schemas, _none = listed(root, SCHEMAS, (".json",))
    above = [_seen(path, entry, settled) for path, entry in (*files, *schemas)]
    if (folder.root / SETTINGS).exists():
        above.append(_seen(SETTINGS, folder.root / SETTINGS, settled))

    def look(some: Sequence[str]) -> bytes:
        entries = chain.from_iterable(map(folder.entries, some))
        return _part([_seen(path, entry, settled) for path, entry in entries])

    folders.sort()
    return Looks(chain([_part(above)], _spread(look, folders)))


def _spread(look: Callable[[Sequence[str]], bytes], folders: Sequence[str]) -> Iterator[bytes]:
    """Look at folders, side by side where it pays, and give what is seen of some at a time, in their order."""
    if len(folders) < MANY_FOLDERS:
        first = look(folders[:1])
        yield first
        rest = folders[1:]
        if _count(first) * len(rest) >= MANY_FILES:
            # the others hold as many files, as it seems
            yield from beside(look, rest[: len(rest) // 2], rest[len(rest) // 2 :])
        elif rest:
            yield look(rest)
        return
    yield from spread(look, [folders[at : at + FOLDERS_AT_ONCE] for at in range(0, len(folders), FOLDERS_AT_ONCE)])


def _count(part: bytes) -> int:
    _digest, count, _doubtful, _packed = plain_of(part)
    return int(count)


def _part(seen: list[Seen]) -> bytes:
    """Give the digest of some looks, their number, the files whose look is not certain, and the looks themselves."""
    seen.sort()
    packed = bytes_of(seen)
    digest = blake2b("\0".join(path for path, _sign, _certain in seen).encode("utf-8", "surrogatepass"), digest_size=20)
    digest.update(b"\0".join(sign for _path, sign, _certain in seen))
    return bytes_of((digest.digest(), len(seen), [path for path, _sign, certain in seen if not certain], packed))


def _seen(path: str, place: "os.DirEntry[str] | Path", settled: int) -> Seen:
    try:
        seen = place.stat(follow_symlinks=False)
    except OSError:
        return (path, *NOTHING)
    mode, changed, noted = seen.st_mode, seen.st_mtime_ns, seen.st_ctime_ns
    sign = _pack(mode, seen.st_size, changed, noted, seen.st_ino & _WHOLE, seen.st_dev & _WHOLE)
    return path, sign, changed < settled and noted < settled and stat.S_ISREG(mode)

"""What is known of a folder's files from before, checked against what they are now."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from catalog_cli.store.cache.database import Database
from catalog_cli.store.cache.looks import NOTHING, Look, look_at
from catalog_cli.store.cache.place import cache_path, wanted
from catalog_cli.store.cache.plain import Plain, bytes_of, plain_of
from catalog_cli.store.cache.program import program_digest
from catalog_cli.store.source import Folder, Source, UnreadableFileError

ANSWERS = 8
"""How many answers about one workspace are kept: one for each way in which it is usually asked."""


def memory_of(source: Source, paths: Iterable[str]) -> "Memory | None":
    """Give what is known of the files of a source; None where the cache is not wanted or would not pay."""
    listed = tuple(paths)
    if not isinstance(source, Folder) or not wanted(len(listed)):
        return None
    try:
        return Memory(source, listed)
    except (OSError, ValueError, RuntimeError):
        # not even the program's own files, or the user's home, can be looked at
        return None


class Memory:
    """The files of a folder as they were at one moment, what each held, and what was found in all of them.

    A file that was looked at soon after it was changed, or that is a link, is known again only by its bytes.
    """

    def __init__(self, folder: Folder, paths: tuple[str, ...]) -> None:
        """Look at all files now, before any is read."""
        root = os.path.realpath(folder.root)
        self.folder = folder
        self.looks = look_at(str(folder.root), paths)
        self._database = Database(cache_path(), os.fsencode(root), program_digest())
        self._digests: dict[str, bytes | None] = {}
        self._rows: dict[bytes, bytes] | None = None
        self._new: list[tuple[bytes, bytes]] = []
        self.hits = 0

    def digest(self, path: str, data: bytes) -> bytes:
        """Give the digest of a file's bytes, and note it; if it changed between two readings, note that instead."""
        digest = blake2b(data, digest_size=20).digest()
        if self._digests.setdefault(path, digest) != digest:
            self._digests[path] = None
        return digest

    def kept(self, path: str) -> "Kept | None":
        """Give what was kept of a file."""
        if self._rows is None:
            self._rows = self._database.files()
        row = self._rows.get(os.fsencode(path))
        return None if row is None else Kept(*plain_of(row))

    def keep(self, path: str, digest: bytes, held: Plain) -> None:
        """Keep what a file of this digest holds, with the look it had before it was read."""
        look = self.looks.get(path, NOTHING)
        try:
            self._new.append((os.fsencode(path), bytes_of((look.sign, look.certain, digest, held))))
        except ValueError:
            return

    def write(self) -> None:
        """Write what is to be kept of the files, and forget the files that are gone."""
        rows = self._rows or {}
        gone = rows.keys() - set(map(os.fsencode, self.looks))
        if self._new or gone:
            self._database.keep_files(self._new, gone)
            self._new = []

    def close(self) -> None:
        """Let go of the cache's file."""
        self._database.close()

    def answer(self, question: bytes) -> Plain:
        """Give the answer that was given before while all files were as they are now; None when there is none."""
        row = self._database.answer(question)
        if row is None:
            return None
        state, doubtful, answer = plain_of(row)
        if state != self._state() or not self._are_same(doubtful):
            return None
        if any(self.looks[path].certain for path in doubtful):
            self.keep_answer(question, answer)
        return answer

    def keep_answer(self, question: bytes, answer: Plain) -> None:
        """Keep an answer for as long as no file changes; not at all when one changed, or could not be read."""
        doubtful = {path: self._digests.get(path) for path, look in self.looks.items() if not look.certain}
        if None in self._digests.values() or None in doubtful.values():
            return
        try:
            row = bytes_of((self._state(), doubtful, answer))
        except ValueError:
            return
        self._database.keep_answer(question, row, ANSWERS)

    def _state(self) -> bytes:
        signs = [(path, look.sign) for path, look in self.looks.items()]
        # not marshal, whose bytes depend on more than the values
        return blake2b(repr(signs).encode("utf-8", "surrogatepass"), digest_size=20).digest()

    def _are_same(self, doubtful: Mapping[str, bytes]) -> bool:
        for path, digest in doubtful.items():
            try:
                if self.digest(path, self.folder.read(path)) != digest:
                    return False
            except UnreadableFileError:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Watched:
    """A folder whose every reading is noted by the memory of it."""

    memory: Memory

    @property
    def label(self) -> str:
        """Give the folder's label."""
        return self.memory.folder.label

    def paths(self) -> list[str]:
        """List the files that were looked at."""
        return list(self.memory.looks)

    def read(self, path: str) -> bytes:
        """Give a file's bytes.

        Raises:
            UnreadableFileError: it cannot or must not be read.
        """
        data = self.memory.folder.read(path)
        self.memory.digest(path, data)
        return data


class Kept:
    """What was kept of a file: the look it had, its digest, and what it held."""

    __slots__ = ("certain", "digest", "held", "sign")

    def __init__(self, sign: tuple[int, ...], certain: bool, digest: bytes, held: Plain) -> None:  # noqa: FBT001 - a row
        """Take the parts of a row."""
        self.sign = sign
        self.certain = certain
        self.digest = digest
        self.held = held

    def is_of(self, look: Look) -> bool:
        """Say whether a file that looks so is surely the same."""
        return self.certain and self.sign == look.sign

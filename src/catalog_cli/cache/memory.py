"""What is known of a folder's files from before, checked against what they are now."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from catalog_cli.cache.change import Change
from catalog_cli.cache.chunks import Chunk, laid_out
from catalog_cli.cache.looks import Look, Looks, look_round
from catalog_cli.cache.place import allowed, cache_path, pays
from catalog_cli.cache.plain import Plain, bytes_of, plain_of
from catalog_cli.cache.program import program_digest
from catalog_cli.store.source import Folder, Source, UnreadableFileError

HEAD = b"head"
"""The layer of what files looked like, and in what chunks they are."""
ANSWERS = 16
"""How many answers about one workspace are kept: one for each way in which it is usually asked."""


@contextmanager
def remembering(source: Source, *, unseen: bool = False) -> Iterator["Memory | None"]:
    """Give what is known of the files of a source, and let go of it in the end.

    None is given where the cache is not wanted or would not pay. With `unseen`, no file is looked at: what was known
    is taken to hold, and nothing can be learnt.
    """
    memory = _memory_of(source, unseen=unseen)
    try:
        yield memory
    finally:
        if memory:
            memory.close()


def _memory_of(source: Source, *, unseen: bool) -> "Memory | None":
    if not isinstance(source, Folder) or not allowed():
        return None
    looks = None if unseen else look_round(source)
    if looks is not None and not pays(looks.count):
        return None
    try:
        return Memory(source, looks)
    except (OSError, ValueError, RuntimeError):
        # not even the program's own files, or the user's home, can be looked at
        return None


def digest_of(data: bytes) -> bytes:
    """Give the digest of a file's bytes."""
    return blake2b(data, digest_size=20).digest()


class Memory:
    """The files of a folder as they were at one moment, and what was kept of each of them.

    A file that was looked at soon after it was changed, or that is a link, is known again only by its bytes.
    """

    def __init__(self, folder: Folder, looks: Looks | None) -> None:
        """Take how all files look now, before any is read; None when they are not to be looked at."""
        # small workspaces do without, and need not load what reads it
        from catalog_cli.cache.database import Database

        root = os.path.realpath(folder.root)
        self.folder = folder
        self._looks = looks
        self._database = Database(cache_path(), os.fsencode(root), program_digest())
        self._digests: dict[str, bytes | None] = {}

    @property
    def looks(self) -> Mapping[str, Look]:
        """How each file looked, by its path; nothing where they are not to be looked at."""
        return self._looks.each if self._looks else {}

    def paths(self) -> list[str]:
        """List the files that were looked at, sorted."""
        return list(self.looks)

    def note(self, path: str, digest: bytes | None) -> None:
        """Note the digest of what was read; None where nothing could be. Two that differ are no digest at all."""
        if self._digests.setdefault(path, digest) != digest:
            self._digests[path] = None

    def note_all(self, read: Mapping[str, bytes | None]) -> None:
        """Note what was read of some files."""
        for path, data in read.items():
            self.note(path, None if data is None else digest_of(data))

    def digest(self, path: str) -> bytes | None:
        """Give the digest that was noted of a file in this run."""
        return self._digests.get(path)

    def chunks(self, paths: Sequence[str]) -> list[Chunk]:
        """Lay out files in chunks, each at the place that it had before where there is one."""
        return laid_out(self.rows(HEAD), self.looks, paths)

    def rows(self, layer: bytes, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, Plain]]:
        """Give what was kept in a layer, by number; only of the numbers asked for, where they are given."""
        return ((number, plain_of(row)) for number, row in self._database.rows(layer, numbers))

    def keep(
        self,
        chunks: Iterable[Chunk] = (),
        changes: Sequence[Change] = (),
        answers: Mapping[bytes, Plain] | None = None,
        notes: Mapping[bytes, Plain] | None = None,
    ) -> None:
        """Keep how files looked and what was read of them, rows in layers, answers and notes, all or none.

        A file that was not read since it changed is not known again the next time. Answers hold until a file changes;
        of a note, who made it must tell whether it still holds.
        """
        changed = [each for each in chunks if each.changed]
        heads = [(each.number, bytes_of(each.head(self.looks, self._digests))) for each in changed if each.paths]
        empty = [each.number for each in changed if not each.paths]
        rows = {key: row for key, answer in (answers or {}).items() if (row := self._answer_row(answer)) is not None}
        rows |= {key: bytes_of(note) for key, note in (notes or {}).items()}
        if heads or empty or rows or changes:
            self._database.keep([Change(HEAD, heads, empty), *changes], rows, ANSWERS)

    def close(self) -> None:
        """Let go of the cache's file."""
        self._database.close()

    def answer(self, question: bytes) -> Plain:
        """Give the answer that was given before while all files were as they are now; None when there is none.

        Where files are not to be looked at, it is the answer that was given last.
        """
        row = self._database.answer(question)
        if row is None:
            return None
        state, doubtful, answer = plain_of(row)
        if self._looks is None:
            return answer
        if state != self._looks.state or not self._are_same(doubtful):
            return None
        if doubtful.keys() - self._looks.doubtful:
            self.keep(answers={question: answer})
        return answer

    def note_kept(self, key: bytes) -> Plain:
        """Give a note that was kept under a key; None when there is none."""
        row = self._database.answer(key)
        return None if row is None else plain_of(row)

    def _answer_row(self, answer: Plain) -> bytes | None:
        """Give an answer as a row; None when a file changed meanwhile, or could not be read."""
        if self._looks is None or None in self._digests.values():
            return None
        doubtful = {path: self._digest_now(path) for path in self._looks.doubtful}
        if None in doubtful.values():
            return None
        try:
            return bytes_of((self._looks.state, doubtful, answer))
        except ValueError:
            return None

    def _digest_now(self, path: str) -> bytes | None:
        """Give the digest that was noted of a file; one that nothing in the answer came from is read for it."""
        if path not in self._digests:
            try:
                self.note(path, digest_of(self.folder.read(path)))
            except UnreadableFileError:
                self.note(path, None)
        return self._digests[path]

    def _are_same(self, doubtful: Mapping[str, bytes]) -> bool:
        for path, digest in doubtful.items():
            try:
                found = digest_of(self.folder.read(path))
            except UnreadableFileError:
                return False
            self.note(path, found)
            if found != digest:
                return False
        return True

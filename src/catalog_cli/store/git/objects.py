"""The files of a catalogue that git keeps: those of a commit, and those of the index."""

import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.store.git.blobs import blobs
from catalog_cli.store.git.running import answer
from catalog_cli.store.source import ITEMS, SCHEMAS, SETTINGS, SUFFIXES, ObjectSource, UnreadableFileError

REGULAR = {b"100644", b"100755"}
"""The modes of plain files; links and submodules are not read."""

PLACES = (SETTINGS, f"{SCHEMAS}/", f"{ITEMS}/")
"""What of a repository belongs to a catalogue, from the workspace's folder on."""

INDEX = "index"
"""How the index is called where a revision's name would stand."""


class Objects(ObjectSource):
    """Files that git keeps below the workspace's folder; `label` is the user's word for where they stand."""

    def __init__(self, folder: Path, label: str) -> None:
        self.folder = folder
        self.label = label

    def __repr__(self) -> str:
        """Give what tells it from other sources of the workspace; a cache key may hold it."""
        return f"{type(self).__name__}({str(self.folder)!r}, {self.label!r})"

    @abstractmethod
    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Give the mode, the object and the name of each file; names begin with `prefix`, the workspace's folder."""

    def paths(self) -> list[str]:
        """List `catalog.yaml`, the schemas and the item files, sorted.

        Raises:
            RevisionError: git cannot read the repository.
        """
        return sorted(self.object_ids)

    def read(self, path: str) -> bytes:
        """Give a file's bytes as git keeps them; one byte more than `SIZE_LIMIT` at the most.

        Raises:
            UnreadableFileError: there is no such file.
            RevisionError: git cannot read the repository.
        """
        if path not in self._fetched:
            # who reads one file goes on to the others
            self.fetch(self.object_ids)
        if path not in self._fetched:
            raise UnreadableFileError(
                "file/readable", message("{revision} has no file {path}", revision=self.label, path=path)
            )
        return self._fetched[path]

    def fetch(self, paths: Iterable[str]) -> None:
        """Read some files' bytes now, in one go; those whose object the repository has lost are passed over.

        Raises:
            RevisionError: git cannot read the repository.
        """
        wanted = {path: self.object_ids[path] for path in paths if path not in self._fetched}
        found = blobs(self.folder, wanted.values())
        self._fetched.update((path, found[name]) for path, name in wanted.items() if name in found)

    @cached_property
    def _fetched(self) -> dict[str, bytes]:
        """The bytes of the files that were read, by their paths."""
        return {}

    @cached_property
    def object_ids(self) -> Mapping[str, bytes]:
        """The object of each file, by its path within the workspace."""
        prefix = answer(self.folder, "rev-parse", "--show-prefix").removesuffix(b"\n")
        found = {}
        for mode, blob, name in self._listing(os.fsdecode(prefix)):
            path = os.fsdecode(name.removeprefix(prefix))
            if mode in REGULAR and belongs(path):
                found[path] = blob
        return found


class Revision(Objects):
    """The files of a commit."""

    def __init__(self, folder: Path, label: str, commit: str) -> None:
        super().__init__(folder, label)
        self.commit = commit

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        places = [prefix + name for name in PLACES]
        listing = answer(self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *places)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, _, blob = described.split(b" ")
            yield mode, blob, name


class Index(Objects):
    """The files that the next commit will hold."""

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:  # noqa: ARG002 - git counts from here
        listing = answer(self.folder, "ls-files", "-s", "-z", "--full-name", "--", *PLACES)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, blob, stage = described.split(b" ")
            if stage != b"0":
                raise RevisionError(
                    message("{path} is not merged yet", path=os.fsdecode(name)),
                    message("Resolve the conflict and add the file; nothing can be committed before."),
                )
            yield mode, blob, name


def belongs(path: str) -> bool:
    """Say whether a file, by its path within the workspace, is one of the catalogue's."""
    if path.startswith(f"{ITEMS}/"):
        return path.endswith(SUFFIXES) and "/." not in path
    return path == SETTINGS or (path.startswith(f"{SCHEMAS}/") and path.endswith(".json") and "/." not in path)

"""Sources of catalogue files in git: those of a commit, and those of the index; no checkout is needed."""

import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.store.git.command import check_output, is_partial, partial_clone
from catalog_cli.store.source import (
    FACTS,
    ITEMS,
    RECORDS,
    SCHEMAS,
    SIZE_LIMIT,
    SUFFIXES,
    TOP_FILES,
    ObjectSource,
    UnreadableFileError,
    is_entry,
    is_misnamed,
)

REGULAR = {b"100644", b"100755"}
"""Modes of regular files; links are not read."""
_SUBMODULE = b"160000"

CATALOGUE_PATHS = (*TOP_FILES, f"{SCHEMAS}/", f"{FACTS}/", f"{ITEMS}/", f"{RECORDS}/")
"""What of a repository belongs to a catalogue, from the workspace's folder on."""

INDEX = "index"
"""The label of the index, where a revision has its name."""


class GitFiles(ObjectSource):
    """The catalogue's files in git; `label` is the user's word for the revision."""

    def __init__(self, folder: Path, label: str) -> None:
        self.folder = folder
        self.label = label

    def __repr__(self) -> str:
        """Tell this source from others of the workspace; may be part of a cache key."""
        return f"{type(self).__name__}({str(self.folder)!r}, {self.label!r})"

    @abstractmethod
    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Return the mode, object id and path of each file; paths begin with `prefix`, that of the workspace."""

    def paths(self) -> list[str]:
        """List `catalog.yaml`, `documents.yaml`, the schemas, the facts, the item files and the records, sorted.

        Raises:
            RevisionError: git cannot read the repository.
        """
        return sorted(self.object_ids)

    def read(self, path: str) -> bytes:
        """Return a file's bytes as committed; at most one byte more than `SIZE_LIMIT`.

        Raises:
            UnreadableFileError: there is no such file.
            RevisionError: git cannot read the repository.
        """
        if path not in self._fetched:
            # a caller that reads one file reads the others too; one git process serves all
            self.fetch(self.object_ids)
        if path not in self._fetched:
            raise UnreadableFileError(
                "file/readable", message("{revision} has no file {path}", revision=self.label, path=path)
            )
        return self._fetched[path]

    def fetch(self, paths: Iterable[str]) -> None:
        """Read several files in one go; those whose object is missing from the repository are skipped.

        Raises:
            RevisionError: git cannot read the repository.
        """
        wanted = {path: self.object_ids[path] for path in paths if path not in self._fetched}
        found = read_blobs(self.folder, wanted.values())
        self._fetched.update((path, found[name]) for path, name in wanted.items() if name in found)

    @cached_property
    def _fetched(self) -> dict[str, bytes]:
        """The files read so far, by path."""
        return {}

    @cached_property
    def object_ids(self) -> Mapping[str, bytes]:
        """The object id of each file, by its path within the workspace."""
        prefix = self._prefix
        found = {}
        for mode, blob, name in self._listing(os.fsdecode(prefix)):
            path = os.fsdecode(name.removeprefix(prefix))
            if mode == _SUBMODULE:
                raise _elsewhere(path)
            if mode in REGULAR and (is_catalogue_path(path) or is_misnamed(path)):
                found[path] = blob
        return found

    @property
    def _prefix(self) -> bytes:
        """The path of the workspace within the repository, with a final `/`; empty at the top."""
        return check_output(self.folder, "rev-parse", "--show-prefix").removesuffix(b"\n")


class Revision(GitFiles):
    """The files of a commit.

    A workspace that need not be on the disk is named by the folder of its repository, and by `within`: its path in the
    commit, with a final `/`.
    """

    def __init__(self, folder: Path, label: str, commit: str, within: str = "") -> None:
        super().__init__(folder, label)
        self.commit = commit
        self.within = within

    @property
    def _prefix(self) -> bytes:
        return super()._prefix + os.fsencode(self.within)

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        places = [prefix + name for name in CATALOGUE_PATHS]
        listing = check_output(self.folder, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *places)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, _, blob = described.split(b" ")
            yield mode, blob, name


class GitIndex(GitFiles):
    """The files of the next commit."""

    def _listing(self, prefix: str) -> Iterator[tuple[bytes, bytes, bytes]]:  # noqa: ARG002 - git counts from here
        listing = check_output(self.folder, "ls-files", "-s", "-z", "--full-name", "--", *CATALOGUE_PATHS)
        for line in listing.split(b"\0")[:-1]:
            described, _, name = line.partition(b"\t")
            mode, blob, stage = described.split(b" ")
            if stage != b"0":
                raise RevisionError(
                    message("{path} is not merged yet", path=os.fsdecode(name)),
                    message("Resolve the conflict and add the file; nothing can be committed before."),
                )
            yield mode, blob, name


def is_catalogue_path(path: str) -> bool:
    """Return whether a path within the workspace is one of the catalogue's files."""
    if is_entry(path):
        return path.endswith(SUFFIXES) and "/." not in path
    schema = path.startswith(f"{SCHEMAS}/") and path.endswith(".json")
    facts = path.startswith(f"{FACTS}/") and path.endswith(".jsonl")
    return path in TOP_FILES or ((schema or facts) and "/." not in path)


def _elsewhere(path: str) -> RevisionError:
    """Make the error for a part of the catalogue that is a submodule: its items must not vanish silently."""
    return RevisionError(
        message("{path} is a git submodule: its files are in a repository of their own", path=path),
        message("Keep items and catalog.yaml in one repository; the workspace as a whole may be a submodule."),
    )


def read_blobs(folder: Path, ids: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return the bytes of each object by its name; one byte more than `SIZE_LIMIT` at the most.

    Files that the repository has lost are left out.

    Raises:
        RevisionError: git cannot read the repository, or it is a partial clone that lacks some.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    output = check_output(folder, "cat-file", "--batch", stdin=b"\n".join([*wanted, b""]))
    found, start = {}, 0
    for name in wanted:
        begin = output.index(b"\n", start) + 1
        head = output[start : begin - 1]
        start = begin
        if not head.endswith(b" missing"):
            size = int(head.rpartition(b" ")[2])
            found[name] = output[begin : begin + min(size, SIZE_LIMIT + 1)]
            start += size + 1
    if len(found) < len(wanted) and is_partial(folder):
        raise partial_clone(folder)
    return found

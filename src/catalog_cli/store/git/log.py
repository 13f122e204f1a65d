"""The log of a workspace's item files: all commits, the files that each changed, and uncommitted changes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.commit import BlobChange, Commit, CommitLog, Edge
from catalog_cli.model.item import Item
from catalog_cli.store.git.command import check_output
from catalog_cli.store.git.commits import changed_files, read_commits, shallow_commits
from catalog_cli.store.git.objects import Revision, is_catalogue_path, read_blobs
from catalog_cli.store.git.revisions import head
from catalog_cli.store.reading import FileRead, item_file_from, read_bytes, read_file
from catalog_cli.store.source import ITEMS, Folder, item_paths

_WORKING_TREE = b"here"
"""Stands for the object id of a file in the working tree, which git has no object of."""
_FILES = ("--", ITEMS)


def read_log(folder: Path, *, bare: bool) -> CommitLog:
    """Return the commits up to HEAD, preceded by the uncommitted changes unless the repository is bare.

    Raises:
        RevisionError: git is not installed, the folder is in no repository, or nothing has been committed yet.
    """
    tip = head(folder)
    log = read_commits(folder, tip)
    short = shallow_commits(folder)
    names = Revision(folder, "HEAD", tip).object_ids
    now = {path: names[path] for path in item_paths(names)}
    edges = list(_edges(log, short))
    if bare:
        return CommitLog(log, GitEdges(folder, edges, {}), now, short)
    uncommitted = {path: BlobChange(now.get(path), _working_tree(folder, path)) for path in _uncommitted_paths(folder)}
    now = {path: name for path, name in now.items() if path not in uncommitted}
    now |= {path: each.after for path, each in uncommitted.items() if each.after}
    pending = Commit("", (tip,), "", "", "", "", "")
    return CommitLog([pending, *log], GitEdges(folder, edges, {("", tip): uncommitted}), now, short)


class GitEdges(Struct, frozen=True):
    """The files that commits changed, queried on demand; `uncommitted` is added, since git knows no edge for it."""

    folder: Path
    edges: Sequence[Edge]
    uncommitted: Mapping[Edge, Mapping[str, BlobChange]]

    def of_path(self, path: str) -> Mapping[Edge, BlobChange]:
        """Return the edges that change one file."""
        found = chain(
            zip(self.edges, changed_files(self.folder, self.edges, path), strict=True), self.uncommitted.items()
        )
        return {edge: each[path] for edge, each in found if path in each}

    def of_edge(self, edge: Edge) -> Mapping[str, BlobChange]:
        """Return the files that one edge changes."""
        return self.uncommitted[edge] if edge in self.uncommitted else next(changed_files(self.folder, [edge]))

    def everything(self) -> Mapping[Edge, Mapping[str, BlobChange]]:
        """Return the files of all edges."""
        return {**self.uncommitted, **dict(zip(self.edges, changed_files(self.folder, self.edges), strict=True))}


def read_items(folder: Path, named: Sequence[tuple[str, bytes]]) -> list[Item | None]:
    """Read the items of files, given paths and object ids; None for a file without an item.

    Raises:
        RevisionError: git cannot read the repository.
    """
    found = read_blobs(folder, (name for _path, name in named if name != _WORKING_TREE))
    return [item_file_from(path, _read(folder, path, name, found.get(name)).values).item for path, name in named]


def _edges(log: Sequence[Commit], short: frozenset[str]) -> Iterator[Edge]:
    for commit in log:
        if commit.name not in short:
            yield from ((commit.name, parent) for parent in commit.parents or (None,))


def _uncommitted_paths(folder: Path) -> set[str]:
    """List the item files that are edited or untracked."""
    changed = check_output(
        folder,
        "diff",
        "--name-only",
        "-z",
        "--no-renames",
        "--relative",
        "--no-ext-diff",
        "--ignore-submodules=all",
        "HEAD",
        *_FILES,
    )
    new = check_output(folder, "ls-files", "--others", "-z", *_FILES)
    return {path for path in map(os.fsdecode, (changed + new).split(b"\0")) if path and is_catalogue_path(path)}


def _working_tree(folder: Path, path: str) -> bytes | None:
    return _WORKING_TREE if (folder / path).is_file() else None


def _read(folder: Path, path: str, name: bytes, data: bytes | None) -> FileRead:
    if name == _WORKING_TREE:
        return read_file(Folder(folder), path)
    return read_bytes(data, path) if data is not None else FileRead(None)

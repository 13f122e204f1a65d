"""All that git tells of the item files of a workspace: the commits, what each touched, and what is not committed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.commit import Chronicle, Commit, Edge, Touched
from catalog_cli.model.item import Item
from catalog_cli.store.file_reading import FileRead, entry_from, read_bytes, read_file
from catalog_cli.store.git.blobs import blobs
from catalog_cli.store.git.commits import commits, cut_off, touched
from catalog_cli.store.git.naming import head
from catalog_cli.store.git.objects import Revision, belongs
from catalog_cli.store.git.running import answer
from catalog_cli.store.source import ITEMS, Folder

_HERE = b"here"
"""Names what a file in the working tree holds, which is no object of git's."""
_FILES = ("--", ITEMS)


def chronicle(folder: Path, *, bare: bool) -> Chronicle:
    """Give the commits up to HEAD, and before them what is not committed yet, unless the repository is bare.

    Raises:
        RevisionError: git is missing, there is no repository, or nothing has been committed yet.
    """
    tip = head(folder)
    log = commits(folder, tip)
    short = cut_off(folder)
    names = Revision(folder, "HEAD", tip).object_ids
    now = {path: name for path, name in names.items() if path.startswith(f"{ITEMS}/")}
    edges = list(_edges(log, short))
    if bare:
        return Chronicle(log, GitEdges(folder, edges, {}), now, short)
    loose = {path: Touched(now.get(path), _here(folder, path)) for path in _not_committed(folder)}
    now = {path: name for path, name in now.items() if path not in loose}
    now |= {path: each.after for path, each in loose.items() if each.after}
    not_yet = Commit("", (tip,), "", "", "", "", "")
    return Chronicle([not_yet, *log], GitEdges(folder, edges, {("", tip): loose}), now, short)


class GitEdges(Struct, frozen=True):
    """Edges that git is asked about when it is needed; `loose` is what is not committed, which it does not know."""

    folder: Path
    edges: Sequence[Edge]
    loose: Mapping[Edge, Mapping[str, Touched]]

    def of_path(self, path: str) -> Mapping[Edge, Touched]:
        """Give all edges that touch one file."""
        found = chain(zip(self.edges, touched(self.folder, self.edges, path), strict=True), self.loose.items())
        return {edge: each[path] for edge, each in found if path in each}

    def of_edge(self, edge: Edge) -> Mapping[str, Touched]:
        """Give all files that one edge touches."""
        return self.loose[edge] if edge in self.loose else next(touched(self.folder, [edge]))

    def everything(self) -> Mapping[Edge, Mapping[str, Touched]]:
        """Give all files of all edges."""
        return {**self.loose, **dict(zip(self.edges, touched(self.folder, self.edges), strict=True))}


def items_named(folder: Path, named: Sequence[tuple[str, bytes]]) -> list[Item | None]:
    """Give the items of files by their paths and the names of what they held; None for one that held no item.

    Raises:
        RevisionError: git cannot read the repository.
    """
    found = blobs(folder, (name for _path, name in named if name != _HERE))
    return [entry_from(path, _read(folder, path, name, found.get(name)).values).item for path, name in named]


def _edges(log: Sequence[Commit], short: frozenset[str]) -> Iterator[Edge]:
    for commit in log:
        if commit.name not in short:
            yield from ((commit.name, parent) for parent in commit.parents or (None,))


def _not_committed(folder: Path) -> set[str]:
    """List the item files that are not as they were committed, those that git does not know included."""
    changed = answer(
        folder, "diff", "--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", "HEAD", *_FILES
    )
    new = answer(folder, "ls-files", "--others", "-z", *_FILES)
    return {path for path in map(os.fsdecode, (changed + new).split(b"\0")) if path and belongs(path)}


def _here(folder: Path, path: str) -> bytes | None:
    return _HERE if (folder / path).is_file() else None


def _read(folder: Path, path: str, name: bytes, data: bytes | None) -> FileRead:
    if name == _HERE:
        return read_file(Folder(folder), path)
    return read_bytes(data, path) if data is not None else FileRead(None)

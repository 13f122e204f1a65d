"""Find the workspaces in a commit, without a checkout and without reading what is in them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.store.discovery import MOST_LEVELS, may_hold_workspaces
from catalog_cli.store.git.command import check_output, is_partial, partial_clone
from catalog_cli.store.git.objects import REGULAR
from catalog_cli.store.source import SETTINGS

_FOLDER = b"40000"


class CommittedWorkspace(NamedTuple):
    """A workspace in a commit: its path with a final `/`, empty at the top, and the id of its tree.

    The tree changes whenever a file in the folder does.
    """

    within: str
    tree: str


class _Tree(NamedTuple):
    """A folder to search: `around` is its path in the workspace around it, None where there is none."""

    within: str
    id: bytes
    around: str | None = None


class _Entry(NamedTuple):
    mode: bytes
    name: str
    id: bytes


def workspaces_in(repository: Path, commit: str, below: str = "") -> Iterator[CommittedWorkspace]:
    """Yield the workspaces in a commit, in no order, as `workspaces_below` finds them in a folder.

    Args:
        repository: its folder.
        commit: the id of the commit.
        below: the folder to search in, with a final `/`.

    Raises:
        RevisionError: git cannot read the repository.
    """
    folders = [_Tree(below, f"{commit}:{below}".encode(errors="surrogateescape"))]
    for _level in range(MOST_LEVELS + 1):
        # one process for all folders of a level
        found = _read_trees(repository, [each.id for each in folders])
        deeper: list[_Tree] = []
        for folder in folders:
            if folder.id not in found:
                continue
            tree, entries = found[folder.id]
            around = folder.around
            if any(entry.name == SETTINGS and entry.mode in REGULAR for entry in entries):
                yield CommittedWorkspace(folder.within, tree)
                around = ""
            deeper += _folders_in(folder.within, around, entries)
        folders = deeper


def head_and_trees(repository: Path, folders: Iterable[str]) -> tuple[str | None, Mapping[str, str]]:
    """Return the id of the commit at HEAD, and there the id of the tree of each folder, by its path with a final `/`.

    Without a commit it is None; folders that are not in it are left out.

    Raises:
        RevisionError: git cannot read the repository.
    """
    # git asks for one name a line
    asked = [folder for folder in dict.fromkeys(folders) if "\n" not in folder]
    names = [f"HEAD:{folder}".encode(errors="surrogateescape") for folder in asked]
    output = check_output(repository, "cat-file", "--batch-check", stdin=b"\n".join([b"HEAD^{commit}", *names, b""]))
    head, *lines = output.splitlines()
    trees = {
        folder: line.split(b" ")[0].decode() for folder, line in zip(asked, lines, strict=True) if b" tree " in line
    }
    return head.split(b" ")[0].decode() if b" commit " in head else None, trees


def _folders_in(within: str, around: str | None, entries: Iterable[_Entry]) -> Iterator[_Tree]:
    for entry in entries:
        inner = None if around is None else f"{around}/{entry.name}"
        if entry.mode == _FOLDER and may_hold_workspaces(entry.name, inner):
            yield _Tree(f"{within}{entry.name}/", entry.id, inner)


def _read_trees(repository: Path, names: list[bytes]) -> dict[bytes, tuple[str, list[_Entry]]]:
    """Return the id and the entries of trees, by their names; what is no tree, or not there, is left out.

    Raises:
        RevisionError: git cannot read the repository, or it is a partial clone that lacks some.
    """
    if not names or b"\n" in names[0]:
        return {}
    output = check_output(repository, "cat-file", "--batch", stdin=b"\n".join([*names, b""]))
    found, start = {}, 0
    for name in names:
        lost = name + b" missing\n"
        if output.startswith(lost, start):
            start += len(lost)
            if b":" not in name:
                raise _lost(repository)
            continue
        begin = output.index(b"\n", start) + 1
        tree, kind, size = output[start : begin - 1].split(b" ")
        start = begin + int(size) + 1
        if kind == b"tree":
            found[name] = tree.decode(), list(_entries(output[begin : start - 1], len(tree) // 2))
    return found


def _lost(repository: Path) -> RevisionError:
    if is_partial(repository):
        return partial_clone(repository)
    return RevisionError(message("{folder} lacks objects of git", folder=str(repository)))


def _entries(data: bytes, id_length: int) -> Iterator[_Entry]:
    """Yield what is in a tree: git separates mode and name by a blank, and writes ids as bytes."""
    start = 0
    while start < len(data):
        blank = data.index(b" ", start)
        end = data.index(b"\0", blank)
        after = end + 1 + id_length
        mode, name, number = data[start:blank], data[blank + 1 : end], data[end + 1 : after]
        yield _Entry(mode, os.fsdecode(name), number.hex().encode())
        start = after

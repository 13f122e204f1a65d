"""Find the workspaces below a folder: many catalogues in folders of a disk or of one repository."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.errors import WorkspaceNotFoundError, reason_of
from catalog_cli.model.message import Message, message
from catalog_cli.store.source import FACTS, ITEMS, RECORDS, SCHEMAS, SETTINGS

MOST_LEVELS = 24
"""How many levels of folders are searched: the offices of a country are in five or six."""
_OWN = frozenset(f"/{folder}" for folder in (ITEMS, RECORDS, SCHEMAS, FACTS))
"""The folders of a workspace that hold its own files and no other workspace."""
_OF_PROGRAMS = frozenset({"node_modules", "__pycache__"})
"""Folders in which programs keep their files, searched as little as hidden ones."""
_BARE = frozenset({"HEAD", "objects", "refs"})
"""What every bare repository of git has."""


class SkippedFolder(Struct, frozen=True):
    """A folder that was not searched although there may be workspaces in it; of a bare repository, in its commits."""

    path: Path
    reason: Message
    is_bare: bool = False


OnSkip = Callable[[SkippedFolder], None]


class _Folder(Struct, frozen=True):
    """A folder to search; `within` is its path in the workspace around it, None where there is none."""

    path: str
    name: str = ""
    level: int = 0
    within: str | None = None
    is_link: bool = False


def workspaces_below(root: Path, on_skip: OnSkip) -> Iterator[Path]:
    """Yield the folders with a `catalog.yaml`: the root itself and those below it, within other workspaces too.

    They come sorted by path, each when it is found, and begin with `root`. Hidden folders are not searched. A link to a
    folder elsewhere is followed to a workspace, but not to folders below it: each workspace comes once, and links
    that lead round in a circle end.

    Args:
        root: The folder to search.
        on_skip: Called with each folder that cannot be searched.

    Raises:
        WorkspaceNotFoundError: The root is no folder.
    """
    if not root.is_dir():
        raise WorkspaceNotFoundError(
            message("no folder {folder}", folder=str(root)), message("Check the name of the folder.")
        )
    real, linked = os.path.realpath(root), set[str]()
    waiting = [_Folder(str(root))]
    while waiting:
        folder = waiting.pop()
        if folder.is_link:
            yield from _linked_workspace(folder.path, real, linked)
            continue
        entries = _entries_of(folder, on_skip)
        if _has_settings(entries):
            yield Path(folder.path)
            folder = replace(folder, within="")
        waiting += sorted(_folders_in(folder, entries), key=attrgetter("name"), reverse=True)


def _folders_in(folder: _Folder, entries: Iterable["os.DirEntry[str]"]) -> Iterator[_Folder]:
    """Yield the folders to search among the entries of one."""
    for entry in entries:
        within = None if folder.within is None else f"{folder.within}/{entry.name}"
        if may_hold_workspaces(entry.name, within) and _is_folder(entry):
            yield _Folder(entry.path, entry.name, folder.level + 1, within, entry.is_symlink())


def _entries_of(folder: _Folder, on_skip: OnSkip) -> Sequence["os.DirEntry[str]"]:
    """Return what is in a folder; nothing where it is not searched, which is reported."""
    try:
        with os.scandir(folder.path) as found:
            entries = list(found)
    except OSError as error:
        reason = message("cannot read this folder: {reason}", reason=reason_of(error))
        on_skip(SkippedFolder(Path(folder.path), reason))
        return ()
    if entries and folder.level > MOST_LEVELS:
        reason = message("folders more than {n} levels down are not searched", n=MOST_LEVELS)
        on_skip(SkippedFolder(Path(folder.path), reason))
        return ()
    if _BARE.issubset(entry.name for entry in entries) and not _has_settings(entries):
        reason = message("this is a bare repository, whose files are only in its commits")
        on_skip(SkippedFolder(Path(folder.path), reason, is_bare=True))
        return ()
    return entries


def _has_settings(entries: Sequence["os.DirEntry[str]"]) -> bool:
    return any(entry.name == SETTINGS and _is_file(entry) for entry in entries)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:
        # a link to itself
        return False


def may_hold_workspaces(name: str, within: str | None) -> bool:
    """Return whether a folder is searched, by its name and by its path in the workspace around it, with a `/` first."""
    return within not in _OWN and not name.startswith(".") and name not in _OF_PROGRAMS


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # a link to itself
        return False


def _linked_workspace(path: str, root: str, linked: set[str]) -> Iterator[Path]:
    """Yield a linked folder if it is a workspace, lies outside of the root, and has not come by another link."""
    real = os.path.realpath(path)
    if Path(real).is_relative_to(root) or real in linked:
        return
    linked.add(real)
    if (Path(real) / SETTINGS).is_file():
        yield Path(path)

"""The workspaces that paths on the command line are in: around the folder that they are typed in, or below it."""

from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import IO

from catalog_cli.actions.validate import Asked
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.store.source import (
    ITEMS,
    SIZE_LIMIT,
    SUFFIXES,
    TOP_FILES,
    Folder,
    OverlaySource,
    find_workspace,
    is_entry,
    nearest_workspace,
)


def paths_by_workspace(start: Path, paths: Sequence[Path], *, as_a_whole: bool) -> Mapping[Path, tuple[str, ...]]:
    """Return the workspaces that paths typed in the folder `start` are in, those below it too, and the paths in each.

    Raises:
        CatalogError: there is nothing at a path, or no workspace around it.
    """
    if as_a_whole:
        return dict.fromkeys(workspaces_with(start, paths), ())
    return {
        root: tuple(relative_path(start, path, root) for path in within)
        for root, within in by_workspace(start, paths).items()
    }


def asked_by_standard_input(start: Path, paths: Sequence[Path], filename: Path | None, stdin: IO[bytes]) -> Asked:
    """Return the workspace of a file with standard input in its place.

    Raises:
        UsageError: standard input and the name of its file are not given together.
        CatalogError: the file would be none of the catalogue's.
    """
    if list(paths) != [Path("-")] or filename is None:
        raise UsageError(
            message("standard input needs its name: catalog validate - --stdin-filename data/items/ID.yaml")
        )
    (root,) = by_workspace(start, [filename])
    path = relative_path(start, filename, root, exists=False)
    if path not in TOP_FILES and not (is_entry(path) and path.endswith(SUFFIXES)):
        raise CatalogError(
            message("{path} is no file of a catalogue", path=path),
            message("Items are in {folder}, and their names end in .yaml.", folder=ITEMS),
        )
    return root, OverlaySource(Folder(root), {path: stdin.read(SIZE_LIMIT + 1)}), (path,)


def by_workspace(start: Path, paths: Sequence[Path]) -> Mapping[Path, list[Path]]:
    """Return paths, typed in the folder `start`, by the workspace that each is in; `start` says that of any other.

    Raises:
        WorkspaceNotFoundError: there is no workspace.
    """
    found: dict[Path, list[Path]] = {}
    for path in paths:
        found.setdefault(workspace_of(start, path) or find_workspace(start), []).append(path)
    return found


def workspaces_with(start: Path, paths: Iterable[Path]) -> list[Path]:
    """Return the workspaces that these paths are in, each once; a path that is in none is nobody's concern."""
    found = (workspace_of(start, path) for path in paths)
    return [*dict.fromkeys(each for each in found if each is not None)]


def workspace_of(start: Path, path: Path) -> Path | None:
    """Return the workspace that a file or a folder is in; None where there is none around it."""
    full = start / path
    return nearest_workspace(full if full.is_dir() else full.parent)


def heading(start: Path, root: Path) -> str:
    """Return the line above what is said of one of several workspaces."""
    here = start.resolve()
    shown = root.relative_to(here) if root.is_relative_to(here) else root
    return _("In {folder}:").format(folder=one_line(str(shown))) + "\n"


def relative_path(start: Path, path: Path, root: Path, *, exists: bool = True) -> str:
    """Return a path typed in the folder `start` as one from the workspace's root, with `/`.

    Raises:
        CatalogError: there is nothing at the path, or it lies outside of the workspace.
    """
    full = (start / path).absolute()
    if exists and not full.exists() and not full.is_symlink():
        raise CatalogError(
            message("no file or folder {path}", path=str(path)),
            message("Paths are taken from the folder you are in."),
        )
    resolved = full.parent.resolve() / full.name
    if resolved != root and not resolved.is_relative_to(root):
        raise CatalogError(
            message("{path} is not in the workspace {root}", path=str(path), root=str(root)),
            message("Name files of this workspace, or another workspace with -C."),
        )
    return resolved.relative_to(root).as_posix()

"""The workspaces that paths on the command line are in: around the folder that they are typed in, or below it."""

from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path

from catalog_cli.model.text import one_line
from catalog_cli.store.source import find_workspace, nearest_workspace


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

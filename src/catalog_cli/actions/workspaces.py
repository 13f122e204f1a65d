"""Find the workspaces that a command about several is to read, and say which is which."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.model.message import listed, message
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.store.discovery import SkippedFolder, workspaces_below
from catalog_cli.store.source import SETTINGS, Folder, Source


class WorkspacePlace(Struct, frozen=True):
    """A workspace among several: its folder, and that folder as seen from the one that the user works in."""

    root: Path
    path: str


class WorkspacesAsked(Struct, frozen=True):
    """Folders as they are typed: workspaces, and those below which all are meant; relative ones are from `start`."""

    start: Path
    named: Sequence[Path] = ()
    below: Sequence[Path] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options by which they are asked for."""
        pairs = (*(("--workspace", each) for each in self.named), *(("--below", each) for each in self.below))
        return tuple(word for name, folder in pairs for word in (name, str(folder)))


def find_workspaces(
    asked: WorkspacesAsked, on_skip: Callable[[SkippedFolder], None], *, with_bare: bool = False
) -> list[WorkspacePlace]:
    """Return the workspaces, each once: first those that are named, then those below each folder, sorted by path.

    A bare repository is one only `with_bare`, where its commits are read.

    Raises:
        WorkspaceNotFoundError: A folder that is named is no workspace, or there is none at all.
    """
    found: dict[str, WorkspacePlace] = {}
    named = (_named(asked.start, folder, with_bare=with_bare) for folder in asked.named)
    below = (root for folder in asked.below for root in _below(asked.start / folder, on_skip, with_bare=with_bare))
    for root in (*named, *below):
        found.setdefault(os.path.realpath(root), WorkspacePlace(root, seen_from(asked.start, root)))
    if not found:
        folders = listed(str(asked.start / folder) for folder in asked.below)
        raise WorkspaceNotFoundError(
            message("no workspace below {folders}", folders=folders),
            message("A workspace is a folder with a {name}; start one with: catalog init", name=SETTINGS),
        )
    return list(found.values())


def label_of(place: WorkspacePlace, settings: Settings, source: Source) -> WorkspaceLabel:
    """Say which workspace it is; the commit is looked up only if it is asked for."""
    return WorkspaceLabel(place.path, settings.title, settings.publishers, lambda: commit_of(source))


def commit_of(source: Source) -> str | None:
    """Return the commit that a source is, or at which its folder stands; None outside of git."""
    if isinstance(source, Folder):
        return _head_of(source.root)
    return getattr(source, "commit", None)


def seen_from(start: Path, folder: Path) -> str:
    """Return a folder's path from another one, with `/`; one that lies elsewhere and was typed in full stays so."""
    # a link is left as it is: the user knows the folder by its name
    here, full = (os.path.normpath(each.absolute()) for each in (start, folder))
    is_elsewhere = folder.is_absolute() and not Path(full).is_relative_to(here)
    return Path(full if is_elsewhere else os.path.relpath(full, here)).as_posix()


def _named(start: Path, folder: Path, *, with_bare: bool) -> Path:
    root = start / folder
    if not root.is_dir():
        raise WorkspaceNotFoundError(
            message("no folder {folder}", folder=str(root)), message("Check the name after --workspace.")
        )
    if not (root / SETTINGS).is_file() and not (with_bare and _is_bare(root)):
        raise WorkspaceNotFoundError(
            message("no {name} in {folder}", name=SETTINGS, folder=str(root)),
            message("Name the folder of a catalogue after --workspace, or a folder above several after --below."),
        )
    return root


def _below(folder: Path, on_skip: Callable[[SkippedFolder], None], *, with_bare: bool) -> Iterator[Path]:
    bare: list[Path] = []

    def skip(skipped: SkippedFolder) -> None:
        if with_bare and skipped.is_bare:
            bare.append(skipped.path)
        else:
            on_skip(skipped)

    for root in workspaces_below(folder, skip):
        # those that came before this one
        yield from bare
        bare.clear()
        yield root
    yield from bare


def _is_bare(folder: Path) -> bool:
    # deferred: few repositories are bare
    from catalog_cli.store.git.command import is_bare

    return is_bare(folder)


def _head_of(root: Path) -> str | None:
    # deferred: few answers name the commit
    from catalog_cli.store.git.revisions import repository_above

    # most workspaces share a repository, and asking git takes longer than reading a small one
    repository = repository_above(root)
    return _commit_of(repository) if repository else None


def forget_commits() -> None:
    """Forget at which commits folders stand, in a process that outlives a run."""
    _commit_of.cache_clear()


@lru_cache(maxsize=4096)
def _commit_of(repository: Path) -> str | None:
    # deferred: few answers name the commit
    from catalog_cli.model.errors import RevisionError
    from catalog_cli.store.git.revisions import commit_named

    try:
        return commit_named(repository, "HEAD")
    except RevisionError:
        # no git on this computer
        return None

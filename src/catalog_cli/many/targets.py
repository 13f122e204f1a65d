"""The workspaces to gather, each once and with a label: in folders, and in the commits of repositories."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.errors import CatalogError, RevisionError, WorkspaceNotFoundError
from catalog_cli.model.message import Message, message
from catalog_cli.store.discovery import SkippedFolder, workspaces_below
from catalog_cli.store.git.discovery import workspaces_in
from catalog_cli.store.git.objects import Revision
from catalog_cli.store.git.revisions import commit_at, repository_above
from catalog_cli.store.source import SETTINGS, Folder, Source

_HEAD = "HEAD"


class GatherTarget(Struct, frozen=True):
    """A workspace to read: the label by which it is told from all others, and where it is.

    Args:
        label: its path, as the tables have it.
        folder: its folder; of one that is read in a commit, the folder of the repository.
        commit: the commit that is read; None for the files on the disk.
        within: its path in the commit, with a final `/`.
        trouble: why it cannot be read and what to do, where that is known already.
        revision: the commit that is read, or at which the folder stands.
        fingerprint: changes with the files; an empty one vouches for nothing.
    """

    label: str
    folder: str
    commit: str | None = None
    within: str = ""
    trouble: tuple[Message, Message | None] | None = None
    revision: str | None = None
    fingerprint: str = ""

    @property
    def source(self) -> Source:
        """Its files."""
        folder = Path(self.folder)
        return Revision(folder, self.commit, self.commit, self.within) if self.commit else Folder(folder)


class Root(Struct, frozen=True):
    """A folder below which all workspaces are meant, and the beginning of their labels.

    One of a list `may_be_missing`: that is no reason to leave the others.
    """

    folder: Path
    label: str
    may_be_missing: bool = False


def find_targets(roots: Sequence[Root], at: str | None = None) -> list[GatherTarget]:
    """Return the workspaces below folders, sorted by label; one that is named twice comes once.

    Args:
        roots: the folders.
        at: a revision, or a day, of which commits are read instead of files; of bare repositories, commits always are.

    Raises:
        WorkspaceNotFoundError: a root is no folder.
    """
    found: dict[tuple[str, str | None, str], GatherTarget] = {}
    for root in roots:
        for target in _of_root(root, at):
            found.setdefault((os.path.realpath(target.folder), target.commit, target.within), target)
    return sorted(_told_apart(found.values()), key=lambda target: target.label)


def roots_named(folders: Iterable[Path]) -> list[Root]:
    """Return roots with their names for labels; those with the same name have as much of their paths as it takes."""
    full = list(dict.fromkeys(Path(os.path.realpath(each)) for each in folders))
    names = Counter(each.name for each in full)
    return [
        Root(each, each.name if names[each.name] == 1 else _longer_name(each, [one for one in full if one != each]))
        for each in full
    ]


def roots_listed(lines: Iterable[str], start: Path) -> list[Root]:
    """Return the roots that a list names, one a line, from the folder `start`; their labels are their paths as written.

    Empty lines, and those that begin with #, name none.
    """
    written = (line.strip() for line in lines)
    paths = [Path(line) for line in written if line and not line.startswith("#")]
    return [
        Root(Path(os.path.normpath((start / path).absolute())), path.as_posix(), may_be_missing=True) for path in paths
    ]


def _longer_name(folder: Path, others: Sequence[Path]) -> str:
    parts = [part for part in folder.parts if part != folder.anchor]
    for count in range(1, len(parts)):
        if all(other.parts[-count:] != tuple(parts[-count:]) for other in others):
            return "/".join(parts[-count:])
    return "/".join(parts) or folder.as_posix()


def _of_root(root: Root, at: str | None) -> Iterator[GatherTarget]:
    skipped: list[SkippedFolder] = []
    try:
        folders = list(workspaces_below(root.folder, skipped.append))
    except WorkspaceNotFoundError as error:
        if not root.may_be_missing:
            raise
        yield _troubled(root.label, root.folder, error)
        return
    bare = [each.path for each in skipped if each.is_bare]
    if at is None:
        yield from (GatherTarget(_label_below(root, folder), str(folder)) for folder in folders)
    else:
        yield from _committed(root, folders, at)
    for repository in bare:
        yield from _in_commit(root, repository, at or _HEAD)
    for each in skipped:
        if not each.is_bare:
            yield GatherTarget(_label_below(root, each.path), str(each.path), trouble=(each.reason, None))
    if root.may_be_missing and not (folders or skipped):
        yield _troubled(root.label, root.folder, no_workspace([root]))


def _committed(root: Root, folders: Iterable[Path], at: str) -> Iterator[GatherTarget]:
    """Yield the workspaces in the commits of the repositories that folders are in."""
    repositories: dict[Path, None] = {}
    if around := repository_above(root.folder):
        repositories[around] = None
    for folder in folders:
        repository = repository_above(folder)
        if repository is None:
            reason = message("{folder} is not in a git repository", folder=str(folder))
            yield GatherTarget(_label_below(root, folder), str(folder), trouble=(reason, None))
        else:
            repositories.setdefault(repository)
    for repository in repositories:
        yield from _in_commit(root, repository, at)


def _in_commit(root: Root, repository: Path, word: str) -> Iterator[GatherTarget]:
    """Yield the workspaces of a repository that lie below a root, in the commit that a word names."""
    is_around = root.folder.is_relative_to(repository)
    below = root.folder.relative_to(repository).as_posix() + "/" if is_around and root.folder != repository else ""
    place = root.folder if is_around else repository
    try:
        commit = commit_at(repository, word)
        found = list(workspaces_in(repository, commit, below))
    except RevisionError as error:
        yield _troubled(_label_below(root, place), place, error)
        return
    if not found:
        reason = message("{revision} has no {name} in this folder", revision=word, name=SETTINGS)
        yield GatherTarget(_label_below(root, place), str(place), trouble=(reason, None))
    for each in found:
        label = _label_below(root, repository / each.within)
        yield GatherTarget(label, str(repository), commit, each.within, None, commit, each.tree)


def no_workspace(roots: Sequence[Root]) -> WorkspaceNotFoundError:
    """Make the error for roots without any workspace."""
    folders = "、".join(str(root.folder) for root in roots[:5])
    return WorkspaceNotFoundError(
        message("no workspace below {folders}", folders=folders + ("…" if len(roots) > 5 else "")),
        message("A workspace is a folder with a {name}; start one with: catalog init", name=SETTINGS),
    )


def _troubled(label: str, folder: Path, error: CatalogError) -> GatherTarget:
    return GatherTarget(label, str(folder), trouble=(error.message, error.remedy))


def _label_below(root: Root, folder: Path) -> str:
    within = folder.relative_to(root.folder).as_posix()
    label = root.label if within == "." else f"{root.label}/{within}"
    # a name that is not UTF-8 has no place in a table
    return os.fsencode(label).decode("utf-8", "backslashreplace")


def _told_apart(targets: Iterable[GatherTarget]) -> Iterator[GatherTarget]:
    """Give targets that would share a label the whole path of their folder."""
    listed = list(targets)
    counts = Counter(target.label for target in listed)
    for target in listed:
        yield target if counts[target.label] == 1 else replace(target, label=_whole_path(target))


def _whole_path(target: GatherTarget) -> str:
    return f"{Path(target.folder).as_posix()}/{target.within}".rstrip("/")

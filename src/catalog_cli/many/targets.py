"""The workspaces to gather: those below folders, and those that a list names; each has a label and comes once."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.model.message import Message
from catalog_cli.store.discovery import SkippedFolder, workspaces_below
from catalog_cli.store.source import Folder, Source


class GatherTarget(Struct, frozen=True):
    """A workspace to read: the label by which it is told from all others, and where it is.

    `trouble` says why it cannot be read, with what to do, where that is known already. The `fingerprint` changes with
    what its rows depend on; an empty one vouches for nothing. `revision` is the commit that it is at.
    """

    label: str
    folder: str
    trouble: tuple[Message, Message | None] | None = None
    fingerprint: str = ""
    revision: str | None = None

    @property
    def source(self) -> Source:
        """Its files."""
        return Folder(Path(self.folder))


class Root(Struct, frozen=True):
    """A folder below which all workspaces are meant, and the beginning of their labels."""

    folder: Path
    label: str


def find_targets(roots: Sequence[Root]) -> list[GatherTarget]:
    """Return the workspaces below folders, sorted by label; one that is named twice comes once.

    Raises:
        WorkspaceNotFoundError: a root is no folder.
    """
    found: dict[str, GatherTarget] = {}
    for root in roots:
        for target in _below(root):
            found.setdefault(os.path.realpath(target.folder), target)
    return sorted(_told_apart(found.values()), key=lambda target: target.label)


def roots_named(folders: Iterable[Path]) -> list[Root]:
    """Return roots with their names for labels; those with the same name have as much of their paths as it takes."""
    full = {Path(os.path.realpath(each)): None for each in folders}
    return [Root(each, _label(each, [other for other in full if other != each])) for each in full]


def _label(folder: Path, others: Sequence[Path]) -> str:
    parts = [part for part in folder.parts if part != folder.anchor]
    for count in range(1, len(parts)):
        if all(other.parts[-count:] != tuple(parts[-count:]) for other in others):
            return "/".join(parts[-count:])
    return "/".join(parts) or folder.as_posix()


def _below(root: Root) -> Iterator[GatherTarget]:
    skipped: list[SkippedFolder] = []
    for folder in workspaces_below(root.folder, skipped.append):
        yield GatherTarget(_label_below(root, folder), str(folder))
    for each in skipped:
        yield GatherTarget(_label_below(root, each.path), str(each.path), (each.reason, None))


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
        yield target if counts[target.label] == 1 else replace(target, label=target.folder)

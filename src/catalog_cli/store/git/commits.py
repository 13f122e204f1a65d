"""The commits of a repository, the item files that each changed, and what git could restore."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.model.commit import BlobChange, Commit, Edge
from catalog_cli.store.git.command import check_output, stdout_or_none
from catalog_cli.store.git.objects import REGULAR, is_catalogue_path
from catalog_cli.store.source import ITEMS, SUFFIXES

_FORMAT = "--format=%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cd%x00%s"
_PARTS = 7


def read_commits(folder: Path, tip: str, *words: str) -> list[Commit]:
    """Return the commits that `tip` can reach, children before parents, otherwise the newest first.

    Raises:
        RevisionError: git cannot read the repository.
    """
    settings = ("--no-show-signature", "--encoding=UTF-8", "--date=short", "--date-order", "-z")
    log = check_output(folder, "log", *settings, _FORMAT, *words, tip, "--").decode("utf-8", "replace")
    parts = log.split("\0")
    return [_commit(parts[start : start + _PARTS]) for start in range(0, len(parts) - 1, _PARTS)]


def shallow_commits(folder: Path) -> frozenset[str]:
    """Return the commits of a shallow clone whose parents were not fetched."""
    place = stdout_or_none(folder, "rev-parse", "--git-path", "shallow")
    try:
        return frozenset((folder / place.decode().strip()).read_text().split()) if place else frozenset()
    except FileNotFoundError:
        return frozenset()


def changed_files(folder: Path, edges: Iterable[Edge], within: str = ITEMS) -> Iterator[Mapping[str, BlobChange]]:
    """Yield for each edge the item files that differ between its two commits, by their paths within the workspace.

    `within` limits them to a folder or to one file, which is faster: git skips all trees that it does not lead through.

    Raises:
        RevisionError: git cannot read the repository.
    """
    asked = "".join(f"{commit} {parent}\n" if parent else f"{commit}\n" for commit, parent in edges)
    settings = ("--stdin", "--always", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative")
    # one process for all edges: starting git takes longer than comparing two commits
    words = iter(check_output(folder, "diff-tree", *settings, "--", within, stdin=asked.encode()).split(b"\0"))
    found: dict[str, BlobChange] | None = None
    for word in words:
        if word.startswith(b":") and found is not None:
            _note(found, word, os.fsdecode(next(words)))
        else:
            if found is not None:
                yield found
            found = {}


def can_be_restored(folder: Path, paths: Sequence[str], within: Sequence[str] = ()) -> bool:
    """Return whether git could restore these files as they are now, given their paths within the folder.

    It cannot if one is uncommitted or edited, without git, and outside of a repository. With `within`, files and
    folders that hold them all, it can restore those as a whole: nothing else in them is edited either.
    """
    asked = within or paths
    committed = stdout_or_none(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *asked)
    edited = stdout_or_none(
        folder, "status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all", "--", *asked
    )
    if committed is None or edited != b"":
        return False
    return {*paths} <= {os.fsdecode(name) for name in committed.split(b"\0")}


def all_item_ids(folder: Path) -> frozenset[str]:
    """Return the ids that items have had in any commit of any branch, by their file names; none without git."""
    words = ("--format=", "--name-only", "-z", "--no-renames", "-c", "--diff-filter=A", "--relative")
    names = stdout_or_none(folder, "log", "--all", *words, "--", ITEMS) or b""
    paths = (os.fsdecode(name).strip("\n") for name in names.split(b"\0"))
    return frozenset(PurePosixPath(path).stem for path in paths if path.endswith(SUFFIXES))


def committed_bytes(folder: Path, path: str) -> bytes | None:
    """Return a file's contents in the last commit; None if it was not in it, and without git."""
    return stdout_or_none(folder, "cat-file", "blob", f"HEAD:./{path}")


def _note(found: dict[str, BlobChange], described: bytes, path: str) -> None:
    old_mode, mode, old, new, _ = described[1:].split(b" ")
    before, after = (name if kind in REGULAR else None for kind, name in ((old_mode, old), (mode, new)))
    if is_catalogue_path(path) and before != after:
        found[path] = BlobChange(before, after)


def _commit(parts: Sequence[str]) -> Commit:
    name, parents, *rest = parts
    return Commit(name, tuple(parents.split()), *rest)

"""What git says of files before they are changed: whether it could give them back, and which ids there ever were."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.store.git.running import told
from catalog_cli.store.source import ITEMS, SUFFIXES


def can_be_restored(folder: Path, paths: Sequence[str]) -> bool:
    """Say whether git could give back these files, by their paths from the folder, just as they are.

    Without git, outside of a repository, and for files that are not committed as they stand, it could not.
    """
    known = told(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *paths)
    edited = told(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--", *paths)
    return known is not None and edited == b"" and {*paths} <= {os.fsdecode(name) for name in known.split(b"\0")}


def ids_ever(folder: Path) -> frozenset[str]:
    """Give the ids that items had in any commit of any branch, by the names of their files; none without git."""
    words = ("--format=", "--name-only", "-z", "--no-renames", "-c", "--diff-filter=A", "--relative")
    names = told(folder, "log", "--all", *words, "--", ITEMS) or b""
    paths = (os.fsdecode(name).strip("\n") for name in names.split(b"\0"))
    return frozenset(PurePosixPath(path).stem for path in paths if path.endswith(SUFFIXES))


def committed_bytes(folder: Path, path: str) -> bytes | None:
    """Give what a file held in the last commit; None when it was not there, and without git."""
    return told(folder, "cat-file", "blob", f"HEAD:./{path}")

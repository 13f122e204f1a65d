"""Merge two texts line by line: strictly, and as git does."""

import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message

Hunk = tuple[int, int, tuple[str, ...]]


def merge_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return a text with the changes of both sides; None if both changed the same lines or inserted at the same place.

    Unlike in git, changes of adjacent lines do not conflict: in YAML each line is a key of its own, and the caller
    checks the values of the outcome.
    """
    old = base.splitlines(keepends=True)
    left, right = (_hunks(old, side.splitlines(keepends=True)) for side in (ours, theirs))
    hunks = sorted({*left, *right})
    for one, other in pairwise(hunks):
        if other[0] < one[1] or other[0] == one[0]:
            return None
    lines: list[str] = []
    done = 0
    for start, end, new in hunks:
        lines += [*old[done:start], *new]
        done = end
    return "".join([*lines, *old[done:]])


def merge_with_git(files: Sequence[Path], size: int) -> tuple[bytes, bool]:
    """Merge base, ours and theirs as git does; give the bytes, and whether they are free of conflicts.

    Raises:
        CatalogError: git is not installed, or does not merge such files.
    """
    base, ours, theirs = (str(file.absolute()) for file in files)
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    words = ["git", "merge-file", "-p", "-q", f"--marker-size={size}", *labels, ours, base, theirs]
    try:
        done = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - fixed words and absolute paths
    except FileNotFoundError:
        raise CatalogError(message("git is not installed"), message("Install git.")) from None
    # the status is the number of conflicts, at most 127; any other is an error
    if not 0 <= done.returncode <= 127:
        raise CatalogError(message("git cannot merge these files"), message("Choose one of the two files."))
    return done.stdout, done.returncode == 0


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(a, b, tuple(new[c:d])) for kind, a, b, c, d in opcodes if kind != "equal"]

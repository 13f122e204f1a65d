"""The commits of a repository, and the files in which each of them differs from those before it."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from catalog_cli.model.commit import Commit, Edge, Touched
from catalog_cli.store.git.objects import REGULAR, belongs
from catalog_cli.store.git.running import answer, told
from catalog_cli.store.source import ITEMS

_FORMAT = "--format=%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cd%x00%s"
_PARTS = 7


def commits(folder: Path, tip: str, *words: str) -> list[Commit]:
    """Give the commits from `tip` back, no parent before its children, otherwise the newest first.

    Raises:
        RevisionError: git cannot read the repository.
    """
    settings = ("--no-show-signature", "--encoding=UTF-8", "--date=short", "--date-order", "-z")
    log = answer(folder, "log", *settings, _FORMAT, *words, tip, "--").decode("utf-8", "replace")
    parts = log.split("\0")
    return [_commit(parts[start : start + _PARTS]) for start in range(0, len(parts) - 1, _PARTS)]


def cut_off(folder: Path) -> frozenset[str]:
    """Give the commits of a shallow clone whose parents are not there."""
    place = told(folder, "rev-parse", "--git-path", "shallow")
    try:
        return frozenset((folder / place.decode().strip()).read_text().split()) if place else frozenset()
    except FileNotFoundError:
        return frozenset()


def touched(folder: Path, edges: Iterable[Edge], within: str = ITEMS) -> Iterator[Mapping[str, Touched]]:
    """Give for each edge the item files in which its two commits differ, by their paths within the workspace.

    `within` is the path of a folder or of a file; the less there is in it, the sooner it is found out.

    Raises:
        RevisionError: git cannot read the repository.
    """
    asked = "".join(f"{commit} {parent}\n" if parent else f"{commit}\n" for commit, parent in edges)
    settings = ("--stdin", "--always", "--root", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative")
    words = iter(answer(folder, "diff-tree", *settings, "--", within, stdin=asked.encode()).split(b"\0"))
    found: dict[str, Touched] | None = None
    for word in words:
        if word.startswith(b":") and found is not None:
            _note(found, word, os.fsdecode(next(words)))
        else:
            if found is not None:
                yield found
            found = {}


def _note(found: dict[str, Touched], described: bytes, path: str) -> None:
    old_mode, mode, old, new, _ = described[1:].split(b" ")
    before, after = (name if kind in REGULAR else None for kind, name in ((old_mode, old), (mode, new)))
    if belongs(path) and before != after:
        found[path] = Touched(before, after)


def _commit(parts: Sequence[str]) -> Commit:
    name, parents, *rest = parts
    return Commit(name, tuple(parents.split()), *rest)

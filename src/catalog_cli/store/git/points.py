"""Where editions of a catalogue stood in git: at tags, or at the ends of months."""

from pathlib import Path

from catalog_cli.model.changelog import Point
from catalog_cli.model.commit import Commit
from catalog_cli.store.git.commits import commits
from catalog_cli.store.git.running import answer

_TAGS = "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)"


def has_tags(folder: Path, tip: str) -> bool:
    """Say whether a commit, or any before it, has a tag."""
    return bool(_tags(folder, tip))


def tagged(folder: Path, tip: str, start: str | None) -> list[Point]:
    """Give the tags between two commits, the oldest first, and at last `tip` without a name if it has no tag.

    Raises:
        RevisionError: git cannot read the repository.
    """
    log = _log(folder, tip, start)
    tags = _tags(folder, tip)
    points = [
        Point("、".join(name for name, _day in tags[each.name]), each.name, tags[each.name][0][1])
        for each in log
        if each.name in tags
    ]
    if log and log[0].name not in tags:
        points.insert(0, Point("", log[0].name, log[0].committed))
    return points[::-1]


def months(folder: Path, tip: str, start: str | None) -> list[Point]:
    """Give the last commit of each month on the line of first parents between two commits, the oldest first.

    Raises:
        RevisionError: git cannot read the repository.
    """
    last: dict[str, Commit] = {}
    for commit in _log(folder, tip, start, "--first-parent"):
        last.setdefault(commit.committed[:7], commit)
    points = [Point(month, commit.name, commit.committed) for month, commit in last.items()]
    return points[::-1]


def _log(folder: Path, tip: str, start: str | None, *words: str) -> list[Commit]:
    return commits(folder, tip, *words, *([f"^{start}"] if start else []))


def _tags(folder: Path, tip: str) -> dict[str, list[tuple[str, str]]]:
    """Give the names and days of the tags at each commit, sorted by name."""
    found: dict[str, list[tuple[str, str]]] = {}
    listing = answer(folder, "for-each-ref", f"--merged={tip}", _TAGS, "refs/tags")
    for line in listing.decode("utf-8", "replace").splitlines():
        name, object_, commit, day = line.split("\0")
        found.setdefault(commit or object_, []).append((name, day))
    return found

"""The commits of editions: at tags, or at the ends of months."""

from pathlib import Path

from catalog_cli.model.changelog import EditionCommit
from catalog_cli.model.commit import Commit
from catalog_cli.store.git.command import check_output
from catalog_cli.store.git.commits import read_commits

_TAGS = "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)"


def has_tags(folder: Path, tip: str) -> bool:
    """Return whether a commit or one of its ancestors has a tag."""
    return bool(_tags(folder, tip))


def tagged_editions(folder: Path, tip: str, start: str | None) -> list[EditionCommit]:
    """Return the tagged commits after `start` up to `tip`, the oldest first; an untagged `tip` is last, without a name.

    Raises:
        RevisionError: git cannot read the repository.
    """
    log = _log(folder, tip, start)
    tags = _tags(folder, tip)
    editions = [
        EditionCommit(
            "、".join(name for name, _day in tags[each.name]), each.name, tags[each.name][0][1], is_tagged=True
        )
        for each in log
        if each.name in tags
    ]
    if log and log[0].name not in tags:
        editions.insert(0, EditionCommit("", log[0].name, log[0].committed))
    return editions[::-1]


def monthly_editions(folder: Path, tip: str, start: str | None) -> list[EditionCommit]:
    """Return the last commit of each month after `start` up to `tip`, along first parents, the oldest first.

    Raises:
        RevisionError: git cannot read the repository.
    """
    last: dict[str, Commit] = {}
    for commit in _log(folder, tip, start, "--first-parent"):
        last.setdefault(commit.committed[:7], commit)
    editions = [EditionCommit(month, commit.name, commit.committed) for month, commit in last.items()]
    return editions[::-1]


def _log(folder: Path, tip: str, start: str | None, *words: str) -> list[Commit]:
    return read_commits(folder, tip, *words, *([f"^{start}"] if start else []))


def _tags(folder: Path, tip: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names and days of the tags at each commit, sorted by name."""
    found: dict[str, list[tuple[str, str]]] = {}
    listing = check_output(folder, "for-each-ref", f"--merged={tip}", _TAGS, "refs/tags")
    for line in listing.decode("utf-8", "replace").splitlines():
        name, object_, commit, day = line.split("\0")
        found.setdefault(commit or object_, []).append((name, day))
    return found

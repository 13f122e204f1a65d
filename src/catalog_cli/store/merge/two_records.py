"""Keep both records where two branches added different disclosures under one file name."""

import os
from collections.abc import Container, Iterator
from pathlib import Path, PurePosixPath

from catalog_cli.model.record import Record, record_from
from catalog_cli.parsing.links import page_of
from catalog_cli.store.git.command import stdout_or_none
from catalog_cli.store.source import RECORDS, SUFFIXES
from catalog_cli.yaml import parse

_HEADS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")
_OF_MERGE = "GITHEAD_"
"""What the names of variables begin with in which `git merge` tells its driver the commits that are merged."""


def is_record_path(path: str) -> bool:
    """Return whether a path within a repository is that of a record, whatever folder the workspace is."""
    return f"/{RECORDS}/" in f"/{path}" and path.endswith(SUFFIXES)


def are_two_records(ours: bytes, theirs: bytes) -> bool:
    """Return whether two files hold records of different disclosures: neither title nor link is the same."""
    records = [_record(data) for data in (ours, theirs)]
    if not records[0] or not records[1]:
        return False
    left, right = records[0], records[1]
    same_link = bool(left.link and right.link) and page_of(left.link or "") == page_of(right.link or "")
    return left.title != right.title and not same_link


def next_free(path: str, taken: Container[str]) -> str:
    """Return the path with the first number that no other record of the item and day has."""
    place = PurePosixPath(path)
    stem = _without_number(place.stem)
    number = 2
    while (found := place.with_name(f"{stem}-{number}{place.suffix}").as_posix()) in taken:
        number += 1
    return found


def kept_before(top: Path, path: str, record: bytes) -> str | None:
    """Return the file beside a path that holds a record, where a merge that was given up had written it already."""
    place = PurePosixPath(path)
    for each in sorted((top / place.parent).glob(f"{_without_number(place.stem)}-*{place.suffix}")):
        if each.is_file() and each.read_bytes() == record:
            return place.with_name(each.name).as_posix()
    return None


def taken_in_merge(top: Path, path: str) -> set[str]:
    """Return the paths beside one that are taken: in the working tree, and in the commits that git is merging."""
    folder = PurePosixPath(path).parent.as_posix()
    here = top / folder
    found = {f"{folder}/{each.name}" for each in here.iterdir()} if here.is_dir() else set()
    for commit in _merged_commits():
        names = stdout_or_none(top, "ls-tree", "--name-only", "-z", commit, "--", f"{folder}/")
        found |= {os.fsdecode(name) for name in (names or b"").split(b"\0") if name}
    return found


def _merged_commits() -> Iterator[str]:
    yield from (name.removeprefix(_OF_MERGE) for name in os.environ if name.startswith(_OF_MERGE))
    yield from _HEADS


def _record(data: bytes) -> Record | None:
    values = parse(data, "").values
    return None if values is None else record_from(values)


def _without_number(stem: str) -> str:
    """Return a name up to its day: `a-2026-03-01-2` is `a-2026-03-01`."""
    head, _, number = stem.rpartition("-")
    day = head[-len("2026-03-01") :]
    is_day = day.count("-") == 2 and day.replace("-", "").isdecimal()
    return head if is_day and number.isdecimal() else stem

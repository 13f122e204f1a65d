"""On which day each item's file was last changed: by git, or by the disk where git does not know."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.item import Item
from catalog_cli.store.source import ITEMS, Folder, Source

_DAY = b"\x01"
"""Begins a commit's day among the paths of git's answer, which all begin with the items' folder."""


class History(Struct, frozen=True, dict=True):
    """The last changes of the items of the workspace in `folder`; git is asked once, when the first is needed.

    With `commit` they are those up to that commit, and what is on the disk plays no part.
    """

    folder: Path
    commit: str | None = None

    def last_change(self, item: Item) -> date | None:
        """Give the day of the last commit that touched the item's file.

        A file that is not committed as it stands has the day on which it was last written, in local time. None when
        there is no such file any more.
        """
        day = self._committed.get(item.path)
        return day if day or self.commit else _written(self.folder / item.path)

    @cached_property
    def _committed(self) -> Mapping[str, date]:
        """The day of the last commit by path, of the files that are as they were committed."""
        from catalog_cli.store.git import stdout_or_none

        log = stdout_or_none(self.folder, *_LOG, self.commit or "HEAD", "--", ITEMS)
        if log is not None and self.commit:
            return _days(log)
        edited = stdout_or_none(
            self.folder, "diff", "--name-only", "-z", "--relative", "--no-ext-diff", "HEAD", "--", ITEMS
        )
        if log is None or edited is None:
            return {}
        days = _days(log)
        for name in edited.split(b"\0"):
            days.pop(os.fsdecode(name), None)
        return days


def last_changes_of(source: Source) -> History:
    """Give the last changes of the items of a source, a folder or a revision."""
    if isinstance(source, Folder):
        return History(source.root)
    # most searches look at no revision, and need not load what reads them
    from catalog_cli.store.git import Revision

    return History(source.folder, source.commit) if isinstance(source, Revision) else History(Path())


_LOG = ("log", "-c", "--no-renames", "--relative", "--name-only", "-z", "--date=short", "--format=%x01%cd")


def _days(log: bytes) -> dict[str, date]:
    """Give for each path the day of the first, which is the newest, commit that names it."""
    days: dict[str, date] = {}
    day = date.min
    for word in log.replace(b"\n" + _DAY, b"\0" + _DAY).split(b"\0"):
        told_here = word.lstrip(b"\n")
        if told_here.startswith(_DAY):
            head, _, first = told_here.removeprefix(_DAY).partition(b"\n")
            day = date.fromisoformat(head.strip().decode())
            told_here = first.lstrip(b"\n")
        if told_here:
            days.setdefault(os.fsdecode(told_here), day)
    return days


def _written(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone().date()
    except (OSError, ValueError, OverflowError):
        return None

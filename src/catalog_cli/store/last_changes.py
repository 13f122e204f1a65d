"""The day on which each item's file was last changed: by git, or by the disk for what git does not know."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from catalog_cli.model.item import Item
from catalog_cli.store.source import ITEMS, Folder, Source

# The output of `git log -z` separates paths by NUL, but a commit's line from its first path by a line feed. No path of
# an item begins with this byte, so it marks the lines of commits.
_MARK = b"\x01"
_LOG = ("log", "-c", "--no-renames", "--relative", "--name-only", "-z", "--date=short", "--format=%x01%cd")


class LastChanges(Struct, frozen=True, dict=True):
    """The last changes of items of the workspace in `folder`; git is run once, when the first is asked for.

    With `commit`, those up to that commit, regardless of the files on the disk.
    """

    folder: Path
    commit: str | None = None

    def last_change(self, item: Item) -> date | None:
        """Return the day of the last commit that changed the item's file.

        For a file that is edited or untracked, it is the local day of its last modification; None if the file is gone.
        """
        day = self._committed.get(item.path)
        return day if day or self.commit else _modified(self.folder / item.path)

    @cached_property
    def _committed(self) -> Mapping[str, date]:
        """The day of the last commit of each file that is not edited, by path."""
        # deferred: most searches do not ask for days
        from catalog_cli.store.git import stdout_or_none

        log = stdout_or_none(self.folder, *_LOG, self.commit or "HEAD", "--", ITEMS)
        if log is not None and self.commit:
            return _days(log)
        edited = stdout_or_none(
            self.folder,
            "diff",
            "--name-only",
            "-z",
            "--relative",
            "--no-ext-diff",
            "--ignore-submodules=all",
            "HEAD",
            "--",
            ITEMS,
        )
        if log is None or edited is None:
            return {}
        days = _days(log)
        for name in edited.split(b"\0"):
            days.pop(os.fsdecode(name), None)
        return days


def last_changes_of(source: Source) -> LastChanges:
    """Return the last changes of the items of a source, a folder or a revision."""
    if isinstance(source, Folder):
        return LastChanges(source.root)
    # deferred: most commands read no revision
    from catalog_cli.store.git import Revision

    return LastChanges(source.folder, source.commit) if isinstance(source, Revision) else LastChanges(Path())


def last_commit_day(source: Source) -> date | None:
    """Return the day of the last commit that changed an item of a source; None where there is none."""
    # deferred: few ask
    from catalog_cli.store.git import stdout_or_none

    changes = last_changes_of(source)
    items = f"{getattr(source, 'within', '')}{ITEMS}"
    words = ("log", "-1", "--no-show-signature", "--date=short", "--format=%cd")
    day = stdout_or_none(changes.folder, *words, changes.commit or "HEAD", "--", items)
    return date.fromisoformat(day.decode().strip()) if day and day.strip() else None


def _days(log: bytes) -> dict[str, date]:
    """Return for each path the day of the newest commit that names it, which is the first in the log."""
    days: dict[str, date] = {}
    day = date.min
    for part in log.replace(b"\n" + _MARK, b"\0" + _MARK).split(b"\0"):
        path = part.lstrip(b"\n")
        if path.startswith(_MARK):
            head, _, first = path.removeprefix(_MARK).partition(b"\n")
            day = date.fromisoformat(head.strip().decode())
            path = first.lstrip(b"\n")
        if path:
            days.setdefault(os.fsdecode(path), day)
    return days


def _modified(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone().date()
    except (OSError, ValueError, OverflowError):
        return None

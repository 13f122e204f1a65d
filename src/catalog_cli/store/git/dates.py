"""Find the revision that a word names, or that was the last one of a day, a month or a year."""

import os
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.store.git.commits import cut_off
from catalog_cli.store.git.naming import head, resolve
from catalog_cli.store.git.objects import Revision
from catalog_cli.store.git.running import answer, run

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_FIRST = "0001-01-01"


def revision_at(folder: Path, word: str) -> Revision:
    """Give the revision that a user names, or the last one of a day, a month or a year.

    A date is one such as 2026-01-31, 2026-01 or 2026, unless a branch or a tag has that name. The last commit on
    HEAD's own line is meant whose committer had that date, or an earlier one, on his calendar.

    Raises:
        RevisionError: there is no such revision or date, nothing is that old, or the revision has no catalogue in the
            workspace's place.
    """
    if day_meant(folder, word) is None:
        return resolve(folder, word)
    return resolve(folder, _last_commit(folder, word), label=word)


def day_meant(folder: Path, word: str) -> date | None:
    """Return the day, or the last day of the month or year, that a word names; None where it names a revision.

    Raises:
        RevisionError: the word is like a date, but the calendar has no such day.
    """
    if _DATE.fullmatch(word) is None or _is_name(folder, word):
        return None
    try:
        first = date.fromisoformat(word + _FIRST[len(word) :])
        months = {len("2026"): 12, len("2026-01"): first.month}
        month = months.get(len(word))
        return first.replace(month=month, day=monthrange(first.year, month)[1]) if month else first
    except ValueError:
        raise RevisionError(
            message("the calendar has no {date}", date=word),
            message("Write a day, a month or a year such as 2026-01-31, 2026-01 or 2026."),
        ) from None


def _is_name(folder: Path, word: str) -> bool:
    kinds = ("tags", "heads")
    return any(run(folder, "show-ref", "--verify", "--quiet", f"refs/{kind}/{word}").returncode == 0 for kind in kinds)


def _last_commit(folder: Path, word: str) -> str:
    day = ""
    for commit, day in _line(folder):
        # dates as they are written are in the order of the calendar, and so are their beginnings
        if day[: len(word)] <= word:
            return commit
    raise _too_old(folder, word, day)


def _line(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the commits from HEAD along first parents, each with its committer's day."""
    words = ("log", "--no-show-signature", "--first-parent", "--date=short", "--format=%H %cd", head(folder))
    for line in os.fsdecode(answer(folder, *words)).splitlines():
        commit, _, day = line.partition(" ")
        yield commit, day


def _too_old(folder: Path, word: str, first: str) -> RevisionError:
    if cut_off(folder):
        return RevisionError(
            message("history is cut off here: it begins on {first}, after {date}", first=first, date=word),
            message("Get all of it with: git fetch --unshallow"),
        )
    return RevisionError(
        message("nothing is as old as {date}: the first commit is of {first}", date=word, first=first),
        message("Choose a later date, or a revision."),
    )

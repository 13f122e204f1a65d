"""Find the revision that a user names, by a name or by a date, or explain why there is none."""

import os
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_names
from catalog_cli.store.git.command import check_output, no_repository, run_git
from catalog_cli.store.git.commits import shallow_commits
from catalog_cli.store.git.objects import INDEX, GitIndex, Revision
from catalog_cli.store.source import SETTINGS

_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_FIRST = "0001-01-01"


def resolve(folder: Path, word: str, label: str | None = None) -> Revision:
    """Return the revision that a user names, such as `HEAD~3`, a branch or a tag; `label` is shown in its place.

    Raises:
        RevisionError: git is not installed, the folder is in no repository, the revision is unknown, or it has no
            catalogue in this folder.
    """
    commit = commit_named(folder, word)
    if commit is None:
        raise unknown_revision(folder, word)
    revision = Revision(folder, label or word, commit)
    if SETTINGS not in revision.paths():
        raise RevisionError(
            message("{revision} has no {name} in this folder", revision=revision.label, name=SETTINGS),
            message("Choose a revision that already has the catalogue here."),
        )
    return revision


def resolve_if_any(folder: Path, word: str) -> Revision | None:
    """Return the revision that a user names; None before the first commit, and where it has no catalogue yet.

    Raises:
        RevisionError: git is not installed, the folder is in no repository, or the revision is unknown.
    """
    commit = commit_named(folder, word)
    if commit is None and word == "HEAD" and run_git(folder, "rev-parse", "--git-dir").returncode == 0:
        return None
    if commit is None:
        raise unknown_revision(folder, word)
    revision = Revision(folder, word, commit)
    return revision if SETTINGS in revision.paths() else None


def split_range(text: str, folder: Path) -> tuple[str, str]:
    """Split `A..B`; an empty side is HEAD, and the old side of `A...B` is the merge base of the two.

    Raises:
        RevisionError: a side of `A...B` is unknown, or the two have no common ancestor.
    """
    separator = "..." if "..." in text else ".."
    old, _, new = (part or "HEAD" for part in text.partition(separator))
    if separator == "..":
        return old, new
    commits = [commit_named(folder, word) for word in (old, new)]
    for word, commit in zip((old, new), commits, strict=True):
        if commit is None:
            raise unknown_revision(folder, word)
    done = run_git(folder, "merge-base", *filter(None, commits))
    if done.returncode:
        raise RevisionError(message("{old} and {new} have no commit in common", old=old, new=new))
    return done.stdout.decode().strip(), new


def staged(folder: Path) -> GitIndex:
    """Return the files of the index.

    Raises:
        RevisionError: git is not installed, the folder is in no repository, or the index has no catalogue here.
    """
    asked = run_git(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Leave out --staged, or start a repository with: git init")
        raise no_repository(folder, asked.stderr, remedy)
    index = GitIndex(folder, INDEX)
    if SETTINGS not in index.paths():
        raise RevisionError(
            message("{name} has not been added to git", name=SETTINGS),
            message("Add it first: git add {name}", name=SETTINGS),
        )
    return index


def commit_named(folder: Path, word: str) -> str | None:
    """Return the id of the commit that a word names; None if it names none, or a set such as `^HEAD`."""
    done = run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 and _COMMIT.fullmatch(done.stdout) else None


def head(folder: Path) -> str:
    """Return the id of the commit at HEAD.

    Raises:
        RevisionError: git is not installed, the folder is in no repository, or nothing has been committed yet.
    """
    commit = commit_named(folder, "HEAD")
    if commit is None:
        raise unknown_revision(folder, "HEAD")
    return commit


def unknown_revision(folder: Path, word: str) -> RevisionError:
    """Make the error for an unknown revision: no repository, nothing committed yet, or a misspelt name."""
    asked = run_git(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Start a repository with: git init; without one, folders are compared: catalog diff OLD NEW")
        return no_repository(folder, asked.stderr, remedy)
    names = os.fsdecode(check_output(folder, "for-each-ref", "--format=%(refname:short)")).splitlines()
    if not names and commit_named(folder, "HEAD") is None:
        return RevisionError(message("nothing has been committed yet"), message("Commit the files first."))
    near = "”, “".join(nearest_names(word, names, 3))
    remedy = message("Did you mean “{word}”?", word=near) if near else message("See them with: git log")
    return RevisionError(message("unknown revision “{word}”", word=word), remedy)


def revision_at(folder: Path, word: str) -> Revision:
    """Return the revision that a user names, or the last one of a day, a month or a year.

    A date has the form 2026-01-31, 2026-01 or 2026; a branch or a tag of that name wins. It means the last commit along
    first parents from HEAD with that or an earlier day in its committer's time zone.

    Raises:
        RevisionError: there is no such revision or date, no commit is that old, or the revision has no catalogue in
            this folder.
    """
    if day_named(folder, word) is None:
        return resolve(folder, word)
    return resolve(folder, _last_commit(folder, word), label=word)


def commit_at(folder: Path, word: str) -> str:
    """Return the commit that a user names, or the last one of a day, a month or a year, with a catalogue or without.

    Raises:
        RevisionError: there is no such revision or date, or no commit is that old.
    """
    commit = commit_named(folder, word) if day_named(folder, word) is None else _last_commit(folder, word)
    if commit is None:
        raise unknown_revision(folder, word)
    return commit


def commit_day(folder: Path, commit: str) -> date:
    """Return the day of a commit in its committer's time zone.

    Raises:
        RevisionError: git cannot read it.
    """
    words = ("log", "-1", "--no-show-signature", "--date=short", "--format=%cd", commit, "--")
    return date.fromisoformat(check_output(folder, *words).decode().strip())


def repository_above(folder: Path) -> Path | None:
    """Return the folder, or the nearest one above it, that is a repository with a working tree; None outside of any."""
    here = folder.absolute()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)


def day_named(folder: Path, word: str) -> date | None:
    """Return the day, or the last day of the month or year, that a word names; None where it names a revision.

    Raises:
        RevisionError: the word is like a date, but the calendar has no such day.
    """
    return None if _DATE.fullmatch(word) is None or _is_name(folder, word) else day_of_word(word)


def day_of_word(word: str) -> date | None:
    """Return the day, or the last day of the month or year, that a word is like; None where it is like none.

    Raises:
        RevisionError: the calendar has no such day.
    """
    if _DATE.fullmatch(word) is None:
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
    done = (run_git(folder, "show-ref", "--verify", "--quiet", f"refs/{kind}/{word}") for kind in kinds)
    return any(each.returncode == 0 for each in done)


def _last_commit(folder: Path, word: str) -> str:
    day = ""
    for commit, day in _first_parents(folder):
        # ISO dates sort as text, and so do their prefixes
        if day[: len(word)] <= word:
            return commit
    raise _too_old(folder, word, day)


def _first_parents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the commits along first parents from HEAD, each with its committer's day."""
    words = ("log", "--no-show-signature", "--first-parent", "--date=short", "--format=%H %cd", head(folder))
    for line in os.fsdecode(check_output(folder, *words)).splitlines():
        commit, _, day = line.partition(" ")
        yield commit, day


def _too_old(folder: Path, word: str, first: str) -> RevisionError:
    if shallow_commits(folder):
        return RevisionError(
            message("history is cut off here: it begins on {first}, after {date}", first=first, date=word),
            message("Fetch it all with: git fetch --unshallow"),
        )
    return RevisionError(
        message("no commit before {date}; the first is from {first}", date=word, first=first),
        message("Choose a later date, or a revision."),
    )

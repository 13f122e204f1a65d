"""Find the revision that a user's word means, or say why there is none."""

import os
import re
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message
from catalog_cli.model.nearest import nearest_names
from catalog_cli.store.git.objects import INDEX, Index, Revision
from catalog_cli.store.git.running import answer, no_repository, run
from catalog_cli.store.source import SETTINGS

_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")


def resolve(folder: Path, word: str, label: str | None = None) -> Revision:
    """Give the revision that a user names, such as `HEAD~3`, a branch or a tag; `label` is to be said instead of it.

    Raises:
        RevisionError: git is missing, there is no repository, it does not know the revision, or the revision has
            no catalogue in the workspace's place.
    """
    commit = commit_named(folder, word)
    if commit is None:
        raise unknown(folder, word)
    revision = Revision(folder, label or word, commit)
    if SETTINGS not in revision.paths():
        raise RevisionError(
            message("{revision} has no {name} in this folder", revision=revision.label, name=SETTINGS),
            message("Choose a revision in which the catalogue was here already."),
        )
    return revision


def split_range(text: str, folder: Path) -> tuple[str, str]:
    """Take `A..B` apart; an empty side is HEAD, and of `A...B` the old side is where the two branched.

    Raises:
        RevisionError: git does not know a side of `A...B`, or the two have no commit in common.
    """
    separator = "..." if "..." in text else ".."
    old, _, new = (part or "HEAD" for part in text.partition(separator))
    if separator == "..":
        return old, new
    commits = [commit_named(folder, word) for word in (old, new)]
    for word, commit in zip((old, new), commits, strict=True):
        if commit is None:
            raise unknown(folder, word)
    done = run(folder, "merge-base", *filter(None, commits))
    if done.returncode:
        raise RevisionError(message("{old} and {new} have no commit in common", old=old, new=new))
    return done.stdout.decode().strip(), new


def staged(folder: Path) -> Index:
    """Give what git is about to commit.

    Raises:
        RevisionError: git is missing, there is no repository, or its index has no catalogue in the workspace's place.
    """
    asked = run(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Leave out --staged, or start a repository with: git init")
        raise no_repository(folder, asked.stderr, remedy)
    index = Index(folder, INDEX)
    if SETTINGS not in index.paths():
        raise RevisionError(
            message("{name} has not been added to git", name=SETTINGS),
            message("Add it first: git add {name}", name=SETTINGS),
        )
    return index


def commit_named(folder: Path, word: str) -> str | None:
    """Give the name of the one commit that a word means; None when it means none, or a set such as `^HEAD`."""
    done = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
    return done.stdout.decode().strip() if done.returncode == 0 and _COMMIT.fullmatch(done.stdout) else None


def head(folder: Path) -> str:
    """Give the name of the commit that HEAD is.

    Raises:
        RevisionError: git is missing, there is no repository, or nothing has been committed yet.
    """
    commit = commit_named(folder, "HEAD")
    if commit is None:
        raise unknown(folder, "HEAD")
    return commit


def unknown(folder: Path, word: str) -> RevisionError:
    """Say why a revision is not known: no repository, nothing committed yet, or a slip of the pen."""
    asked = run(folder, "rev-parse", "--git-dir")
    if asked.returncode:
        remedy = message("Start a repository with: git init; without one, folders are compared: catalog diff OLD NEW")
        return no_repository(folder, asked.stderr, remedy)
    names = os.fsdecode(answer(folder, "for-each-ref", "--format=%(refname:short)")).splitlines()
    if not names and commit_named(folder, "HEAD") is None:
        return RevisionError(message("nothing has been committed yet"), message("Commit the files first."))
    near = "”, “".join(nearest_names(word, names, 3))
    remedy = message("Did you mean “{word}”?", word=near) if near else message("See them with: git log")
    return RevisionError(message("git knows no revision “{word}”", word=word), remedy)

"""Real repositories whose commits have authors and dates."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from conftest import lay

AUTHOR = "李 维 <liwei@example.org>"
EPOCH = "2024-05-06T09:30:00+08:00"


def git(folder: Path, *words: str, author: str = AUTHOR, at: str = EPOCH) -> str:
    """Run git as an author at a time; give what it prints."""
    name, _, mail = author.rstrip(">").partition(" <")
    who = {"NAME": name, "EMAIL": mail, "DATE": at}
    given = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "merge.conflictStyle=merge", *words],
        cwd=folder,
        env={**os.environ, **given, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(
    folder: Path, files: Mapping[str, str | None], message: str, *, at: str = EPOCH, author: str = AUTHOR
) -> str:
    """Write files, take away those that are None, and commit all; give the commit's name."""
    if not (folder / ".git").exists():
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q")
    lay(folder, {path: text for path, text in files.items() if text is not None})
    for path in (path for path, text in files.items() if text is None):
        (folder / path).unlink()
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message, author=author, at=at)
    return git(folder, "rev-parse", "HEAD")

"""Run git's plumbing in a folder, unaffected by the environment of hooks and by the user's settings."""

import os
from pathlib import Path
from typing import NamedTuple

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import Message, message

_UNSET = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}
"""Variables of hooks, which would lead git to another place, and those that change how it matches paths."""


def stdout_or_none(folder: Path, *words: str) -> bytes | None:
    """Run git and give its standard output; None if it fails, is not installed, or the folder is in no repository."""
    try:
        done = run_git(folder, *words)
    except RevisionError:
        return None
    return done.stdout if done.returncode == 0 else None


def check_output(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Run git and give its standard output.

    Raises:
        RevisionError: git is not installed, or it failed.
    """
    done = run_git(folder, *words, stdin=stdin)
    if done.returncode:
        raise git_error(folder, done.stderr)
    return done.stdout


class GitResult(NamedTuple):
    """The outcome of a run of git."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run_git(folder: Path, *words: str, stdin: bytes = b"") -> GitResult:
    """Run git in a folder.

    Raises:
        RevisionError: git is not installed.
    """
    # deferred: most commands never run git
    import subprocess

    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    settings = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    if index := os.environ.get("GIT_INDEX_FILE"):
        # the index of the commit in progress, relative to the folder that the hook runs in
        settings["GIT_INDEX_FILE"] = str(Path(index).absolute())
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and revisions behind --end-of-options
            ["git", "-C", str(folder), *words],  # noqa: S607 - the user's own git
            input=stdin,
            capture_output=True,
            check=False,
            env=kept | settings,
        )
    except FileNotFoundError:
        raise RevisionError(message("git is not installed"), message("Install git, or compare two folders.")) from None
    return GitResult(done.returncode, done.stdout, done.stderr)


def no_repository(folder: Path, reason: bytes, remedy: Message) -> RevisionError:
    """Make the error for a folder in no repository, or for whatever else git reports."""
    if b"not a git repository" not in reason:
        return git_error(folder, reason)
    return RevisionError(message("{folder} is not in a git repository", folder=str(folder)), remedy)


def git_error(folder: Path, reason: bytes) -> RevisionError:
    """Make the error for a repository that git cannot read, such as a damaged one or another user's, in git's words."""
    words = os.fsdecode(reason).strip().removeprefix("fatal: ")
    return RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=words))


def folder_in_repository(folder: Path) -> str:
    """Return a folder's path within its repository, with a final `/`; empty at the top, and without git."""
    try:
        done = run_git(folder, "rev-parse", "--show-prefix")
    except RevisionError:
        return ""
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if done.returncode == 0 else ""


def is_bare(folder: Path) -> bool:
    """Return whether a folder is a repository without a working tree."""
    return folder.is_dir() and stdout_or_none(folder, "rev-parse", "--is-bare-repository") == b"true\n"

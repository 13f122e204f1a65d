"""Run git: its plumbing only, in a folder, untouched by what hooks and the user's settings would bend."""

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
"""What git sets for its hooks and would hide the workspace's own place in the repository, and what bends paths."""


def told(folder: Path, *words: str) -> bytes | None:
    """Run git and give what it prints; None without git, outside of a repository, and where it refuses."""
    try:
        done = run(folder, *words)
    except RevisionError:
        return None
    return done.stdout if done.returncode == 0 else None


def answer(folder: Path, *words: str, stdin: bytes = b"") -> bytes:
    """Run git and give what it prints.

    Raises:
        RevisionError: git is not installed, or it refused.
    """
    done = run(folder, *words, stdin=stdin)
    if done.returncode:
        raise refusal(folder, done.stderr)
    return done.stdout


class Done(NamedTuple):
    """What a run of git gave."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(folder: Path, *words: str, stdin: bytes = b"") -> Done:
    """Run git in a folder.

    Raises:
        RevisionError: git is not installed.
    """
    # most searches never ask git
    import subprocess

    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    settings = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    if index := os.environ.get("GIT_INDEX_FILE"):
        # a hook is told of the index of the commit being made, seen from the folder that the hook runs in
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
    return Done(done.returncode, done.stdout, done.stderr)


def no_repository(folder: Path, reason: bytes, remedy: Message) -> RevisionError:
    """Say that a folder is in no repository, or in git's own words what else it does not like."""
    if b"not a git repository" not in reason:
        return refusal(folder, reason)
    return RevisionError(message("{folder} is not in a git repository", folder=str(folder)), remedy)


def refusal(folder: Path, reason: bytes) -> RevisionError:
    """Say in git's own words why it does not read a repository, such as one that is damaged or another user's."""
    words = os.fsdecode(reason).strip().removeprefix("fatal: ")
    return RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=words))


def folder_in_repository(folder: Path) -> str:
    """Give a folder's path from the top of its repository, with `/` at its end; empty at the top and without git."""
    try:
        done = run(folder, "rev-parse", "--show-prefix")
    except RevisionError:
        return ""
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if done.returncode == 0 else ""


def is_bare(folder: Path) -> bool:
    """Say whether a folder is a repository without files of its own."""
    return folder.is_dir() and told(folder, "rev-parse", "--is-bare-repository") == b"true\n"

"""Run git's plumbing in a folder, so that it runs no other program and fetches nothing, whatever is set there."""

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import Message, message

_KEPT = frozenset({"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES"})
"""The variables of git that it gets: those that say where objects are to be found, as in a hook of a server.

The others would lead it to another place, change how it matches paths, or make it run a program.
"""
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_LAZY_FETCH": "1"}
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "log.showSignature": "false",
    "protocol.allow": "never",
}
"""What a repository may set to have programs run by whoever looks at it, or objects fetched, turned off."""
_FILTER = re.compile(r"filter\.(?P<name>.*)\.(?:clean|process|required)", re.DOTALL)
_WORKING_TREE = frozenset({"diff", "status"})
"""Commands that read the working tree, through filters that the repository may set."""


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

    settings = {**_SETTINGS, **(_without_filters(folder) if words[0] in _WORKING_TREE else {})}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and revisions behind --end-of-options
            ["git", "-C", str(folder), *words],  # noqa: S607 - the user's own git
            input=stdin,
            capture_output=True,
            check=False,
            env=_environment(settings),
        )
    except FileNotFoundError:
        raise RevisionError(message("git is not installed"), message("Install git, or compare two folders.")) from None
    return GitResult(done.returncode, done.stdout, done.stderr)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for git: the user's but for git's own, and these settings, which outweigh its files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    if index := os.environ.get("GIT_INDEX_FILE"):
        # the index of the commit in progress, relative to the folder that the hook runs in
        kept["GIT_INDEX_FILE"] = str(Path(index).absolute())
    pairs = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        pairs |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return kept | _ENVIRONMENT | pairs


@cache
def _without_filters(folder: Path) -> Mapping[str, str]:
    """Return settings that turn off the filters of a repository: an edited file is compared as it is."""
    listed = run_git(folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\.").stdout
    names = {found["name"] for key in os.fsdecode(listed).split("\0") if (found := _FILTER.fullmatch(key))}
    values = {"clean": "", "process": "", "required": "false"}
    return {f"filter.{name}.{key}": value for name in sorted(names) for key, value in values.items()}


def no_repository(folder: Path, reason: bytes, remedy: Message) -> RevisionError:
    """Make the error for a folder in no repository, or for whatever else git reports."""
    if b"not a git repository" not in reason:
        return git_error(folder, reason)
    return RevisionError(message("{folder} is not in a git repository", folder=str(folder)), remedy)


def git_error(folder: Path, reason: bytes) -> RevisionError:
    """Make the error for a repository that git cannot read, such as a damaged one or another user's, in git's words."""
    if b"promisor" in reason or b"lazy fetch" in reason:
        return partial_clone(folder)
    words = os.fsdecode(reason).strip().removeprefix("fatal: ")
    return RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=words))


def partial_clone(folder: Path) -> RevisionError:
    """Make the error for a partial clone that lacks what is asked for."""
    return RevisionError(
        message("{folder} is a partial clone, and lacks what is asked for", folder=str(folder)),
        message("Nothing is fetched by looking; fetch it with: git fetch --refetch --no-filter"),
    )


def is_partial(folder: Path) -> bool:
    """Return whether a repository is a partial clone, which leaves objects for later."""
    return bool(stdout_or_none(folder, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"))


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

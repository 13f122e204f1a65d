"""Ask git about a repository's own settings and places."""

import os
import subprocess
from pathlib import Path

from catalog_cli.model.errors import RevisionError
from catalog_cli.model.message import message


def ask(folder: Path, *words: str, refused_as: str | None = None) -> str:
    """Give what git prints; `refused_as` where it refuses or is not there, if that is given.

    Raises:
        RevisionError: git is not installed, or it refuses.
    """
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)  # noqa: S603, S607 - the user's own git, fixed words
    except FileNotFoundError:
        if refused_as is not None:
            return refused_as
        raise RevisionError(message("git is not installed"), message("Install git.")) from None
    if done.returncode and refused_as is not None:
        return refused_as
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().removeprefix("fatal: ")
        raise RevisionError(message("git cannot read {folder}: {reason}", folder=str(folder), reason=reason))
    return os.fsdecode(done.stdout)

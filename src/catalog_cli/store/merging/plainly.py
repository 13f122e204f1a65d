"""Merge three files as git itself does, for those that are no catalogue's or cannot be read."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message


def merged_plainly(files: Sequence[Path], size: int) -> tuple[bytes, bool]:
    """Give the merged bytes of base, ours and theirs, and whether they are free of conflicts.

    Raises:
        CatalogError: git is not installed, or does not merge such files.
    """
    base, ours, theirs = (str(file.absolute()) for file in files)
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    words = ["git", "merge-file", "-p", "-q", f"--marker-size={size}", *labels, ours, base, theirs]
    try:
        done = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - fixed words and absolute paths
    except FileNotFoundError:
        raise CatalogError(message("git is not installed"), message("Install git.")) from None
    # git counts conflicts up to 127; above that it could not merge at all
    if not 0 <= done.returncode <= 127:  # noqa: PLR2004 - see above
        raise CatalogError(message("git cannot merge these files"), message("Choose one of the two files."))
    return done.stdout, done.returncode == 0

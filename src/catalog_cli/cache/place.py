"""Where the cache lies, and whether it is wanted."""

import os
from pathlib import Path

FOLDER_VARIABLE = "CATALOG_CACHE_DIR"
OFF_VARIABLE = "CATALOG_NO_CACHE"
FILE = "cache.sqlite3"
FEWEST_FILES = 200
"""A workspace of fewer files is read anew every time: opening the cache would cost as much."""

FEWEST_PROSPECTS = 2000
"""Fewer items are read and searched as quickly as it takes to find out which of them need not be."""


def cache_path() -> Path:
    """Give the path of the cache's only file, there or not."""
    asked = os.environ.get(FOLDER_VARIABLE)
    if asked:
        return Path(asked) / FILE
    # few calls come this far, and none of those that start quickly
    from platformdirs import user_cache_path

    return user_cache_path("catalog", appauthor=False) / FILE


def allowed() -> bool:
    """Say whether the cache may be used at all."""
    return not os.environ.get(OFF_VARIABLE)


def forbid() -> None:
    """Let this process, and those that it starts, go without the cache."""
    os.environ[OFF_VARIABLE] = "1"


def size_of(path: Path) -> int:
    """Give the bytes of the cache's file and of those that SQLite puts beside it."""
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))


def pays(files: int) -> bool:
    """Say whether the cache is worth opening for a workspace of so many files."""
    return files >= FEWEST_FILES

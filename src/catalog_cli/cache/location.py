"""Where the cache is stored, and whether it is used."""

import os
from pathlib import Path

FOLDER_VARIABLE = "CATALOG_CACHE_DIR"
OFF_VARIABLE = "CATALOG_NO_CACHE"
FILE = "cache.sqlite3"
OBJECTS = b"\0objects"
"""What follows a workspace's folder in the name of what is cached of its files in git; no path has a zero byte."""


def cache_path() -> Path:
    """Return the path of the cache's only file, whether it exists or not."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder:
        return Path(folder) / FILE
    # deferred: help and completion need no cache
    from platformdirs import user_cache_path

    return user_cache_path("catalog", appauthor=False) / FILE


def is_enabled() -> bool:
    """Return whether the cache may be used at all."""
    return not os.environ.get(OFF_VARIABLE)


def disable() -> None:
    """Go without the cache in this process and in those that it starts."""
    os.environ[OFF_VARIABLE] = "1"


def size_of(path: Path) -> int:
    """Return the size in bytes of the cache's file and of those that SQLite puts beside it."""
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*"))

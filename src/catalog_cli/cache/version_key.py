"""The part of every cache key that stands for the program: its files, its libraries, the interpreter."""

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec


@cache
def version_key() -> bytes:
    """Return a digest that differs between any two programs that may read or check differently.

    It covers the times of the program's own files, so that who works on a rule sees its new findings, and the time of
    the folder of installed libraries, which every installation changes.
    """
    package = Path(__file__).parent.parent
    libraries = Path(msgspec.__file__).parent.parent.stat()
    # an editable install reads the schemas of the repository; otherwise they are in the package
    schemas = package.parent.parent / "schema" if not (package / "schema").is_dir() else package / "schema"
    parts = [sys.version, libraries.st_mtime_ns, _files(str(package)), _files(str(schemas))]
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _files(folder: str) -> list[tuple[str, int, int]]:
    """List all files below a folder with their size and the time of their last change."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += _files(entry.path)
            else:
                seen = entry.stat()
                found.append((entry.path, seen.st_size, seen.st_mtime_ns))
    return found

"""Which program made an entry: its files, those of the libraries, the interpreter."""

import os
import sys
from functools import cache
from hashlib import blake2b
from marshal import dumps
from pathlib import Path

import ryaml

from catalog_cli.store.schemas import NAMES, bundled_schema_text


@cache
def program_digest() -> bytes:
    """Give what is another for every program that might read or judge otherwise.

    The times of the program's own files are part of it, so that who works on a rule sees what it now finds, and so is
    that of the folder of installed libraries, which changes with each that is installed or replaced.
    """
    package = Path(__file__).parent.parent.parent
    seen = Path(ryaml.__file__).parent.parent.stat()
    parts = [
        sys.version,
        seen.st_mtime_ns,
        _files(str(package)),
        [bundled_schema_text(name) for name in NAMES],
    ]
    return blake2b(dumps(parts), digest_size=16).digest()


def _files(folder: str) -> list[tuple[str, int, int]]:
    """List a folder's files, with those in folders below, by name, size and time of the last change."""
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

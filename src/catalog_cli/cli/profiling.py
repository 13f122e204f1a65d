"""Profile a run: print the time spent in each part of the program, in each library and in single functions."""

import atexit
import cProfile
import sys
import time
from pathlib import Path
from typing import Any

from catalog_cli.cli.output import screen, tell
from catalog_cli.formats.registry import writer
from catalog_cli.store.workers import disable
from catalog_cli.views.timing import Spent, timing_tables

_PACKAGE = Path(__file__).parent.parent


def measure() -> None:
    """Profile this process from now on, without workers, and print the figures at exit."""
    if sys.getprofile() is not None:
        # asked for before and after the command's name
        return
    before = time.process_time()
    disable()
    profile = cProfile.Profile()
    atexit.register(_tell, profile, before)
    profile.enable()


def _tell(profile: cProfile.Profile, before: float) -> None:
    profile.disable()
    spent = [_spent(entry) for entry in profile.getstats()]
    write = writer("tables", "table" if sys.stderr.isatty() else "tsv")
    for table in timing_tables(spent, before):
        tell(write(table, screen(sys.stderr)))


def _spent(entry: Any) -> Spent:
    code, calls, own = entry.code, entry.callcount, entry.inlinetime
    if isinstance(code, str):
        # a function of the interpreter or of a compiled library
        return Spent(_room(""), code.strip("<>"), calls, own)
    place = f"{_shown(code.co_filename)}:{code.co_firstlineno} {code.co_name}"
    return Spent(_room(code.co_filename), place, calls, own)


def _room(file: str) -> str:
    """Return the part of the program, or the library, that a file belongs to."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        parts = path.relative_to(_PACKAGE).parts
        return "/".join(parts[: 2 if len(parts) > 2 else 1]).removesuffix(".py")  # room, folder, file
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1].removesuffix(".py")
    return "Python"


def _shown(file: str) -> str:
    path = Path(file)
    return path.relative_to(_PACKAGE).as_posix() if path.is_relative_to(_PACKAGE) else path.name

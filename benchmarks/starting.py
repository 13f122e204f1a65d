"""What a clerk waits for with twenty items, beside the import of what every command is built on."""

import sys
from collections.abc import Iterator
from pathlib import Path

from before import commands_before
from generate import ROOT
from measuring import CATALOG, in_turn
from rows import Row

HEADING = "Start-up, bundled catalogue of 20 items"
REPEATS = 11
LIBRARIES = "import typer, rich.console, rich.table"
WORKS = {
    "list": (["list"], 1.2),
    "list --format table": (["list", "--format", "table"], 1.2),
    "search 预算": (["search", "预算"], 1.2),
    "show zhengfu-gongbao": (["show", "zhengfu-gongbao"], 1.2),
    "validate, nothing changed": (["validate"], 1.4),
    "set --dry-run": (["set", "zhengfu-gongbao", "content=公报", "--dry-run"], 2.0),
    "--version": (["--version"], 1.0),
}


def rows(folder: Path) -> Iterator[Row]:
    """Run small commands that have run before, in turn with Python importing the libraries alone."""
    for work, (command, bar) in WORKS.items():
        words = ["-C", str(ROOT), *command]
        ours, libraries = [CATALOG, *words], [sys.executable, "-c", LIBRARIES]
        in_turn([ours], 1)
        took, alone, *before = in_turn([ours, libraries, *commands_before(words, folder)], REPEATS)
        yield Row(work, took, bar, LIBRARIES, alone)
        yield from (Row(work, took, None, "the code before", each) for each in before)

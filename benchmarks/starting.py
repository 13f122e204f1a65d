"""How long a command takes to start, beside the import of what it is built on."""

import sys
from pathlib import Path

from generate import ROOT
from measuring import CATALOG, in_turn
from rows import Part, Row

REPEATS = 11
BAR = 1.4
LIBRARIES = "import typer, rich.console, rich.table"


def starting(_: Path) -> Part:
    """Start the program with small work on the bundled catalogue, and Python with the libraries alone."""
    works = {
        "search 预算": ["search", "预算"],
        "list": ["list"],
        "list --format table": ["list", "--format", "table"],
        "--version": ["--version"],
    }
    ours = [[CATALOG, "-C", str(ROOT), *work] for work in works.values()]
    *times, libraries = in_turn([*ours, [sys.executable, "-c", LIBRARIES]], REPEATS)
    rows = [Row(work, took, BAR, LIBRARIES, libraries) for work, took in zip(works, times, strict=True)]
    return Part("Start-up, bundled catalogue of 20 items", rows)

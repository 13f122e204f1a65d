"""How long a command takes to start, beside the import of what it is built on."""

import sys

from generate import ROOT
from measuring import CATALOG, Row, side_by_side

REPEATS = 15


def start_up() -> list[Row]:
    """Compare the start of the program with the import of what it is built on."""
    list_items = [CATALOG, "-C", str(ROOT), "list"]
    libraries = [sys.executable, "-c", "import typer, rich.console, rich.table"]
    typer = [sys.executable, "-c", "import typer"]
    rows = []
    for work, ours, peer_name, peer, bound in (
        ("catalog list", list_items, "import typer, rich", libraries, 1.4),
        ("catalog list --format table", [*list_items, "--format", "table"], "import typer, rich", libraries, 1.4),
        ("catalog search 公报", [CATALOG, "-C", str(ROOT), "search", "公报"], "import typer, rich", libraries, 1.4),
        ("catalog --version", [CATALOG, "--version"], "import typer", typer, 1.2),
    ):
        rows.append(_row(work, peer_name, side_by_side(ours, peer, REPEATS), bound))
    return rows


def _row(work: str, peer_name: str, times: tuple[float, float], bound: float) -> Row:
    return Row(work, times[0], peer_name, times[1], bound)

"""Measure what must be fast, each beside a peer in the same run, and print the ratios."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from generate import ROOT, generate

BIN = Path(sys.executable).parent
CATALOG = str(BIN / "catalog")
COUNT = 10_000
REPEATS = 15
LARGE_REPEATS = 3


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, in which unit, beside what, and the bound on the ratio."""

    work: str
    ours: float
    peer_name: str
    peer: float
    bound: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Ours as a part of the peer's."""
        return self.ours / self.peer


def seconds(command: Sequence[str], repeats: int) -> float:
    """Give the median wall time of a command."""
    return statistics.median(_once(command) for _ in range(repeats))


def side_by_side(ours: Sequence[str], peer: Sequence[str], repeats: int) -> tuple[float, float]:
    """Give the median times of two commands run in turn, so that both meet the same weather."""
    pairs = [(_once(ours), _once(peer)) for _ in range(repeats)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def peak_megabytes(command: Sequence[str]) -> float:
    """Give the largest resident memory that a command reaches."""
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                peak = max(peak, watched.memory_info().rss)
            except psutil.Error:
                break
            time.sleep(0.005)
    return peak / 1_000_000


def start_up() -> list[Row]:
    """Compare the start of the program with the import of what it is built on."""
    list_items = [CATALOG, "-C", str(ROOT), "list"]
    libraries = [sys.executable, "-c", "import typer, rich.console, rich.table"]
    typer = [sys.executable, "-c", "import typer"]
    rows = []
    for work, ours, peer_name, peer, bound in (
        ("catalog list", list_items, "import typer, rich", libraries, 1.4),
        ("catalog list --format table", [*list_items, "--format", "table"], "import typer, rich", libraries, 1.4),
        ("catalog --version", [CATALOG, "--version"], "import typer", typer, 1.2),
    ):
        rows.append(Row(work, *_named(peer_name, side_by_side(ours, peer, REPEATS)), bound))
    return rows


def large(folder: Path) -> list[Row]:
    """Compare the work on many items with a validator, and with fixed bounds on time and memory."""
    items = folder / "data" / "items"
    files = [str(path) for path in sorted(items.rglob("*.yaml"))]
    listing = folder / "files.txt"
    listing.write_text("\n".join(files))
    schema = str(ROOT / "schema" / "item.schema.json")
    # the file names exceed one command line, so xargs -n hands over all that fit, as few times as can be
    peer = ["xargs", "-s", "2000000", "-a", str(listing), str(BIN / "check-jsonschema"), "--schemafile", schema]
    validate = [CATALOG, "-C", str(folder), "validate", "--format", "concise"]
    shape = [*validate, "--select", "schema"]
    as_json = [CATALOG, "-C", str(folder), "list", "--format", "json"]
    ours, theirs = side_by_side(validate, peer, LARGE_REPEATS)
    with_rules, without = side_by_side(validate, shape, REPEATS)
    return [
        Row(f"validate, {COUNT:,} items", ours, "check-jsonschema", theirs, 0.25),
        Row(f"all rules on top, {COUNT:,} items", with_rules - without, "reading and schema", without, 1.0),
        Row(f"list as JSON, {COUNT:,} items", seconds(as_json, LARGE_REPEATS), "1.5 s", 1.5, 1.0),
        Row(f"memory of validate, {COUNT:,} items", peak_megabytes(validate), "300 MB", 300, 1.0, "MB"),
        Row(f"memory of list, {COUNT:,} items", peak_megabytes(as_json), "300 MB", 300, 1.0, "MB"),
    ]


def show(rows: Sequence[Row]) -> None:
    """Print the rows, one a line, with the ratio and whether it keeps its bound."""
    print(f"{'work':<34}{'ours':>12}{'peer':>12}{'ratio':>9}{'bound':>8}  beside")
    for row in rows:
        verdict = "" if row.ratio <= row.bound else "  OVER"
        ours, peer = (f"{value:.3f} {row.unit}" for value in (row.ours, row.peer))
        print(f"{row.work:<34}{ours:>12}{peer:>12}{row.ratio:>9.2f}{row.bound:>8.2f}  {row.peer_name}{verdict}")


def _once(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _named(peer_name: str, pair: tuple[float, float]) -> tuple[float, str, float]:
    return pair[0], peer_name, pair[1]


def main() -> None:
    """Measure everything and print one table."""
    rows = start_up()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, COUNT)
        rows += large(folder)
    show(rows)


if __name__ == "__main__":
    main()

"""How to measure: times and memory of commands, side by side, and a table of the ratios."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
CATALOG = str(BIN / "catalog")
Command = list[str]


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


def in_turn(commands: Sequence[Command], repeats: int, before: Callable[[], None] | None = None) -> list[float]:
    """Give the median times of commands run in turn, with something done before each round, off the clock."""
    rounds = []
    for _ in range(repeats):
        if before:
            before()
        rounds.append([_once(command) for command in commands])
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


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

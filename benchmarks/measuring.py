"""How to measure: the time and the memory of commands, side by side, each upon a clean slate."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

BIN = Path(sys.executable).parent
CATALOG = str(BIN / "catalog")
CACHE = "CATALOG_CACHE_DIR"
LOOK_EVERY = 0.02
"""Seconds between two looks at the memory, at the least."""
SELDOM = 30
"""How many times as long as a look takes to wait for the next: those at large processes would slow them down."""
Command = Sequence[str]


@dataclass(frozen=True)
class Terminal:
    """A command that is run at a terminal, of 120 columns, and not into a pipe."""

    command: Command


@contextmanager
def workplace() -> Iterator[Path]:
    """Return an empty folder to measure in, with a cache of its own; both are gone afterwards, also when stopped."""
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryDirectory(prefix="catalog-bench-") as name:
        os.environ[CACHE] = str(Path(name) / "cache")
        yield Path(name)


def _stop(*_: object) -> None:
    # `timeout` says it twice, and the second time must not break off the removing
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def forget() -> None:
    """Remove the cache, so that the next command meets files it has never seen."""
    shutil.rmtree(os.environ[CACHE], ignore_errors=True)


def in_turn(
    commands: Sequence[Command | Terminal], repeats: int, before: Callable[[], None] | None = None
) -> list[float]:
    """Time commands in turn, A B A B …, so that a busy machine hurts all of them alike.

    Args:
        commands: What to run; each is started afresh, its output thrown away.
        repeats: How many rounds.
        before: What to do before each round, off the clock.

    Returns:
        The least wall time of each in seconds: the one that other work has disturbed least.
    """
    rounds = []
    for _ in range(repeats):
        if before:
            before()
        rounds.append([_once(command) for command in commands])
    return [min(times) for times in zip(*rounds, strict=True)]


def peak_megabytes(command: Command) -> float:
    """Return the most memory that a command and all processes it starts hold at one time."""
    return seconds_and_megabytes(command)[1]


def seconds_and_megabytes(command: Command) -> tuple[float, float]:
    """Return the wall time of a command and the most resident memory that its processes hold together."""
    peak = 0
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_environment()) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            looking = time.perf_counter()
            peak = max(peak, _resident(watched))
            time.sleep(max(LOOK_EVERY, SELDOM * (time.perf_counter() - looking)))
    took = time.perf_counter() - begin
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return took, peak / 1_000_000


def _resident(process: psutil.Process) -> int:
    """Add up what a process and its descendants hold; what they share counts once where the system tells (Linux)."""
    total = 0
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                seen = each.memory_full_info()
                total += getattr(seen, "pss", seen.rss)
    return total


def _once(work: Command | Terminal) -> float:
    command = work.command if isinstance(work, Terminal) else work
    begin = time.perf_counter()
    status, errors = _at_terminal(command) if isinstance(work, Terminal) else _into_nothing(command)
    took = time.perf_counter() - begin
    # 1 means that something was found, which is what most commands here are for
    if status not in (0, 1):
        sys.exit(f"{' '.join(command)[:200]} ended with {status}: {errors[-2000:]}")
    return took


def _into_nothing(command: Command) -> tuple[int, str]:
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_environment())
    return done.returncode, done.stderr.decode(errors="replace")


def _at_terminal(command: Command) -> tuple[int, str]:
    ours, theirs = os.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=_environment(COLUMNS="120")) as done:
        os.close(theirs)
        shown = b""
        # Linux ends a terminal without a process with an error
        with suppress(OSError):
            while piece := os.read(ours, 1 << 16):
                shown = piece
    os.close(ours)
    return done.returncode, shown.decode(errors="replace")


def _environment(**more: str) -> dict[str, str]:
    """Return the environment of a user who has set nothing but the folder of the cache."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CATALOG_", "PYTHONDONT"))}
    return {**kept, CACHE: os.environ[CACHE], **more}

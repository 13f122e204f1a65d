"""A progress bar for long work, in a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from catalog_cli.cli.output import screen

Step = Callable[[int, int], None]


@contextmanager
def progress(words: str) -> Iterator[Step]:
    """Show a progress bar on standard error; yields the function that moves it. Without a terminal it does nothing."""
    if not screen(sys.stderr).terminal:
        yield _silently
        return
    # deferred: a bar is only drawn in a terminal
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = screen(sys.stderr)
    console = Console(stderr=True, no_color=not shown.colour, width=shown.width)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task(words, total=None)

        def step(done: int, everything: int) -> None:
            bar.update(task, completed=done, total=everything)

        yield step


def _silently(_done: int, _everything: int) -> None:
    """Show nothing."""

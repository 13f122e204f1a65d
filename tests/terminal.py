"""Start the program at a real terminal, and answer a command's questions there."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pexpect

from catalog_cli.search.id_from_name import id_from_name
from conftest import PATIENCE, PROGRAM, environment
from running import program_to_be

Steps = Sequence[tuple[str, str]]
"""What the program says, and what is typed then."""


def terminal(*words: str, cwd: Path, columns: int = 80, rows: int = 40, **variables: str) -> "pexpect.spawn[str]":
    """Start the program at a terminal."""
    _import_beforehand()
    settings = environment(**{"COLUMNS": str(columns)} | variables)
    child = pexpect.spawn(
        str(PROGRAM),
        list(words),
        cwd=str(cwd),
        env=settings,
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(rows, columns),
        preexec_fn=program_to_be(words, settings),
    )
    # by default a tenth of a second, in which nothing happens
    private: Any = child
    private.ptyproc.delayafterclose = 0
    return child


@cache
def _import_beforehand() -> None:
    """Import once what programs at a terminal import, and read the dictionary of sounds."""
    import_module("prompt_toolkit.shortcuts")
    id_from_name("政府", ())


def ended(child: "pexpect.spawn[str]") -> tuple[int, str]:
    """Wait for the end of a program; return its exit status and what it said last."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus is not None
    return child.exitstatus, str(child.before)


def at_terminal(folder: Path, steps: Steps, command: str, *words: str, columns: int = 80) -> tuple[int, str]:
    """Answer questions; return the exit status and what came after the last answer."""
    child = terminal(command, *words, cwd=folder, columns=columns)
    for said, typed in steps:
        child.expect_exact(said)
        child.send(typed if typed == "\x03" else f"{typed}\r")
    return ended(child)

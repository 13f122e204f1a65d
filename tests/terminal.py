"""Answer a command's questions at a real terminal."""

from collections.abc import Sequence
from pathlib import Path

import pexpect

from conftest import PATIENCE, PROGRAM, environment

Steps = Sequence[tuple[str, str]]
"""What the program says, and what is typed then."""


def at_terminal(folder: Path, steps: Steps, command: str, *words: str, columns: int = 80) -> tuple[int, str]:
    """Answer questions; return the exit status and what came after the last answer."""
    child = pexpect.spawn(
        str(PROGRAM),
        [command, *words],
        cwd=str(folder),
        env=environment(COLUMNS=str(columns)),
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(40, columns),
    )
    for said, typed in steps:
        child.expect_exact(said)
        child.send(typed if typed == "\x03" else f"{typed}\r")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus is not None
    return child.exitstatus, str(child.before)

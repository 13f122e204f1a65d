"""The only way out: text to the terminal or the pipe, never failing on an encoding or a closed pipe."""

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import NoReturn, TextIO

import typer

from catalog_cli.formats.screen import Screen


def screen(stream: TextIO | None = None) -> Screen:
    """Say what the output is: its width in columns, whether it is a terminal, whether it has colours."""
    target = stream or sys.stdout
    terminal = target.isatty()
    colour = (terminal or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((80, 24)).columns if terminal or "COLUMNS" in os.environ else 80
    return Screen(width=width, terminal=terminal, colour=colour and os.environ.get("TERM") != "dumb")


def forgive_encodings() -> None:
    """Let characters that an old console cannot show be replaced instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(pieces: Iterable[str]) -> None:
    """Print an answer piece by piece to standard output."""
    _write(sys.stdout, pieces)


def tell(pieces: Iterable[str]) -> None:
    """Print what is about the work and not its answer to standard error."""
    _write(sys.stderr, pieces)


def write_bytes(data: bytes) -> None:
    """Print a document to standard output as it is."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _end_quietly(sys.stdout)


def _end_quietly(stream: TextIO) -> NoReturn:
    """Stop writing to a reader that has gone away, which is no mistake."""
    # the interpreter flushes the stream once more at exit, which must not fail again
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    raise typer.Exit


def _write(stream: TextIO, pieces: Iterable[str]) -> None:
    try:
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError:
        _end_quietly(stream)

"""Print to standard output and standard error, whatever their encoding, and end quietly when a pipe closes."""

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import NoReturn, TextIO

import typer

from catalog_cli.formats.screen import Screen


def screen(stream: TextIO | None = None) -> Screen:
    """Describe a stream, standard output by default: its width, whether it is a terminal, whether it has colours."""
    target = stream or sys.stdout
    terminal = target.isatty()
    colour = (terminal or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((80, 24)).columns if terminal or "COLUMNS" in os.environ else 80
    return Screen(width=width, terminal=terminal, colour=colour and os.environ.get("TERM") != "dumb")


def forgive_encodings() -> None:
    """Replace characters that an old console cannot show, instead of failing on them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(pieces: Iterable[str]) -> None:
    """Print an answer to standard output, piece by piece."""
    _write(sys.stdout, pieces)


def tell(pieces: Iterable[str]) -> None:
    """Print a note about the work, which is no part of the answer, to standard error."""
    _write(sys.stderr, pieces)


def write_bytes(data: bytes) -> None:
    """Print the bytes of a document to standard output."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _end_quietly(sys.stdout)


def _end_quietly(stream: TextIO) -> NoReturn:
    """Stop without an error when the reader of a pipe is gone, as after `| head`."""
    # the interpreter flushes the stream once more at exit, which must not fail again
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    raise typer.Exit


def _write(stream: TextIO, pieces: Iterable[str]) -> None:
    try:
        stream.writelines(pieces)
        stream.flush()
    except BrokenPipeError:
        _end_quietly(stream)

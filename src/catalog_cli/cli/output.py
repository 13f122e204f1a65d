"""Print to standard output and standard error, whatever their encoding, and end quietly when a pipe closes."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from catalog_cli.formats import Screen
from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.message import message


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


def open_closed_streams() -> None:
    """Open what the caller has closed, as with `>&-`, before another file takes the number of the stream.

    Nothing can be read from it or written to it: an answer that nobody can get is an error, as on a full disk.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDONLY)
            setattr(sys, name, open(nowhere, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - a number, open to the end


def write(pieces: Iterable[str]) -> None:
    """Print an answer to standard output, piece by piece."""
    with answering():
        sys.stdout.writelines(pieces)
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Print the bytes of a document to standard output."""
    with answering():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def tell(pieces: Iterable[str]) -> None:
    """Print a note about the work, which is no part of the answer, to standard error."""
    try:
        sys.stderr.writelines(pieces)
        sys.stderr.flush()
    except OSError:
        # nobody reads it, and the work goes on
        _discard(sys.stderr)


@contextmanager
def answering() -> Iterator[None]:
    """Print an answer; end quietly when the reader of a pipe is gone, as after `| head`.

    Raises:
        CatalogError: standard output cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        _discard(sys.stdout)
        raise SystemExit(0) from None
    except OSError as error:
        _discard(sys.stdout)
        raise CatalogError(
            message("cannot write to standard output: {reason}", reason=reason_of(error)),
            message("Check that the disk is not full and that you are allowed to write there."),
        ) from error


def _discard(stream: TextIO) -> None:
    """Send what is still to come nowhere: the interpreter flushes the stream once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

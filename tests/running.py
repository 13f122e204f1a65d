"""Run the program: in this process, which is quick, or in one of its own where signals, locks or pipes matter."""

import gettext
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from catalog_cli.cli.language import chosen_language

PROGRAM = Path(sys.executable).with_name("catalog")
PATIENCE = 600
"""Seconds that a test waits for a program: on the busiest machine, only one that hangs takes that long."""
TRANSLATED = ("catalog_cli.cli", "typer.rich_utils")
"""Modules, with those below them, that translate what they say when they are imported."""
_loaded: dict[str, dict[str, ModuleType]] = {}
"""Those modules by the language that they were imported in."""


@dataclass(frozen=True)
class Outcome:
    """What a run of the program gave."""

    status: int
    stdout: str
    stderr: str


Run = Callable[..., Outcome]
"""Runs the program: the words, the folder `cwd`, the text `stdin`, and more environment variables."""


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a plain terminal: UTF-8, English, no colours, nothing of the developer's own."""
    needed = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "CATALOG_CACHE_DIR")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    coverage = {name: value for name, value in os.environ.items() if name.startswith(("COV_", "COVERAGE_"))}
    plain = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "GIT_CONFIG_GLOBAL": os.devnull, "COLUMNS": "120"}
    return kept | coverage | plain | more


def run_as_process(words: Sequence[str], cwd: Path, stdin: str, variables: Mapping[str, str]) -> Outcome:
    """Run the installed program as a user's shell does."""
    done = subprocess.run(
        [str(PROGRAM), *words],
        cwd=cwd,
        input=stdin.encode(),
        env=environment(**variables),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_in_process(words: Sequence[str], cwd: Path, stdin: str, variables: Mapping[str, str]) -> Outcome:
    """Run the program's entry point here, in the folder and with the streams and variables of a process of its own."""
    with pytest.MonkeyPatch.context() as patch, _variables(environment(**variables)):
        patch.chdir(cwd)
        with _streams(patch, stdin) as (out, err), _command_line_in(chosen_language(words, os.environ)):
            status = _status_of(words)
            return Outcome(status, _text_in(out), _text_in(err))


@contextmanager
def _variables(variables: Mapping[str, str]) -> Iterator[None]:
    """Put environment variables in the place of those of this process; what the program sets goes with them."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _streams(patch: pytest.MonkeyPatch, stdin: str) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Put real files in the place of the standard streams, as programs that are started inherit them."""
    with tempfile.TemporaryFile() as into, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        into.write(stdin.encode())
        into.seek(0)
        written = io.TextIOWrapper(out, "utf-8", newline=""), io.TextIOWrapper(err, "utf-8", newline="")
        patch.setattr(sys, "stdin", io.TextIOWrapper(into, "utf-8"))
        patch.setattr(sys, "stdout", written[0])
        patch.setattr(sys, "stderr", written[1])
        yield written


def _text_in(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def forget_command_line() -> None:
    """Let the next run import the command line again: it lists the formats and kinds that there are on import."""
    _loaded.clear()


@contextmanager
def _command_line_in(language: str) -> Iterator[None]:
    """Put the modules in place that speak a language, and those that were there back afterwards."""
    before = _put_in_place(_loaded.setdefault(language, {}))
    try:
        yield
    finally:
        _loaded[language] = _put_in_place(before)
        # what was translated in between is kept by gettext, by file and not by language
        gettext.textdomain("messages")


def _put_in_place(modules: Mapping[str, ModuleType]) -> dict[str, ModuleType]:
    """Return the modules that stood there before."""
    begins = tuple(f"{each}." for each in TRANSLATED)
    there = [name for name in sys.modules if f"{name}.".startswith(begins)]
    taken = {name: sys.modules.pop(name) for name in there}
    sys.modules.update(modules)
    # `from package import module` looks at the package before it looks at `sys.modules`
    for name in taken.keys() | modules.keys():
        package, _, short = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(short, None)
            vars(sys.modules[package]).update({short: modules[name]} if name in modules else {})
    return taken


def _status_of(words: Sequence[str]) -> int:
    from catalog_cli.cli import main

    try:
        main(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0

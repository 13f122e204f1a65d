"""Run the program: in this process, which is quick, or in one of its own where signals, locks or pipes matter."""

import atexit
import gettext
import io
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO, NoReturn, TypeVar

import pytest

from catalog_cli.cli.language import chosen_language, speak

PROGRAM = Path(sys.executable).with_name("catalog")
PATIENCE = 600
"""Seconds that a test waits for a program: on the busiest machine, only one that hangs takes that long."""
TRANSLATED = ("catalog_cli.cli", "typer.rich_utils")
"""Modules, with those below them, that translate what they say when they are imported."""
_loaded: dict[str, dict[str, ModuleType]] = {}
"""Those modules by the language that they were imported in."""


Stream = TypeVar("Stream", str, bytes)


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


@contextmanager
def ending(process: "subprocess.Popen[Stream]") -> "Iterator[subprocess.Popen[Stream]]":
    """End a process with the block, if it still runs then: a test that fails is not to wait for it."""
    with process:
        try:
            yield process
        finally:
            process.kill()


def start_process(  # noqa: PLR0913 - the streams of a process are three
    words: Sequence[str],
    cwd: Path,
    variables: Mapping[str, str],
    before: Callable[[], None] = lambda: None,
    *,
    stdin: int | None = None,
    stdout: IO[bytes] | int | None = subprocess.PIPE,
    stderr: int | None = subprocess.PIPE,
) -> "subprocess.Popen[bytes]":
    """Start the program in a process that is forked from this one, in which `before` is called first.

    Only while no other thread of the tests does anything. What it prints goes into pipes where nothing else is named.
    """
    be_program = program_to_be(words, environment(**variables))

    def begin() -> None:
        before()
        be_program()

    return subprocess.Popen(
        [str(PROGRAM), *words],
        cwd=cwd,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        preexec_fn=begin,  # noqa: PLW1509 - no other thread of the tests holds a lock
    )


def statuses_at_once(commands: Sequence[Sequence[str]], cwd: Path) -> list[int]:
    """Start commands at once, each in a process of its own; return their exit statuses."""
    with ExitStack() as stack:
        running = [
            stack.enter_context(ending(start_process(words, cwd, {}, stdout=None, stderr=None))) for words in commands
        ]
        return [process.wait(PATIENCE) for process in running]


def program_to_be(words: Sequence[str], variables: Mapping[str, str]) -> Callable[[], None]:
    """Return what a forked process calls, as its `preexec_fn`, to be the program in the place of starting it.

    All is as a user sees it, the streams, the folder, the signals and the end; only nothing is imported once more.
    """
    language = chosen_language(words, variables)
    with _variables(variables), _command_line_in(language):
        speak(language)
        for name in ("catalog_cli.cli.app", "typer.rich_utils"):
            import_module(name)
        with suppress(ModuleNotFoundError):
            import_module(f"catalog_cli.cli.commands.{words[0]}")
    return partial(_be_program, words, variables)


def run_in_process(words: Sequence[str], cwd: Path, stdin: str, variables: Mapping[str, str]) -> Outcome:
    """Run the program's entry point here, in the folder and with the streams and variables of a process of its own."""
    with pytest.MonkeyPatch.context() as patch, _variables(environment(**variables)):
        patch.chdir(cwd)
        with _streams(patch, stdin) as (out, err), _command_line_in(chosen_language(words, os.environ)):
            status = _status_of(words)
            return Outcome(status, _text_in(out), _text_in(err))


def _be_program(words: Sequence[str], variables: Mapping[str, str]) -> NoReturn:
    # with the others goes the pipe on which the parent waits to hear that a program was started; the limit is no bound,
    # as some containers allow a thousand million files
    os.closerange(3, max(int(each.name) for each in Path("/dev/fd").iterdir()) + 1)
    # nothing of the tests is done at the end of the program
    atexit._clear()  # noqa: SLF001 - there is no other way to forget all
    for name in ("SIGPIPE", "SIGXFSZ"):
        # as the interpreter does when it starts
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    encoding = variables.get("PYTHONIOENCODING", "utf-8")
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), encoding)
    sys.stdout, sys.stderr = _opened(1, encoding, "strict"), _opened(2, encoding, "backslashreplace")
    sys.argv = [str(PROGRAM), *words]
    status = 1
    try:
        os.environ.clear()
        os.environ.update(variables)
        _put_in_place(_loaded.get(chosen_language(words, os.environ), {}))
        status = _status_of(None)
        sys.stdout.flush()
    finally:
        if sys.exception():
            traceback.print_exc()
        os._exit(status)


def _opened(number: int, encoding: str, errors: str) -> io.TextIOWrapper:
    terminal = os.isatty(number) or errors != "strict"
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w")), encoding, errors, line_buffering=terminal)


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
    # a thousand are there, of which a few begin so
    there = [name for name in sys.modules if name.startswith(TRANSLATED) and f"{name}.".startswith(begins)]
    taken = {name: sys.modules.pop(name) for name in there}
    sys.modules.update(modules)
    # `from package import module` looks at the package before it looks at `sys.modules`
    for name in taken.keys() | modules.keys():
        package, _, short = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(short, None)
            vars(sys.modules[package]).update({short: modules[name]} if name in modules else {})
    return taken


def _status_of(words: Sequence[str] | None) -> int:
    from catalog_cli.cli import main

    try:
        main(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0

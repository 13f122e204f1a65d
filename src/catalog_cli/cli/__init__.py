"""The command line: the only room that prints or exits. `main` is the program."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `catalog` with the arguments of this process, or with those given, and exit with its status."""
    # a short run makes little garbage, and looking for it costs a tenth of the time to start
    gc.set_threshold(100_000)
    status = _run(list(sys.argv[1:] if arguments is None else arguments))
    if arguments is None:
        _leave(status)
    sys.exit(status)


def _run(words: list[str]) -> int:
    # deferred: importing makes no garbage either
    from catalog_cli.cli.language import chosen_language, speak
    from catalog_cli.cli.output import open_closed_streams

    open_closed_streams()
    language = chosen_language(words, os.environ)
    speak(language)
    if words in (["--version"], ["-V"]):
        # nothing has to be parsed for it, and little to be imported
        from catalog_cli.cli.version import print_version

        return print_version()
    # deferred: help texts are translated when the module is imported
    from catalog_cli.cli.app import run

    return run(words, language)


def _leave(status: int) -> None:
    """End this process without freeing each object first, which takes a fifth of a short run; return if it still works.

    What is registered for the exit is done, and what is printed is flushed; files and the cache are closed by now.
    """
    if "threading" in sys.modules and sys.modules["threading"].active_count() > 1:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - nothing else runs them before `os._exit`
    # where the streams cannot be written, the usual end says so
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)

"""What can a user ask: the only room that prints or exits. `main` is the program."""

import gc
import os
import sys
from collections.abc import Sequence

from catalog_cli.cli.language import chosen_language, speak
from catalog_cli.cli.output import open_closed_streams


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `catalog` with the arguments of this process, or with those given, and exit with its status."""
    # a short run makes little garbage, and looking for it costs a tenth of the time to start
    gc.set_threshold(100_000)
    words = list(sys.argv[1:] if arguments is None else arguments)
    open_closed_streams()
    language = chosen_language(words, os.environ)
    speak(language)
    if words in (["--version"], ["-V"]):
        # nothing has to be parsed for it, and little to be imported
        from catalog_cli.cli.version import print_version

        sys.exit(print_version())
    # deferred: help texts are translated when the module is imported
    from catalog_cli.cli.app import run

    sys.exit(run(words, language))

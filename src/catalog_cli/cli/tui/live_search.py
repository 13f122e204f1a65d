"""The live search of `search --interactive`: from the first words to the item that is shown in the end."""

import os
import sys
from collections.abc import Mapping, Sequence

from catalog_cli.cli.answers import answer
from catalog_cli.cli.tui.state import LiveCandidates, start
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item
from catalog_cli.model.message import message


def refuse_options(options: Mapping[str, object]) -> None:
    """Refuse options that say how an answer is printed; those not given are None.

    Raises:
        CatalogError: one of them is given.
    """
    for option, value in options.items():
        if value is not None:
            raise CatalogError(
                message("--interactive and {option} do not go together", option=option),
                message("Drop one of the two."),
            )


def need_terminal() -> None:
    """Refuse to run without a terminal to type at and to draw on.

    Raises:
        CatalogError: there is none.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise CatalogError(
            message("--interactive needs a terminal"), message("Without one, give the words: catalog search WORDS…")
        )


def search_live(candidates: LiveCandidates, words: Sequence[str], catalogue: Sequence[Item]) -> None:
    """Let a person search, beginning with words, and print the item that is chosen in the end.

    `catalogue` holds all items, since a candidate may be published with an item that is none.
    """
    # deferred: an option that is refused must not wait for the screen's libraries
    from catalog_cli.cli.tui.screen import LiveScreen
    from catalog_cli.views.sheet import item_sheet

    chosen = LiveScreen(start(candidates, " ".join(words)), catalogue).run()
    if chosen:
        companion = next((each for each in catalogue if each.id == chosen.published_with), None)
        answer(item_sheet(chosen, companion), "table")

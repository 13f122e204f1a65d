"""The statutory deadlines of items, for queries that ask for them."""

from typing import Any

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.search.compiler import DeadlinesOf


def deadlines_by(settings: Settings, run: Run) -> DeadlinesOf:
    """Return the function that gives the times that laws set for an item of a catalogue on the day of a run."""

    def deadlines(item: Item) -> tuple[Any, ...]:
        # deferred: few queries ask for what the law sets
        from catalog_cli.facts.bodies import body_of_item
        from catalog_cli.facts.deadlines import deadlines_of

        return deadlines_of(item, body_of_item(item, settings), run)

    return deadlines

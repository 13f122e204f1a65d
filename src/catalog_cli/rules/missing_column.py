"""Report a field that items lack: each item, or the catalogue once where its table has no such column at all."""

from collections.abc import Callable, Iterator

from catalog_cli.model.message import Message
from catalog_cli.rules.rule import Collected, Problem

HAS_IT = ""
"""Collected from an item that has the field; from one that lacks it, its name."""


def report_missing(
    collected: Collected, of_item: Callable[[str, str], Problem], of_catalogue: Callable[[int], tuple[Message, Message]]
) -> Iterator[Problem]:
    """Report items without a field.

    Args:
        collected: for each item that should have the field its name, or `HAS_IT`.
        of_item: gives the problem of an item, by its path and name.
        of_catalogue: gives message and remedy for a catalogue none of whose items, so many, has the field.
    """
    items = list(collected)
    lacking = [(path, name) for path, name in items if name != HAS_IT]
    # a catalogue of one item says nothing about its columns
    if len(items) == len(lacking) > 1:
        words, remedy = of_catalogue(len(lacking))
        yield Problem(path="catalog.yaml", message=words, remedy=remedy)
        return
    for path, name in lacking:
        yield of_item(path, name)

"""Which items are meant where a slip would do harm: only whole ids and whole names count."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from catalog_cli.cli.completion import complete_item
from catalog_cli.model.errors import ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.folding import fold
from catalog_cli.search.lookup import find_item
from catalog_cli.store.items import unparsed_files_with

WholeName = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=_("The item's whole id or name."), autocompletion=complete_item, show_default=False
    ),
]
WholeNames = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…", help=_("The items' whole ids or names."), autocompletion=complete_item, show_default=False
    ),
]


def named_item(items: Sequence[Item], wanted: str) -> Item:
    """Find the item with this id or name.

    Raises:
        ItemNotFoundError: there is none, or several; the remedy names what may be meant.
    """
    item = find_item(items, wanted)
    if fold(wanted) not in {fold(item.id), fold(item.name)}:
        raise ItemNotFoundError(
            message("“{wanted}” is only a part of an id or a name", wanted=wanted),
            message("Type the whole id: {id} ({name})?", id=item.id, name=one_line(item.name)),
        )
    return item


def named_items(items: Sequence[Item], wanted: Sequence[str]) -> list[Item]:
    """Find several items, in the order in which they are named, each once.

    Raises:
        ItemNotFoundError: one of them is not to be found.
    """
    return list({item.path: item for item in (named_item(items, word) for word in wanted)}.values())


def told_unread(root: Path, reading: Reading, items: Sequence[Item]) -> list[str]:
    """Give a line for each file that cannot be read and has an id of these items in it: a person has to look there."""
    words = _("{path} cannot be read, and has “{id}” in it: look there yourself")
    return [
        words.format(path=one_line(path), id=item.id)
        for item in items
        for path in unparsed_files_with(root, reading, item.id)
    ]

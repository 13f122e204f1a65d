"""Which one item a user means by an id or a name."""

from collections.abc import Callable, Sequence

from catalog_cli.model.errors import ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.search.closeness import closest
from catalog_cli.search.folding import fold

_SHOWN = 5
_NEAREST = 3

_MEANT: tuple[Callable[[Item, str], bool], ...] = (
    lambda item, wanted: item.id == wanted,
    lambda item, wanted: fold(item.id) == wanted,
    lambda item, wanted: fold(item.name) == wanted,
    lambda item, wanted: wanted in fold(item.id),
    lambda item, wanted: wanted in fold(item.name),
)
"""The ways in which an item may be meant, the surest first."""


def find_item(items: Sequence[Item], wanted: str) -> Item:
    """Find the item that is meant: by its id, else its name, else a part of an id, else a part of a name.

    The first of these ways that any item answers to counts; the comparison is of folded texts.

    Raises:
        ItemNotFoundError: several items answer, and the message names up to five; or none does, and the remedy
            names the nearest.
    """
    word = fold(wanted)
    for meant in _MEANT if word else ():
        found = [item for item in items if meant(item, word)]
        if len(found) > 1:
            raise _ambiguous(wanted, found)
        if found:
            return found[0]
    raise _unknown(items, wanted)


def _ambiguous(wanted: str, found: Sequence[Item]) -> ItemNotFoundError:
    more = ", …" if len(found) > _SHOWN else ""
    return ItemNotFoundError(
        message(
            "“{wanted}” may mean any of {count} items: {candidates}",
            wanted=wanted,
            count=len(found),
            candidates=_listed(found[:_SHOWN]) + more,
        ),
        message("Type the whole id of the one that you mean."),
    )


def _unknown(items: Sequence[Item], wanted: str) -> ItemNotFoundError:
    near = closest(items, wanted, _NEAREST)
    return ItemNotFoundError(
        message("no item has “{wanted}” as its id or in its name", wanted=wanted),
        message("Did you mean: {candidates}?", candidates=_listed(near))
        if near
        else message("All ids and names are listed by: catalog list"),
    )


def _listed(items: Sequence[Item]) -> str:
    return ", ".join(f"{item.id} ({one_line(item.name)})" for item in items)

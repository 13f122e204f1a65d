"""Find the item that a user means by an id or a name, and the files that refer to it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from catalog_cli.model.catalogue import ItemFile
from catalog_cli.model.errors import AmbiguousItemError, ItemNotFoundError
from catalog_cli.model.item import Item
from catalog_cli.model.message import listed, message
from catalog_cli.model.text import one_line
from catalog_cli.search.closeness import closest
from catalog_cli.search.folding import fold

_SHOWN = 5
_NEAREST = 3

_WAYS: tuple[Callable[[Item, str], bool], ...] = (
    lambda item, wanted: item.id == wanted,
    lambda item, wanted: fold(item.id) == wanted,
    lambda item, wanted: fold(item.name) == wanted,
    lambda item, wanted: wanted in fold(item.id),
    lambda item, wanted: wanted in fold(item.name),
)
"""The ways to name an item, the surest first."""


def find_item(items: Sequence[Item], wanted: str) -> Item:
    """Find an item by its id, else by its name, else by a part of an id, else by a part of a name.

    The first of these ways that any item answers to counts; the comparison is of folded texts.

    Raises:
        AmbiguousItemError: several items answer, and the message names up to five.
        ItemNotFoundError: none does, and the remedy names the nearest.
    """
    word = fold(wanted)
    for matches in _WAYS if word else ():
        found = [item for item in items if matches(item, word)]
        if len(found) > 1:
            raise _ambiguous(wanted, found)
        if found:
            return found[0]
    raise _unknown(items, wanted)


def find_exact_item(items: Sequence[Item], wanted: str) -> Item:
    """Find the item with this id or name; a part is not enough, since a mistake would do harm.

    Raises:
        ItemNotFoundError: there is none, or several; the remedy names candidates.
    """
    item = find_item(items, wanted)
    if fold(wanted) not in {fold(item.id), fold(item.name)}:
        raise ItemNotFoundError(
            message("“{wanted}” is only a part of an id or a name", wanted=wanted),
            message("Type the whole id: {id} ({name})?", id=item.id, name=one_line(item.name)),
        )
    return item


def find_exact_items(items: Sequence[Item], wanted: Sequence[str]) -> list[Item]:
    """Find several items, in the order in which they are named, each once.

    Raises:
        ItemNotFoundError: one of them is not to be found.
    """
    return list({item.path: item for item in (find_exact_item(items, word) for word in wanted)}.values())


def files_referring_to(entries: Iterable[ItemFile], ids: Collection[str]) -> Mapping[str, str]:
    """Return the files whose `published_with` is one of `ids`: that id by the file's path.

    Files whose values make no item count as well, as they would be left with an id that is gone.
    """
    named = ((entry.path, entry.value("published_with")) for entry in entries)
    return {path: wanted for path, wanted in named if isinstance(wanted, str) and wanted in ids}


def _ambiguous(wanted: str, found: Sequence[Item]) -> AmbiguousItemError:
    return AmbiguousItemError(
        message(
            "“{wanted}” matches {count} items: {candidates}",
            wanted=wanted,
            count=len(found),
            candidates=_listed(found, _SHOWN),
        ),
        message("Type the whole id of the item you mean."),
        wanted,
        [(item.id, item.name) for item in found],
    )


def _unknown(items: Sequence[Item], wanted: str) -> ItemNotFoundError:
    near = closest(items, wanted, _NEAREST)
    return ItemNotFoundError(
        message("no item has “{wanted}” as its id or in its name", wanted=wanted),
        message("Did you mean: {candidates}?", candidates=_listed(near))
        if near
        else message("List all ids and names with: catalog list"),
    )


def _listed(items: Sequence[Item], most: int | None = None) -> str:
    return listed((f"{item.id} ({one_line(item.name)})" for item in items), most)

"""Match the rows of a newer edition of the table with the items of a catalogue."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from unicodedata import normalize

from msgspec import Struct

from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.model.document import ReadItem
from catalog_cli.model.item import Item, Value


class LikelyMatch(Struct, frozen=True):
    """A row that is probably a renamed or moved item: the row's index, the item, and their likeness from 0 to 1."""

    index: int
    item: Item
    likeness: float


class Matching(Struct, frozen=True):
    """The item of each row, None if there is no certain one; `likely` has guesses for those rows."""

    items: tuple[Item | None, ...]
    likely: tuple[LikelyMatch, ...] = ()

    def accepting(self, guesses: Iterable[LikelyMatch]) -> tuple[Item | None, ...]:
        """Return the item of each row, with some of the guesses accepted."""
        found = {guess.index: guess.item for guess in guesses}
        return tuple(item or found.get(index) for index, item in enumerate(self.items))


def match_rows(rows: Sequence[ReadItem], items: Sequence[Item]) -> Matching:
    """Find the item of each row: by the id in the row, then by category and name; then guess by likeness.

    Names are compared without white space and with normalized width. No item is matched twice. If several rows have
    the same id, as copied rows do, the one with the item's name gets it, or else the first.
    """
    found: dict[int, Item] = {}
    for of_row, of_item in (_BY_ID_AND_NAME, _BY_ID, _BY_CATEGORY_AND_NAME):
        _pair(found, rows, items, of_row, of_item)
    taken = {id(item) for item in found.values()}
    left_rows = [index for index in range(len(rows)) if index not in found]
    left_items = [item for item in items if id(item) not in taken]
    pairs = likely_pairs([item.to_mapping() for item in left_items], [rows[index].values for index in left_rows])
    return Matching(
        tuple(found.get(index) for index in range(len(rows))),
        tuple(LikelyMatch(left_rows[pair.new], left_items[pair.old], pair.likeness) for pair in pairs),
    )


OfRow = Callable[[ReadItem], Hashable]
OfItem = Callable[[Item], Hashable]


def _pair(
    found: dict[int, Item], rows: Sequence[ReadItem], items: Sequence[Item], of_row: OfRow, of_item: OfItem
) -> None:
    """Pair the remaining rows and items by a key: the first row with the first item of the same key, and so on."""
    taken = {id(item) for item in found.values()}
    waiting = defaultdict(list)
    for item in reversed(items):
        if id(item) not in taken:
            waiting[of_item(item)].append(item)
    for index, row in enumerate(rows):
        key = of_row(row)
        if index not in found and key is not None and waiting.get(key):
            found[index] = waiting[key].pop()


def _normalized(value: Value) -> str:
    return "".join(normalize("NFKC", str(value or "")).split())


def _with_id(row: ReadItem, key: Hashable) -> Hashable:
    return None if row.id is None else (row.id, key)


_BY_ID_AND_NAME: tuple[OfRow, OfItem] = (
    lambda row: _with_id(row, _normalized(row.values.get("name"))),
    lambda item: (item.id, _normalized(item.name)),
)
_BY_ID: tuple[OfRow, OfItem] = (lambda row: row.id, lambda item: item.id)
_BY_CATEGORY_AND_NAME: tuple[OfRow, OfItem] = (
    lambda row: (_normalized(row.values.get("category")), _normalized(row.values.get("name"))),
    lambda item: (_normalized(item.category), _normalized(item.name)),
)

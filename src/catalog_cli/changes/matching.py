"""Which item of a catalogue each row of a newer edition of the table is."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from unicodedata import normalize

from msgspec import Struct

from catalog_cli.changes.likeness import likely_pairs
from catalog_cli.model.document import ReadItem
from catalog_cli.model.item import Item, Value


class Likely(Struct, frozen=True):
    """A row that is likely a renamed or moved item: the row's index, the item, and how alike they are (0 to 1)."""

    index: int
    item: Item
    likeness: float


class Matching(Struct, frozen=True):
    """For each row its item, None where there is none for certain; `likely` are guesses about such rows."""

    items: tuple[Item | None, ...]
    likely: tuple[Likely, ...] = ()

    def accepting(self, guesses: Iterable[Likely]) -> tuple[Item | None, ...]:
        """Give each row's item with some of the guesses taken for true."""
        found = {guess.index: guess.item for guess in guesses}
        return tuple(item or found.get(index) for index, item in enumerate(self.items))


def match(rows: Sequence[ReadItem], items: Sequence[Item]) -> Matching:
    """Find each row's item: by the id that it carries, then by category and name; then guess by likeness.

    White space and the width of characters play no part in comparing names. No item is found for two rows. Of several
    rows that carry the same id, as a copied row does, the one with the item's name is meant, otherwise the first.
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
        tuple(Likely(left_rows[pair.new], left_items[pair.old], pair.likeness) for pair in pairs),
    )


OfRow = Callable[[ReadItem], Hashable]
OfItem = Callable[[Item], Hashable]


def _pair(
    found: dict[int, Item], rows: Sequence[ReadItem], items: Sequence[Item], of_row: OfRow, of_item: OfItem
) -> None:
    """Pair what is left by a key: the first row with the first item of the same key, and so on."""
    taken = {id(item) for item in found.values()}
    waiting = defaultdict(list)
    for item in reversed(items):
        if id(item) not in taken:
            waiting[of_item(item)].append(item)
    for index, row in enumerate(rows):
        key = of_row(row)
        if index not in found and key is not None and waiting.get(key):
            found[index] = waiting[key].pop()


def _told(value: Value) -> str:
    return "".join(normalize("NFKC", str(value or "")).split())


def _with_id(row: ReadItem, key: Hashable) -> Hashable:
    return None if row.id is None else (row.id, key)


_BY_ID_AND_NAME: tuple[OfRow, OfItem] = (
    lambda row: _with_id(row, _told(row.values.get("name"))),
    lambda item: (item.id, _told(item.name)),
)
_BY_ID: tuple[OfRow, OfItem] = (lambda row: row.id, lambda item: item.id)
_BY_CATEGORY_AND_NAME: tuple[OfRow, OfItem] = (
    lambda row: (_told(row.values.get("category")), _told(row.values.get("name"))),
    lambda item: (_told(item.category), _told(item.name)),
)

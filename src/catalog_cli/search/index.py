"""The search index's entry of a file: folded text and pinyin to rule out most items, and the item itself.

The texts are simply scanned: Python searches those of 10,000 items in a few milliseconds. SQLite's full-text index
would not do, since its trigrams find no word of two characters, as most Chinese words are; nor would `instr` within
SQLite, since a damaged row that does not match would go unnoticed and hide a hit.
"""

from msgspec import Struct

from catalog_cli.cache.codec import dumps_or_none, loads
from catalog_cli.model.item import Item
from catalog_cli.search.compiler import Candidate
from catalog_cli.search.spelling import pinyin_key


class IndexEntry(Struct, frozen=True, array_like=True):
    """What is indexed of a file: the folded text and the pinyin of its item, both empty where it holds none.

    `data` is the item, decoded only if it is needed; None where serialising would change it.
    """

    text: str = ""
    pinyin: str = ""
    data: bytes | None = None

    @property
    def has_item(self) -> bool:
        """Whether the file holds an item."""
        return bool(self.text)

    def item(self) -> Item | None:
        """Return the item, if it is in the index.

        Raises:
            CacheMissError: it was written by another version of the program.
        """
        return None if self.data is None else loads(self.data, Item)


def index_item(item: Item) -> IndexEntry:
    """Make the entry of an item."""
    candidate = Candidate(item)
    keys = [pinyin_key(printed) for printed in candidate.pinyin_texts if not printed.isascii()]
    return IndexEntry(candidate.haystack, " ".join(keys), dumps_or_none(item, Item))

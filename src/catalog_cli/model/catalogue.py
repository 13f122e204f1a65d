"""A catalogue (目录): its title, its publishers, its order of categories, and its items."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from catalog_cli.model.issued_document import NO_DOCUMENTS, IssuedDocuments
from catalog_cli.model.item import Item, Value

Rank = tuple[int, str, bool, int, str]
"""Of two items the one with the smaller rank comes first."""


class Facts(Struct, frozen=True):
    """The workspace's own files of facts about the law, by path, which go before those of the program."""

    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def law_lines(self) -> list[bytes]:
        """The records of laws."""
        return [line for path, data in self.files if not is_of_documents(path) for line in data.splitlines() if line]

    @property
    def document_lines(self) -> list[bytes]:
        """The records of national documents that are no laws."""
        return [line for path, data in self.files if is_of_documents(path) for line in data.splitlines() if line]


def is_of_documents(path: str) -> bool:
    """Return whether a file of facts is one of documents, not of laws, by its name."""
    return path.rpartition("/")[2].startswith("documents")


class Settings(Struct, frozen=True, kw_only=True):
    """What `catalog.yaml` says of the catalogue as a whole; `documents` are those that `documents.yaml` lists."""

    title: str = ""
    publishers: tuple[str, ...] = ()
    body: str = ""
    jurisdiction: Mapping[str, object] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, Value] = field(default_factory=dict)
    documents: IssuedDocuments = NO_DOCUMENTS


class Catalogue(Struct, frozen=True):
    """The settings and the items, in the catalogue's order."""

    settings: Settings
    items: tuple[Item, ...] = ()


def in_order(items: Iterable[Item], categories: Iterable[str]) -> tuple[Item, ...]:
    """Sort items by the place of their category, then `order`, then `id`.

    A category that is not listed comes after those that are; an item without `order` after those with one.
    """
    rank = ranking(categories)
    return tuple(sorted(items, key=lambda item: rank(item.category, item.order, item.id)))


def ranking(categories: Iterable[str]) -> Callable[[str, int | None, str], Rank]:
    """Return the function that ranks an item by its category, order and id, for catalogues with these categories."""
    places = {name: place for place, name in enumerate(categories)}

    def rank(category: str, order: int | None, item_id: str) -> Rank:
        place = places.get(category)
        if place is None:
            return len(places), category, order is None, order or 0, item_id
        return place, "", order is None, order or 0, item_id

    return rank

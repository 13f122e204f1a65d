"""How many of the items that were found stand under each category, office and channel."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from catalog_cli.model.catalogue import in_order
from catalog_cli.model.item import Item
from catalog_cli.search.fields import texts_of
from catalog_cli.views.catalogue_figures import Counts

COUNTED = ("category", "responsible", "channels")
"""The fields by which a clerk narrows a search."""


class Facet(Struct, frozen=True):
    """A field, by its key, and each of its values with the number of items that have it."""

    key: str
    counts: Counts


def facets(items: Iterable[Item], categories: Sequence[str], keys: Sequence[str] = COUNTED) -> tuple[Facet, ...]:
    """Count items by the values of the fields `keys`, in any order of `items`; `categories` is the catalogue's order.

    An item that names a value twice counts once for it; one without the field counts for none. Large numbers come
    first; equal ones as the catalogue has them: by the first item with the value.
    """
    ordered = in_order(items, categories)
    return tuple(Facet(key, _counted(ordered, key)) for key in keys)


def _counted(items: Iterable[Item], key: str) -> Counts:
    # texts, as a field's value may be a number or a mapping; equal counts stay in the order of first appearance
    return tuple(Counter(text for item in items for text in dict.fromkeys(texts_of(item, key))).most_common())

"""A catalogue (目录): its title, its publishers, its order of categories, and its items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog_cli.model.item import Item, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `catalog.yaml` says of the catalogue as a whole."""

    title: str = ""
    publishers: tuple[str, ...] = ()
    jurisdiction: Mapping[str, object] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The settings and the items, in the catalogue's order."""

    settings: Settings
    items: tuple[Item, ...] = ()


def in_order(items: Iterable[Item], categories: Iterable[str]) -> tuple[Item, ...]:
    """Sort items by the place of their category, then `order`, then `id`.

    A category that is not listed comes after those that are; an item without `order` after those with one.
    """
    places = {name: place for place, name in enumerate(categories)}

    def key(item: Item) -> tuple[int, str, bool, int, str]:
        place = places.get(item.category, len(places))
        unlisted = "" if item.category in places else item.category
        return place, unlisted, item.order is None, item.order or 0, item.id

    return tuple(sorted(items, key=key))

"""How many items a catalogue has of each kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.citation import citation_from
from catalog_cli.model.item import Item

Counts = tuple[tuple[str, int], ...]
"""Names, each with the number of items that have it."""


LINKS = ("link", "published_with", "note", "none")
"""How an item is reached: by its own page, on another item's, not at all but with words for it, or nothing said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A catalogue in figures. An item that names an office, a channel or a law twice counts once for it.

    `categories` are in the catalogue's order, those without items included; the others go by number, the largest
    first, then by first appearance. `laws` go by title, without issuer and article. `links` are those of `LINKS`, all
    four and in that order; each item is in one of them.
    """

    items: int
    categories: Counts
    offices: Counts
    channels: Counts
    laws: Counts
    links: Counts


def figures(catalogue: Catalogue) -> Figures:
    """Count a catalogue's items by category, responsible office, channel, law and link."""
    items = catalogue.items
    return Figures(
        items=len(items),
        categories=_by_category(catalogue),
        offices=_most_first(item.responsible for item in items),
        channels=_most_first(item.channels for item in items),
        laws=_most_first(map(_law, item.basis) for item in items),
        links=_links(items),
    )


def _by_category(catalogue: Catalogue) -> Counts:
    counted = Counter(dict.fromkeys(catalogue.settings.categories, 0))
    counted.update(item.category for item in catalogue.items)
    return tuple(counted.items())


def _most_first(names_by_item: Iterable[Iterable[str]]) -> Counts:
    counted = Counter(name for names in names_by_item for name in dict.fromkeys(names))
    return tuple(counted.most_common())


def _law(citation: str) -> str:
    return citation_from(citation).title.strip() or citation.strip()


def _links(items: Iterable[Item]) -> Counts:
    counted = Counter(dict.fromkeys(LINKS, 0))
    counted.update(_link_kind(item) for item in items)
    return tuple(counted.items())


def _link_kind(item: Item) -> str:
    if item.link:
        return "link"
    if item.published_with:
        return "published_with"
    return "note" if item.link_note else "none"

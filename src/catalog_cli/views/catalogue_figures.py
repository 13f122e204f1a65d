"""How many items a catalogue has of each kind."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import Item
from catalog_cli.parsing.citations import parse_basis

Counts = tuple[tuple[str, int], ...]
"""Names, each with the number of items that have it."""


class LinkFigures(Struct, frozen=True, kw_only=True):
    """How items are reached, each counted once, so that the four numbers add up to all items.

    By a page of its own (`present`), else on another item's, else not at all but with words for it; or nothing is said.
    """

    present: int
    published_with: int
    note_only: int
    absent: int


class Figures(Struct, frozen=True, kw_only=True):
    """A catalogue in figures. An item that names an office, a channel or a law twice counts once for it.

    `categories` are in the catalogue's order, those without items included; the others go by number, the largest
    first, then by first appearance. `laws` go by title, without issuer and article.
    """

    items: int
    categories: Counts
    offices: Counts
    channels: Counts
    laws: Counts
    links: LinkFigures


def figures(catalogue: Catalogue) -> Figures:
    """Count a catalogue's items by category, responsible office, channel, law and link."""
    items = catalogue.items
    return Figures(
        items=len(items),
        categories=_by_category(catalogue),
        offices=_most_first(item.responsible for item in items),
        channels=_most_first(item.channels for item in items),
        laws=_most_first(chain.from_iterable(map(_laws, item.basis)) for item in items),
        links=_links(items),
    )


def _by_category(catalogue: Catalogue) -> Counts:
    counted = Counter(dict.fromkeys(catalogue.settings.categories, 0))
    counted.update(item.category for item in catalogue.items)
    return tuple(counted.items())


def _most_first(names_by_item: Iterable[Iterable[str]]) -> Counts:
    counted = Counter(name for names in names_by_item for name in dict.fromkeys(names))
    return tuple(counted.most_common())


def _laws(printed: str) -> tuple[str, ...]:
    """Give the titles of all citations in a printed text; a text without any is its own title."""
    titles = tuple(cited.title for cited in parse_basis(printed).citations if cited.title)
    return titles or (printed.strip(),)


def _links(items: Iterable[Item]) -> LinkFigures:
    counted = Counter(map(_link_kind, items))
    return LinkFigures(
        present=counted["present"],
        published_with=counted["published_with"],
        note_only=counted["note_only"],
        absent=counted["absent"],
    )


def _link_kind(item: Item) -> str:
    if item.link:
        return "present"
    if item.published_with:
        return "published_with"
    return "note_only" if item.link_note else "absent"

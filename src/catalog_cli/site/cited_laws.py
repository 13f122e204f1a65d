"""The laws that items cite: taken apart for an item's page, and gathered for the pages of laws."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from catalog_cli.facts.citing import law_cited
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Basis, Citation
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.site.content import SiteContent

_SHOWN = 5
"""So many other items that cite the same place are named; the law's page has all."""
Place = tuple[str, str]
"""The full title of a law, and a place in it as printed; empty where only the law is cited."""


class Citing(Struct, frozen=True):
    """An item that rests on a law, and the places that it cites."""

    item: Item
    places: tuple[str, ...]


class CitedLaw(Struct, frozen=True):
    """A citation: the law's full title, the printed parts, and the ids and names of others that cite the same place."""

    title: str
    marked: bool
    printed_title: str
    issuer: str
    reference: str
    version: str
    places: tuple[str, ...]
    quote: str
    others: tuple[tuple[str, str], ...]


class PrintedBasis(Struct, frozen=True):
    """One printed legal basis, and the laws that it cites; none where nothing was understood."""

    text: str
    laws: tuple[CitedLaw, ...]


def cited_laws(item: Item, content: SiteContent, places: Mapping[Place, list[Item]]) -> tuple[PrintedBasis, ...]:
    """Take the legal basis of an item apart; `places` are the items by the places that they cite."""
    return tuple(
        PrintedBasis(text, tuple(_cited(each, title_of(each, content), item, places) for each in _titled(parsed(text))))
        for text in item.basis
    )


def same_places(content: SiteContent) -> Mapping[Place, list[Item]]:
    """Return the items that cite each place of a law."""
    found: dict[Place, list[Item]] = {}
    for item in content.items:
        cited = [place for each in citations_of(item) for place in _places(each, title_of(each, content))]
        for place in dict.fromkeys(cited):
            found.setdefault(place, []).append(item)
    return found


def items_by_law(content: SiteContent) -> Mapping[str, list[Citing]]:
    """Return the items that rest on each law, by its full title, with the places that each cites."""
    found: dict[str, dict[str, Citing]] = {}
    for item in content.items:
        for citation in citations_of(item):
            of_law = found.setdefault(title_of(citation, content), {})
            known = of_law[item.id].places if item.id in of_law else ()
            more = (locator.text for locator in citation.locators)
            of_law[item.id] = Citing(item, tuple(dict.fromkeys((*known, *more))))
    return {title: list(of_law.values()) for title, of_law in found.items()}


def title_of(citation: Citation, content: SiteContent) -> str:
    """Return the full title of the law that a citation names, as printed where it is not known."""
    law = law_cited(citation, content.laws)
    return law.title if law else citation.title


@lru_cache(maxsize=65536)
def parsed(text: str) -> Basis:
    """Parse a printed legal basis, each text once: the items of a catalogue cite the same few laws."""
    return parse_basis(text)


def _titled(basis: Basis) -> Iterator[Citation]:
    return (cited for cited in basis.citations if cited.title)


def citations_of(item: Item) -> Iterator[Citation]:
    """Yield all citations of an item that name a law."""
    for text in item.basis:
        yield from _titled(parsed(text))


def _places(citation: Citation, title: str) -> list[Place]:
    return [(title, locator.text) for locator in citation.locators] or [(title, "")]


def _cited(citation: Citation, title: str, item: Item, places: Mapping[Place, list[Item]]) -> CitedLaw:
    others = {
        other.id: (other.id, other.name)
        for place in _places(citation, title)
        for other in places[place][: _SHOWN + 1]
        if other.id != item.id
    }
    return CitedLaw(
        title=title,
        marked=any(token.text == "《" for token in citation.tokens),
        printed_title=citation.title,
        issuer=citation.issuer,
        reference=citation.reference,
        version=citation.version,
        places=tuple(locator.text for locator in citation.locators),
        quote=citation.quote,
        others=tuple(others.values())[:_SHOWN],
    )

"""The laws that items cite: taken apart for an item's page, and gathered for the pages of laws."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from catalog_cli.facts.citing import law_cited
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Basis, Citation
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.site.content import SiteContent

_SHOWN = 6
"""So many other items that cite the same place are named; the law's page has all."""


class CitedLaw(Struct, frozen=True):
    """A citation: the law's full title and its page, the printed parts, and others that cite the same place."""

    title: str
    address: str
    marked: bool
    printed_title: str
    issuer: str
    reference: str
    version: str
    places: tuple[str, ...]
    quote: str
    others: tuple[Item, ...] = ()
    more: int = 0


class PrintedBasis(Struct, frozen=True):
    """One printed legal basis, and the laws that it cites; none where nothing was understood."""

    text: str
    laws: tuple[CitedLaw, ...]


def cited_laws(item: Item, content: SiteContent) -> tuple[PrintedBasis, ...]:
    """Take the legal basis of an item apart."""
    return tuple(
        PrintedBasis(text, tuple(_cited(cited, content) for cited in parsed(text).citations if cited.title))
        for text in item.basis
    )


@lru_cache(maxsize=65536)
def parsed(text: str) -> Basis:
    """Parse a printed legal basis, each text once: items of one catalogue cite the same few laws."""
    return parse_basis(text)


def title_of(citation: Citation, content: SiteContent) -> str:
    """Return the full title of the law that a citation names, as printed where it is not known."""
    law = law_cited(citation, content.laws)
    return law.title if law else citation.title


def citations_of(item: Item) -> Iterator[Citation]:
    """Yield all citations of an item that name a law."""
    for text in item.basis:
        yield from (cited for cited in parsed(text).citations if cited.title)


def items_by_law(content: SiteContent) -> Mapping[str, list[tuple[Item, tuple[str, ...]]]]:
    """Return the items that rest on each law, by its full title, with the places that each cites."""
    found: dict[str, dict[str, tuple[Item, tuple[str, ...]]]] = {}
    for item in content.items:
        for citation in citations_of(item):
            of_law = found.setdefault(title_of(citation, content), {})
            places = of_law.get(item.id, (item, ()))[1]
            more = tuple(locator.text for locator in citation.locators)
            of_law[item.id] = item, tuple(dict.fromkeys((*places, *more)))
    return {title: list(of_law.values()) for title, of_law in found.items()}


def _cited(citation: Citation, content: SiteContent) -> CitedLaw:
    title = title_of(citation, content)
    return CitedLaw(
        title=title,
        address=content.addresses.law(title),
        marked=any(token.text == "《" for token in citation.tokens),
        printed_title=citation.title,
        issuer=citation.issuer,
        reference=citation.reference,
        version=citation.version,
        places=tuple(locator.text for locator in citation.locators),
        quote=citation.quote,
    )

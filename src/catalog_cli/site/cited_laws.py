"""The laws that items cite: taken apart for an item's page, and gathered for the pages of laws."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.facts.citing import law_cited
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Basis, Citation
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.site.content import SiteContent
from catalog_cli.site.fingerprint import fingerprint

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
    others: tuple[tuple[str, str], ...] = ()


class PrintedBasis(Struct, frozen=True):
    """One printed legal basis, and the laws that it cites; none where nothing was understood."""

    text: str
    laws: tuple[CitedLaw, ...]


class Citations:
    """What the items of a catalogue cite; each printed legal basis is taken apart once, as items share many."""

    def __init__(self, content: SiteContent) -> None:
        """Take the content; nothing is taken apart yet."""
        self._content = content
        self._laws: dict[str, tuple[CitedLaw, ...]] = {}
        self._keys: dict[str, bytes] = {}
        self._meant: dict[str, list[dict[str, str] | None]] = {}

    def laws(self, text: str) -> tuple[CitedLaw, ...]:
        """Return the laws that a printed legal basis cites, without the items that cite the same."""
        if text not in self._laws:
            self._laws[text] = tuple(_cited(each, title_of(each, self._content)) for each in _titled(parsed(text)))
        return self._laws[text]

    def meant(self, text: str) -> list[dict[str, str] | None]:
        """Return the law that each citation of a printed legal basis means: its full title, and its page."""
        if text not in self._meant:
            self._meant[text] = [self._law(citation) for citation in parsed(text).citations]
        return self._meant[text]

    def basis(self, item: Item) -> tuple[PrintedBasis, ...]:
        """Take the legal basis of an item apart, with the other items that cite the same places."""
        return tuple(
            PrintedBasis(text, tuple(replace(law, others=self._others(law, item)) for law in self.laws(text)))
            for text in item.basis
        )

    def key(self, text: str) -> bytes:
        """Return a fingerprint of what `basis` tells of a printed legal basis, whichever item it is of."""
        if text not in self._keys:
            told = [[(other.id, other.name) for other in self._first[place]] for place in self._places_in(text)]
            self._keys[text] = fingerprint(self.laws(text), told)
        return self._keys[text]

    @cached_property
    def by_law(self) -> Mapping[str, Sequence[Citing]]:
        """The items that rest on each law, by its full title, with the places that each cites."""
        found: dict[str, dict[str, Citing]] = {}
        for item in self._content.items:
            for law in (law for text in item.basis for law in self.laws(text)):
                of_law = found.setdefault(law.title, {})
                known = of_law[item.id].places if item.id in of_law else ()
                of_law[item.id] = Citing(item, tuple(dict.fromkeys((*known, *law.places))))
        return {title: list(of_law.values()) for title, of_law in found.items()}

    @cached_property
    def _first(self) -> Mapping[Place, Sequence[Item]]:
        """The first items that cite each place of a law: one more than are shown, as none is shown on its own page."""
        found: dict[Place, list[Item]] = {}
        for item in self._content.items:
            for place in dict.fromkeys(place for text in item.basis for place in self._places_in(text)):
                citing = found.setdefault(place, [])
                if len(citing) <= _SHOWN:
                    citing.append(item)
        return found

    def _places_in(self, text: str) -> Iterator[Place]:
        return (place for law in self.laws(text) for place in _places(law))

    def _others(self, law: CitedLaw, item: Item) -> tuple[tuple[str, str], ...]:
        citing = (other for place in _places(law) for other in self._first[place] if other.id != item.id)
        return tuple({other.id: (other.id, other.name) for other in citing}.values())[:_SHOWN]

    def _law(self, citation: Citation) -> dict[str, str] | None:
        if not citation.title:
            return None
        title = title_of(citation, self._content)
        return {"title": title, "page": self._content.addresses.law(title)}


@lru_cache(maxsize=1)
def citations_in(content: SiteContent) -> Citations:
    """Return what the items of a catalogue cite."""
    return Citations(content)


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


def _places(law: CitedLaw) -> list[Place]:
    return [(law.title, place) for place in law.places] or [(law.title, "")]


def _cited(citation: Citation, title: str) -> CitedLaw:
    return CitedLaw(
        title=title,
        marked=any(token.text == "《" for token in citation.tokens),
        printed_title=citation.title,
        issuer=citation.issuer,
        reference=citation.reference,
        version=citation.version,
        places=tuple(locator.text for locator in citation.locators),
        quote=citation.quote,
    )

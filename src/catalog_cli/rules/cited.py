"""Where a catalogue cites which source, for rules that compare citations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog_cli.facts.citing import laws_cited, order_number
from catalog_cli.model.citation import Citation
from catalog_cli.model.fix import Pointer, Span
from catalog_cli.model.item import Item
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.references import YEAR_CLOSING, YEAR_OPENING

_BRACKETS = str.maketrans(dict.fromkeys(YEAR_OPENING, "〔") | dict.fromkeys(YEAR_CLOSING, "〕"))
_TITLE_MARKS = str.maketrans("<>《》（）", "〈〉〈〉()")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and its place; `broken` where part of its printed text is not understood."""

    citation: Citation
    path: str
    pointer: Pointer
    broken: bool

    @property
    def span(self) -> Span:
        """The stretch of the printed text that is the citation."""
        return self.citation.parts[0].start, self.citation.parts[-1].end


def places_in(items: Iterable[Item]) -> Iterator[Cited]:
    """Give every citation of some items, in their order."""
    for item in items:
        for number, text in enumerate(item.basis):
            basis = parse_basis(text)
            for citation in basis.citations:
                yield Cited(citation, item.path, ("basis", number), bool(basis.unparsed))


def by_source(cited: Iterable[Cited]) -> dict[str, list[Cited]]:
    """Sort citations by their source: a law by its full title, however printed. Those without title are left out."""
    found: dict[str, list[Cited]] = {}
    for one in cited:
        if one.citation.title:
            found.setdefault(_source(one.citation), []).append(one)
    return found


def number_of(citation: Citation) -> str:
    """Give a citation's number in one way, whatever its brackets and spaces."""
    order = order_number(citation.reference)
    return order or _SPACE.sub("", citation.reference).translate(_BRACKETS).removeprefix("中华人民共和国")


def _source(citation: Citation) -> str:
    known = laws_cited(citation)
    issuer = "" if known else citation.issuer
    title = known[0].title if known else citation.title
    return _SPACE.sub("", f"{issuer}{title}").translate(_TITLE_MARKS)

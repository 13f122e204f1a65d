"""Citations in comparable form, for the rules that compare them across items."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from catalog_cli.facts.citing import law_named, order_number
from catalog_cli.facts.laws import Laws, laws_in, national_laws
from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Span
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Citation
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import YEAR_CLOSING, YEAR_OPENING
from catalog_cli.parsing.lazy_regex import lazy_regex

_BRACKETS = str.maketrans(dict.fromkeys(YEAR_OPENING, "〔") | dict.fromkeys(YEAR_CLOSING, "〕"))
_TITLE_MARKS = str.maketrans("<>《》（）", "〈〉〈〉()")
_SPACE = lazy_regex(r"\s")


class Cited(Struct, frozen=True):
    """A citation in a printed text: `source` is the same wherever it is cited, `number` whatever its brackets are.

    `number` is empty where none is printed; `quotes` says whether it quotes words of the source, `broken` whether part
    of the text is not understood.
    """

    citation: Citation
    source: str
    number: str
    quotes: bool
    broken: bool

    @property
    def span(self) -> Span:
        """The stretch of the printed text that is the citation."""
        return self.citation.tokens[0].start, self.citation.tokens[-1].end


@lru_cache(maxsize=16384)
def cited_in(text: str) -> tuple[Cited, ...]:
    """Return the citations of a printed text; those without a title are left out."""
    basis = parse_basis(text)
    return tuple(
        Cited(
            citation,
            source_of(citation.title, citation.issuer, citation.reference, national_laws()),
            _number(citation),
            bool(citation.quote),
            bool(basis.unparsed),
        )
        for citation in basis.citations
        if citation.title
    )


class CitedSource(NamedTuple):
    """A citation in plain values, for rules that compare them: the source, its number, and its place.

    `place` is that of the text in the basis, `start` and `end` are the citation's stretch of it. `reference` is the
    number as printed.
    """

    source: str
    number: str
    place: int
    start: int
    end: int
    title: str
    issuer: str
    reference: str
    broken: bool


def by_facts(cited: Iterable[CitedSource], facts: Facts) -> list[CitedSource]:
    """Return citations whose sources are told by the workspace's own facts too, where it has any."""
    if not facts.files:
        return list(cited)
    laws = laws_in(facts)
    return [each._replace(source=source_of(each.title, each.issuer, each.reference, laws)) for each in cited]


def source_by_facts(cited: Cited, facts: Facts) -> str:
    """Return the source of a citation as the workspace's own facts tell it too."""
    citation = cited.citation
    if not facts.files:
        return cited.source
    return source_of(citation.title, citation.issuer, citation.reference, laws_in(facts))


def is_of_known_order(cited: CitedSource, laws: Laws) -> bool:
    """Return whether the number is that of an order of the law cited, whatever others print."""
    law = law_named(cited.title, cited.issuer, cited.reference, laws)
    return law is not None and cited.number in [number for number, _day in (*law.orders, *law.amending_orders)]


def collect_sources(item: Item) -> tuple[CitedSource, ...] | None:
    """Collect the citations of an item; None when it has none. Rules that share this share what it collects."""
    return tuple(source for place, text in enumerate(item.basis) for source in _sources(text, place)) or None


@lru_cache(maxsize=16384)
def _sources(text: str, place: int) -> tuple[CitedSource, ...]:
    return tuple(
        CitedSource(
            cited.source,
            cited.number,
            place,
            *cited.span,
            cited.citation.title,
            cited.citation.issuer,
            cited.citation.reference,
            cited.broken,
        )
        for cited in cited_in(text)
    )


def numbers_by_source(citations: Iterable[CitedSource]) -> dict[str, Counter[str]]:
    """Count for each source how often it is cited under which number."""
    # a catalogue cites few sources very often
    counted = Counter((cited.source, cited.number) for cited in citations if cited.number)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (source, number), times in counted.items():
        found[source][number] = times
    return dict(found)


def _number(citation: Citation) -> str:
    """Return a citation's number in one way, whatever its brackets and spaces."""
    order = order_number(citation.reference)
    return order or _SPACE.sub("", citation.reference).translate(_BRACKETS).removeprefix("中华人民共和国")


def source_of(title: str, issuer: str, reference: str, laws: Laws) -> str:
    """Return the source of a citation in one way, however its title is written."""
    known = law_named(title, issuer, reference, laws)
    issuer = "" if known else issuer
    title = known.title if known else title
    title = _SPACE.sub("", title).translate(_TITLE_MARKS).removeprefix("中华人民共和国")
    return f"{_SPACE.sub('', issuer)}{title}"

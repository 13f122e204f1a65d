"""Resolve a citation to a national law, and to the text of it that is meant."""

import re
from functools import cache

from msgspec import Struct

from catalog_cli.facts.in_force import is_checked, is_complete, texts_on
from catalog_cli.facts.laws import Law, Laws, LawText, national_laws
from catalog_cli.facts.places import is_decided, step_missing
from catalog_cli.model.citation import Citation, Locator, Order, Step
from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.numerals import NUMERAL, number_from

_ORDER = re.compile(rf"(?:中华人民共和国)?(?P<owner>国务院|国|主席)令.{{0,8}}?第?(?P<number>{NUMERAL})号")
_LOCAL = re.compile(r"省|自治|市(?!场)|县|州(?!际)|旗")
_NATIONAL = re.compile(r"令|^国(?:办|务院)?[发函]|^中办发|^中发")
_NATIONAL_ISSUER = re.compile(r"国务院|全国人|国家|中华人民共和国|中共中央|.*(?:部|总局|委员会|委)$")
_SAME_YEAR = 90
"""Days by which the passing of a text and its order may differ."""


class Meaning(Struct, frozen=True):
    """The texts by which the places of a citation are measured, the newest first, and those that were before them.

    `is_complete` says that one of the texts is meant for certain, `is_checked` that no newer one can be.
    """

    texts: tuple[LawText, ...] = ()
    older: tuple[LawText, ...] = ()
    is_complete: bool = False
    is_checked: bool = False

    def step_missing(self, locator: Locator) -> Step | None:
        """Find the step of a locator that none of the texts has; None where one may have the place."""
        missing = [step_missing(text, locator) for text in self.texts] if self.is_complete else []
        return missing[0] if missing and all(missing) else None

    def shows(self, locator: Locator) -> bool:
        """Say whether all of the texts are known to have a place."""
        return all(is_decided(text, locator) and not step_missing(text, locator) for text in self.texts)


def law_cited(citation: Citation, laws: Laws | None = None) -> Law | None:
    """Find the national law that a citation names.

    A local rule of the same short title is not meant: its issuer or number shows that it is local.
    """
    return law_named(citation.title, citation.issuer, citation.reference, laws or national_laws())


def law_named(title: str, issuer: str, reference: str, laws: Laws) -> Law | None:
    """Find the national law that a title means, with the issuer and the number that are printed beside it."""
    return laws.named(title) if title and _is_national(issuer, reference) else None


def meaning_of(citation: Citation, law: Law, run: Run) -> Meaning:
    """Find the texts that a citation can mean on the day of a run, by what it says of order and year.

    Returns:
        The texts in force, where it names none; no texts where it names one that is not known.
    """
    named, in_force = texts_named(citation, law), texts_on(law, run)
    older = tuple(text for text in law.texts if in_force and _precedes(text, in_force[-1]))
    if named is None:
        return Meaning(in_force, older, is_complete(in_force, run), is_checked(law, run))
    current = tuple(text for text in named if text in in_force)
    if current:
        whole = len(current) < len(in_force) or is_complete(in_force, run)
        return Meaning(current, older, whole, is_checked(law, run))
    return Meaning(named, older, bool(named), bool(named))


def texts_named(citation: Citation, law: Law) -> tuple[LawText, ...] | None:
    """Find the texts that a citation names by order or year, the newest first.

    Returns:
        The texts; nothing where the one that is named is not known; None where the citation names none.
    """
    order = order_of(citation)
    by_order = _texts_of_order(order, law) if order else None
    year = max(citation.years, default=None)
    if year is None or by_order == ():
        return by_order
    by_year = tuple(text for text in by_order or law.texts if year in years_of(text))
    # the year of the order that issued a text says no more than the order
    return by_year or (by_order if by_order and order and _is_year_of(order, law, year) else ())


def order_of(citation: Citation) -> Order | None:
    """Return the order of the text that a citation means: not those of earlier texts, nor one that is out of force."""
    spans = [
        (token.start, token.start + len(token.text)) for token in citation.tokens if token.kind is TokenKind.REFERENCE
    ]
    own = [order for order in citation.orders if any(start <= order.start < end for start, end in spans)]
    return next(reversed(own or citation.orders), None)


def years_of(text: LawText) -> frozenset[int]:
    """Return the years by which a text is named: of its day, its orders and its first day in force."""
    if text.version is None:
        return frozenset()
    days = [text.version, *(day for _number, day in (*text.orders, *text.amending_orders)), *text.earlier]
    near = {day.year for day in days if abs((day - text.version).days) <= _SAME_YEAR}
    return frozenset(near | ({text.effective.year} if text.effective else set()))


def is_order(order: Order, number: str) -> bool:
    """Return whether a printed order is the one of a number: 令第711号 without its issuer can be 国务院令第711号."""
    return str(order) == number or (not order.issuer and number.endswith(str(order)))


@cache
def order_number(reference: str) -> str | None:
    """Normalise an order number: 国令第711号 and 中华人民共和国国务院令(2019年)第711号 are 国务院令第711号.

    Returns:
        The number; None where it is no order of the State Council or of the President.
    """
    found = _ORDER.fullmatch(re.sub(r"\s", "", reference))
    number = number_from(found["number"]) if found else None
    if found is None or number is None:
        return None
    return f"{'主席' if found['owner'] == '主席' else '国务院'}令第{number}号"


def _texts_of_order(order: Order, law: Law) -> tuple[LawText, ...]:
    """Find the texts that an order issued, or that the decision which it published made."""
    amended = tuple(
        text
        for text in law.texts
        if any(is_order(order, number) and day == text.version for number, day in text.amending_orders)
    )
    return amended or tuple(text for text in law.texts if text.orders and is_order(order, text.orders[-1][0]))


def _is_year_of(order: Order, law: Law, year: int) -> bool:
    return any(is_order(order, number) and day.year == year for number, day in law.orders)


def _precedes(text: LawText, other: LawText) -> bool:
    return text.version is not None and (other.version is None or text.version < other.version)


def _is_national(issuer: str, reference: str) -> bool:
    if _LOCAL.search(reference) or _LOCAL.search(issuer):
        return False
    return (not reference or bool(_NATIONAL.search(reference))) and (not issuer or bool(_NATIONAL_ISSUER.match(issuer)))

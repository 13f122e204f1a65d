"""Resolve a citation to a national law and to the version that it means."""

import re
from functools import cache

from catalog_cli.facts.laws import Law, laws_named
from catalog_cli.model.citation import Citation
from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.numerals import NUMERAL, number_from

_ORDER = re.compile(rf"(?:中华人民共和国)?(?P<owner>国务院|国|主席)令.{{0,8}}?第?(?P<number>{NUMERAL})号")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_LOCAL = re.compile(r"省|自治|市(?!场)|县|州(?!际)|旗")
_NATIONAL = re.compile(r"令|^国(?:办|务院)?[发函]|^中办发|^中发")
_NATIONAL_ISSUER = re.compile(r"国务院|全国人|国家|中华人民共和国|中共中央|.*(?:部|总局|委员会|委)$")


def laws_cited(citation: Citation) -> tuple[Law, ...]:
    """Find the versions, the newest first, of the national law that a citation names.

    A local rule of the same short title is not meant: its issuer or number shows that it is local.
    """
    if not citation.title or not _is_national(citation.issuer, citation.reference):
        return ()
    return laws_named(citation.title)


def versions_meant(citation: Citation) -> tuple[Law, ...]:
    """Find the versions, the newest first, that a citation can mean by its order number and its dates.

    Returns:
        All known versions where it names none; nothing where it names one whose text is not known.
    """
    known = laws_cited(citation)
    order, year = order_number(citation.reference), _latest_year(citation)
    if known and year and year != known[0].version[:4]:
        return tuple(law for law in known if law.version[:4] == year)
    if order and order in [number for number, _ in orders_of(known)[:-1]]:
        return tuple(law for law in known if law.orders and law.orders[-1][0] == order)
    return known


def orders_of(versions: tuple[Law, ...]) -> tuple[tuple[str, str], ...]:
    """Return the orders by which a law's texts were published, with their dates; the last is the one in force."""
    return tuple(sorted({order for law in versions for order in law.orders}, key=lambda order: order[1]))


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


def _latest_year(citation: Citation) -> str | None:
    """Return the year of the latest text that a citation's brackets speak of: （2015年修正）."""
    dates = "".join(token.text for token in citation.tokens if token.kind is TokenKind.DATE)
    return max(_YEAR.findall(dates), default=None)


def _is_national(issuer: str, reference: str) -> bool:
    if _LOCAL.search(reference) or _LOCAL.search(issuer):
        return False
    return (not reference or bool(_NATIONAL.search(reference))) and (not issuer or bool(_NATIONAL_ISSUER.match(issuer)))

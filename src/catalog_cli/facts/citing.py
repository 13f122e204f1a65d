"""Resolve a citation to a law, national or local, and to the text of it that is meant or in force on a day."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from catalog_cli.facts import data_lines
from catalog_cli.facts.laws import Law, Laws, LawText, is_decided, national_laws, step_missing
from catalog_cli.model.phrase import Citation, Locator, Order, Step, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.parsing.governments import PROVINCES
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, number_from

LONGEST_WAIT = timedelta(days=400)
"""A text whose first day is not known is in force by then: of 566 whose day is known, one basic law waited longer."""
_NOTICE = timedelta(days=60)
"""How long before its day a change is announced."""


def texts_on(law: Law, run: Run) -> tuple[LawText, ...]:
    """Return the texts that can be in force on the day of a run, the newest first; nothing where none is known.

    There are several where the first day of the newer is not known. The last is in force for certain, or was before the
    others, unless `is_complete` says that a text which is not here can be in force too.
    """
    found: list[LawText] = []
    for text in law.texts:
        if _can_be_in_force(law, text, run):
            found.append(text)
            if _is_surely_in_force(text, run):
                break
    return tuple(found)


def text_on(law: Law, run: Run) -> LawText | None:
    """Return the text that is in force on the day of a run; None where that is not certain."""
    texts = texts_on(law, run)
    return texts[0] if len(texts) == 1 and is_complete(texts, run) else None


def is_complete(texts: tuple[LawText, ...], run: Run) -> bool:
    """Say whether one of the texts that `texts_on` returns is in force, and none that is not here."""
    return bool(texts) and (_is_surely_in_force(texts[-1], run) or _is_first(texts[-1]))


def coming_text(law: Law, run: Run) -> LawText | None:
    """Return the text that is passed and not yet in force, from 60 days before its day."""
    for text in law.texts:
        if text.version and text.effective and run.has_come(text.version) and not run.has_come(text.effective):
            return text if run.has_come(text.effective - _NOTICE) else None
    return None


def is_repealed(law: Law, run: Run) -> bool:
    """Say whether a law is out of force on the day of a run."""
    return law.repealed_on is not None and run.has_come(law.repealed_on)


def is_to_be_repealed(law: Law, run: Run) -> bool:
    """Say whether a law will be out of force within 60 days."""
    day = law.repealed_on
    return day is not None and not run.has_come(day) and run.has_come(day - _NOTICE)


def is_checked(law: Law, run: Run) -> bool:
    """Say whether the data reaches the day of a run: whether no newer text than the known ones can exist."""
    return law.checked_until is not None and not run.has_passed(law.checked_until)


def successor(law: Law, laws: Laws, run: Run) -> str | None:
    """Return the title of the law in force that stands in the place of a repealed one; None where none is known."""
    seen = {law.title}
    while law.repealed_by and not law.repealed_by.endswith("决定"):
        following = laws.named(law.repealed_by)
        if following is None or not is_repealed(following, run):
            return law.repealed_by
        if following.title in seen:
            return None
        seen.add(following.title)
        law = following
    return None


def first_day(law: Law) -> date | None:
    """Return the first day of a law that is known to have had no text before; None of all others."""
    oldest = law.texts[-1]
    return oldest.effective if len(law.texts) == 1 and _is_first(oldest) else None


def _can_be_in_force(law: Law, text: LawText, run: Run) -> bool:
    if text.version is None:
        # of a text whose day nobody knows, only that it is newer than what was known when the others were checked
        until = max((other.checked_until for other in law.texts[1:] if other.checked_until), default=None)
        return text.proof != _TITLE_ONLY and (until is None or run.has_passed(until))
    return run.has_come(text.effective or text.version)


def _is_surely_in_force(text: LawText, run: Run) -> bool:
    if text.version is None:
        return False
    return text.effective is not None or run.has_passed(text.version + LONGEST_WAIT)


_TITLE_ONLY = "closing article"
"""The proof of a title that is known only because another text repeals it."""
_SAME_TEXT = timedelta(days=90)
"""How far before the day of a text the day of its passing may lie."""


def _is_first(text: LawText) -> bool:
    """Say whether a text is the first of its title: its header names no day of an earlier one."""
    days = [*text.earlier, *(day for _number, day in text.orders)]
    return text.version is not None and all(day > text.version - _SAME_TEXT for day in days)


_ORDER = lazy_regex(rf"(?:中华人民共和国)?(?P<owner>国务院|国|主席)令.{{0,8}}?第?(?P<number>{NUMERAL})号")
_LOCAL = lazy_regex(r"省|自治|市(?!场)|县|州(?!际)|旗")
_NATIONAL = lazy_regex(r"令|^国(?:办|务院)?[发函]|^中办发|^中发")
_NATIONAL_ISSUER = lazy_regex(r"国务院|全国人|国家|中华人民共和国|中共中央|.*(?:部|总局|委员会|委)$")
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
    """Return whether a printed order is the one of a number: 令第711号 without its issuer can be 国务院令第711号.

    An order of two issuers (国务院、中央军事委员会令第788号) may be printed with one of them.
    """
    if str(order) == number or not number.endswith(f"令第{order.number}号"):
        return str(order) == number
    issuers = number.partition("令")[0].split("、")
    return not order.issuer or (len(issuers) > 1 and _IN_FULL.get(order.issuer, order.issuer) in issuers)


_IN_FULL = {"中央军委": "中央军事委员会"}


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


@lru_cache(maxsize=4096)
def _is_national(issuer: str, reference: str) -> bool:
    if _LOCAL.search(reference) or _LOCAL.search(issuer):
        return False
    return (not reference or bool(_NATIONAL.search(reference))) and (not issuer or bool(_NATIONAL_ISSUER.match(issuer)))


REGIONS = ("北京市", "上海市", "重庆市", "浙江省", "山东省", "河南省", "广东省")
"""The regions whose local regulations (地方性法规) the data has.

The texts are those of past years, whichever is in force: they tell how many articles a text has, and no more.
"""
_LONGEST_PLACE = 12
_UNITS = frozenset("市县州盟")
_NATION = "中华人民共和国"


def local_law_cited(citation: Citation) -> Law | None:
    """Find the local regulation that a citation names; None where it is not known, which says nothing against it."""
    title = "".join(citation.title.split())
    province = province_of(title)
    if province not in REGIONS and (province or not _begins_with_place(title)):
        return None
    return _local_laws().named(title)


def local_meaning(citation: Citation, law: Law) -> Meaning:
    """Find the texts that a citation of a local regulation can mean: any that is known, or those of the years it names.

    Texts without a day are not measured by. None is said to be the one in force.
    """
    texts = [text for text in law.texts if text.version and text.is_known]
    if citation.years:
        texts = [text for text in texts if not years_of(text).isdisjoint(citation.years)]
    elif len(texts) < len(law.texts):
        return Meaning()
    return Meaning(tuple(texts), is_complete=bool(texts), is_checked=bool(citation.years))


def may_be_local(citation: Citation, law: Law) -> bool:
    """Return whether a citation without 中华人民共和国 may mean a local regulation instead of this national law.

    In a catalogue of 上海市, 《公路管理条例》 may be 《上海市公路管理条例》.
    """
    title = "".join(citation.title.split())
    if citation.reference or citation.issuer or not law.title.removeprefix(_NATION) == title != law.title:
        return False
    return title in _names_without_place()


def province_of(title: str) -> str:
    """Return the province that a title begins with; empty where it begins with none."""
    return next((name for name in PROVINCES if title.startswith(name)), "")


def place_of(title: str) -> tuple[str, str]:
    """Return the city, prefecture or county that a title begins with, and its province; empty where none is known."""
    if not _begins_with_place(title):
        return "", ""
    return next(((place, region) for place, region in _places().items() if title.startswith(place)), ("", ""))


def is_prefecture(name: str) -> bool:
    """Return whether a place is one of the second level, a city or an autonomous prefecture."""
    return name in prefectures()


def _begins_with_place(title: str) -> bool:
    """Return whether a title may begin with the name of a city or county; the data need not be loaded for others."""
    return not _UNITS.isdisjoint(title[2:_LONGEST_PLACE])


class _Head(Struct):
    title: str
    region: str = ""
    place: str = ""


@cache
def _local_laws() -> Laws:
    return Laws(data_lines("local.jsonl.gz"))


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(msgspec.json.decode(line, type=_Head) for line in data_lines("local.jsonl.gz"))


@cache
def _names_without_place() -> frozenset[str]:
    return frozenset(head.title.removeprefix(head.place or head.region) for head in _heads())


@cache
def _places() -> dict[str, str]:
    # titles that begin with other words than a name were taken apart too: 关于市…, 杭州城市…
    places = {
        head.place: head.region
        for head in _heads()
        if head.place and not head.place.startswith("关于") and not head.place.endswith("城市")
    }
    return {**prefectures(), **places}


@cache
def prefectures() -> Mapping[str, str]:
    """Return the province of each place of the second level, by the place's name."""
    lines = [line.decode().split() for line in data_lines("cities.txt")]
    return {place: province for province, *places in lines for place in places}

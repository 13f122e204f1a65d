"""Whether an item fulfils a query: a tree made once into a function that is asked of many items."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import ge, gt, le, lt

from catalog_cli.model.citation import Citation, Locator
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, as_texts
from catalog_cli.model.time_limit import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.queries.fields import elements_of, texts_of
from catalog_cli.queries.folding import fold, fold_all
from catalog_cli.queries.query.tree import (
    And,
    Changed,
    Cites,
    Compare,
    Expression,
    Has,
    Not,
    Or,
    Step,
    Term,
    Whole,
)
from catalog_cli.queries.query.words import held

LastChange = Callable[[Item], date | None]
"""Gives the day on which an item's file was last changed; None where nobody knows."""

BEST = ("name", "category", "content")
"""The fields that come first in a candidate's text, and whose words make a better hit."""

REST = tuple(key for key in FIELDS if key not in {*BEST, "order"})
"""The other fields in which a word is looked for that is bound to none."""

_COSTS: Mapping[type[Expression], int] = {Has: 0, Whole: 1, Compare: 3, Cites: 3, Changed: 4}
_RELATIONS: Mapping[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_DAY = 24 * 60
_MINUTES: Mapping[TimeUnit, int] = {
    TimeUnit.MINUTE: 1,
    TimeUnit.HOUR: 60,
    TimeUnit.DAY: _DAY,
    TimeUnit.WEEK: 7 * _DAY,
    TimeUnit.YEAR: 365 * _DAY,
}
_UNITS: Mapping[str, TimeUnit] = {
    "工作日": TimeUnit.WORKING_DAY,
    "日": TimeUnit.DAY,
    "周": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
    "小时": TimeUnit.HOUR,
}


def unknown_change(item: Item) -> date | None:  # noqa: ARG001 - one of many ways to tell
    """Tell of no item when it was changed."""
    return None


class Candidate:
    """An item that is looked at, with its texts made comparable when that is first needed."""

    def __init__(self, item: Item) -> None:
        self.item = item

    @cached_property
    def haystack(self) -> str:
        """All texts that a word is looked for in, folded: one each for the best fields, then those of the rest."""
        return fold_all(list(_searched_texts(self.item)))

    @property
    def aloud(self) -> tuple[str, ...]:
        """The printed texts of `ALOUD`, in which a word may stand as pinyin too."""
        return self.item.name, self.item.category


Test = Callable[[Candidate], bool]
"""Tells whether a candidate fulfils a condition."""


def _searched_texts(item: Item) -> Iterator[str]:
    yield from (item.name, item.category, item.content)
    for key in REST:
        value = getattr(item, key)
        if value:
            yield from (value,) if isinstance(value, str) else as_texts(value)
    for value in item.others.values():
        yield from as_texts(value)


def compiled(expression: Expression, last_change: LastChange = unknown_change) -> Test:
    """Make the function that tells whether a candidate fulfils an expression; what costs least is asked first."""
    match expression:
        case And(parts):
            tests = [compiled(part, last_change) for part in sorted(parts, key=_cost)]
            return lambda candidate: all(test(candidate) for test in tests)
        case Or(parts):
            tests = [compiled(part, last_change) for part in sorted(parts, key=_cost)]
            return lambda candidate: any(test(candidate) for test in tests)
        case Not(part):
            test = compiled(part, last_change)
            return lambda candidate: not test(candidate)
        case Changed():
            return _changed(expression, last_change)
    return _simple(expression)


def _simple(expression: Expression) -> Test:
    match expression:
        case Term(word, None):
            return lambda candidate: held(word, candidate.haystack, candidate.aloud)
        case Term(word, str(key)):
            return lambda candidate: any(held(word, fold(text), (text,)) for text in elements_of(candidate.item, key))
        case Whole(word, key):
            return lambda candidate: any(word == fold(text) for text in elements_of(candidate.item, key))
        case Has(key):
            return lambda candidate: bool(texts_of(candidate.item, key))
        case Compare():
            return _compared(expression)
        case Cites():
            return _cites(expression)
    raise TypeError(expression)


def _cost(expression: Expression) -> int:
    """Rank what an expression costs for one item."""
    if isinstance(expression, Not):
        return _cost(expression.part)
    if isinstance(expression, (And, Or)):
        return max(map(_cost, expression.parts))
    if isinstance(expression, Term):
        return 1 if expression.key else 2
    return _COSTS[type(expression)]


def _changed(expression: Changed, last_change: LastChange) -> Test:
    first, last = expression.first or date.min, expression.last or date.max

    def holds(candidate: Candidate) -> bool:
        day = last_change(candidate.item)
        return day is not None and first <= day <= last

    return holds


def _compared(expression: Compare) -> Test:
    relation, number = _RELATIONS[expression.relation], expression.number
    if expression.key == "order":
        return lambda candidate: candidate.item.order is not None and relation(candidate.item.order, number)
    bound = minutes(number, _UNITS[expression.unit])
    return lambda candidate: any(relation(length, bound) for length in _lengths(candidate.item.time_limit or ""))


def _lengths(printed: str) -> Iterator[int]:
    """Give the length of each clause of a time limit that counts from an event, in minutes; 及时 is none at all."""
    for clause in parse_time_limit(printed).clauses:
        if clause.kind is ClauseKind.PROMPTLY:
            yield 0
        elif clause.kind is ClauseKind.AFTER:
            yield from _length(clause)


def _length(clause: Clause) -> Iterator[int]:
    if clause.number is not None and clause.unit is not None:
        yield minutes(clause.number, clause.unit)


def minutes(number: int, unit: TimeUnit) -> int:
    """Estimate a length of time: five working days are seven days, a month is 30 days, twelve months are a year."""
    if unit is TimeUnit.WORKING_DAY:
        return -(-number * 7 // 5) * _DAY
    if unit is TimeUnit.MONTH:
        years, months = divmod(number, 12)
        return (years * 365 + months * 30) * _DAY
    return number * _MINUTES[unit]


def _cites(expression: Cites) -> Test:
    law = _in_text(expression.law) if expression.law else None

    def cites(cited: Citation) -> bool:
        located = any(_leads_to(locator, expression.steps) for locator in cited.locators)
        return located and (law is None or law(fold(cited.text)))

    return lambda candidate: any(
        cites(cited) for printed in candidate.item.basis for cited in parse_basis(printed).citations
    )


def _in_text(expression: Expression) -> Callable[[str], bool]:
    """Make the function that tells whether one folded text fulfils an expression made of words."""
    match expression:
        case Term(word):
            return lambda text: held(word, text, (text,))
        case Not(part):
            test = _in_text(part)
            return lambda text: not test(text)
        case And(parts):
            tests = [_in_text(part) for part in parts]
            return lambda text: all(test(text) for test in tests)
        case Or(parts):
            tests = [_in_text(part) for part in parts]
            return lambda text: any(test(text) for test in tests)
    raise TypeError(expression)


def _leads_to(locator: Locator, steps: tuple[Step, ...]) -> bool:
    return all(_reaches(locator, step) for step in steps)


def _reaches(locator: Locator, wanted: Step) -> bool:
    """Tell whether a locator names a number that is wanted; of a range or list, any from its first to its last."""
    first = locator.number(wanted.unit)
    if first is None:
        return False
    until = locator.until
    last = max(first, until.number) if until and until.unit == wanted.unit else first
    return last >= wanted.first and (wanted.last is None or first <= wanted.last)

"""Compile a query's AST into a predicate that is asked of many items."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from operator import ge, gt, le, lt
from typing import Any

from msgspec import Struct

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, as_texts, elements_of, texts_of
from catalog_cli.search.ast import (
    Amount,
    And,
    Changed,
    Cites,
    Compare,
    CompareDate,
    Expression,
    Has,
    Not,
    Or,
    Term,
    Whole,
)
from catalog_cli.search.fields import STATUTORY
from catalog_cli.search.folding import fold, fold_all
from catalog_cli.search.word_match import contains_word

LastChange = Callable[[Item], date | None]
"""Gives the day on which an item's file was last changed; None where nobody knows."""
DeadlinesOf = Callable[[Item], tuple[Any, ...]]
"""Gives the times that laws set for an item, of the type `StatutoryDeadline`, whose module few queries need."""

BEST = ("name", "category", "content")
"""The fields that come first in a candidate's text; a word in them makes a better hit."""

REST = tuple(key for key in FIELDS if key not in {*BEST, "order", "printed"})
"""The other fields in which a word is looked for that is bound to none."""

_COSTS: Mapping[type[Expression], int] = {Has: 0, Whole: 1, CompareDate: 1, Amount: 2, Compare: 3, Cites: 3, Changed: 4}
_RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def _unknown_change(_item: Item) -> date | None:
    """Say of every item that nobody knows when it was changed."""
    return None


def _no_deadlines(_item: Item) -> tuple[Any, ...]:
    """Say of every item that no law sets it a time of its own."""
    return ()


class Lookups(Struct, frozen=True):
    """What a query may ask of an item that its file does not say."""

    last_change: LastChange = _unknown_change
    deadlines: DeadlinesOf = _no_deadlines


NO_LOOKUPS = Lookups()


class Candidate:
    """An item to test, with its comparable texts computed on first use."""

    def __init__(self, item: Item, folded: str | None = None) -> None:
        """Take an item, and its `haystack` where that is known already."""
        self.item = item
        if folded is not None:
            self.haystack = folded

    @cached_property
    def haystack(self) -> str:
        """All texts that a free word is looked for in, folded: one for each of the best fields, then the rest."""
        return fold_all(list(_searched_texts(self.item)))

    @property
    def pinyin_texts(self) -> tuple[str, ...]:
        """The printed texts of `PINYIN_FIELDS`, in which a free word may also be pinyin."""
        return self.item.name, self.item.category


Predicate = Callable[[Candidate], bool]
"""Tells whether a candidate fulfils a condition."""


def _searched_texts(item: Item) -> Iterator[str]:
    yield from (item.name, item.category, item.content)
    for key in REST:
        value = getattr(item, key)
        if value:
            yield from (value,) if isinstance(value, str) else as_texts(value)
    for value in item.others.values():
        yield from as_texts(value)


def compile_query(expression: Expression, lookups: Lookups = NO_LOOKUPS) -> Predicate:
    """Compile an expression into a predicate; of several parts, the cheapest is asked first."""
    match expression:
        case And(parts):
            tests = [compile_query(part, lookups) for part in sorted(parts, key=_cost)]
            return lambda candidate: all(test(candidate) for test in tests)
        case Or(parts):
            tests = [compile_query(part, lookups) for part in sorted(parts, key=_cost)]
            return lambda candidate: any(test(candidate) for test in tests)
        case Not(part):
            test = compile_query(part, lookups)
            return lambda candidate: not test(candidate)
        case Changed():
            return _compile_changed(expression, lookups.last_change)
        case Compare(key) | Has(key) if key == STATUTORY:
            return _compile_statutory(expression, lookups.deadlines)
    return _compile_leaf(expression)


def _compile_leaf(expression: Expression) -> Predicate:
    match expression:
        case Term(word, None):
            return lambda candidate: contains_word(word, candidate.haystack, candidate.pinyin_texts)
        case Term(word, str(key)):
            return lambda candidate: any(
                contains_word(word, fold(text), (text,)) for text in elements_of(candidate.item, key)
            )
        case Whole(word, key):
            return lambda candidate: any(word == fold(text) for text in elements_of(candidate.item, key))
        case Has(key):
            return lambda candidate: bool(texts_of(candidate.item, key))
        case Amount() | Compare() | CompareDate():
            return _compile_comparison(expression)
        case Cites():
            # deferred: few queries look into citations, and reading them takes much to load
            from catalog_cli.search.citations import compile_citation

            compiled = compile_citation(expression)
            return lambda candidate: compiled(candidate.item)
    raise TypeError(expression)


def _cost(expression: Expression) -> int:
    """Rank expressions by what they cost for one item."""
    if isinstance(expression, Not):
        return _cost(expression.part)
    if isinstance(expression, (And, Or)):
        return max(map(_cost, expression.parts))
    if isinstance(expression, Term):
        return 1 if expression.key else 2
    return _COSTS[type(expression)]


def _compile_changed(expression: Changed, last_change: LastChange) -> Predicate:
    first, last = expression.first or date.min, expression.last or date.max

    def holds(candidate: Candidate) -> bool:
        day = last_change(candidate.item)
        return day is not None and first <= day <= last

    return holds


def _compile_comparison(expression: Amount | Compare | CompareDate) -> Predicate:
    if isinstance(expression, Amount):
        return _compile_amount(expression)
    relation = _RELATIONS[expression.relation]
    if isinstance(expression, CompareDate):
        key, day = expression.key, expression.day
        return lambda candidate: any(relation(each, day) for each in _dates(candidate.item, key))
    number = expression.number
    if expression.key == "order":
        return lambda candidate: candidate.item.order is not None and relation(candidate.item.order, number)
    # deferred: few queries compare lengths of time, and reading time limits takes much to load
    from catalog_cli.parsing.time_limits.lengths import lengths
    from catalog_cli.search.durations import minutes_of

    bound = minutes_of(number, expression.unit)
    return lambda candidate: any(relation(length, bound) for length in lengths(candidate.item.time_limit or ""))


def _compile_amount(expression: Amount) -> Predicate:
    # deferred: few queries ask for a length of time
    from catalog_cli.search.amounts import amount_of, amounts_in

    key, wanted = expression.key, amount_of(expression.word)
    return lambda candidate: any(
        wanted == amount for text in elements_of(candidate.item, key) for amount in amounts_in(text)
    )


def _compile_statutory(expression: Compare | Has, deadlines: DeadlinesOf) -> Predicate:
    if isinstance(expression, Has):
        return lambda candidate: bool(deadlines(candidate.item))
    # deferred: few queries compare lengths of time, and reading time limits takes much to load
    from catalog_cli.search.durations import minutes_of, statutory_length

    relation, bound = _RELATIONS[expression.relation], minutes_of(expression.number, expression.unit)
    return lambda candidate: any(
        relation(length, bound) for length in map(statutory_length, deadlines(candidate.item)) if length is not None
    )


def _dates(item: Item, key: str) -> Iterator[date]:
    """Yield the date in a field; none where it is absent, or no date, which a rule reports."""
    for text in item.texts(key):
        with suppress(ValueError):
            yield date.fromisoformat(text.strip())

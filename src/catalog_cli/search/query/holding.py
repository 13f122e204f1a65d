"""Whether an item fulfils a query: a tree made once into a function that is asked of many items."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, as_texts
from catalog_cli.search.fields import elements_of, texts_of
from catalog_cli.search.folding import fold, fold_all
from catalog_cli.search.query.tree import (
    And,
    Changed,
    Cites,
    Compare,
    Expression,
    Has,
    Not,
    Or,
    Term,
    Whole,
)
from catalog_cli.search.query.words import held

LastChange = Callable[[Item], date | None]
"""Gives the day on which an item's file was last changed; None where nobody knows."""

BEST = ("name", "category", "content")
"""The fields that come first in a candidate's text, and whose words make a better hit."""

REST = tuple(key for key in FIELDS if key not in {*BEST, "order"})
"""The other fields in which a word is looked for that is bound to none."""

_COSTS: Mapping[type[Expression], int] = {Has: 0, Whole: 1, Compare: 3, Cites: 3, Changed: 4}


def unknown_change(item: Item) -> date | None:  # noqa: ARG001 - one of many ways to tell
    """Tell of no item when it was changed."""
    return None


class Candidate:
    """An item that is looked at, with its texts made comparable when that is first needed."""

    def __init__(self, item: Item, folded: str | None = None) -> None:
        """Take an item, and what its `haystack` is where that is known."""
        self.item = item
        if folded is not None:
            self.haystack = folded

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
            # few queries measure or look into citations, and taking those apart is much to load
            from catalog_cli.search.query.amounts import compared

            return compared(expression)
        case Cites():
            from catalog_cli.search.query.citing import cites

            return cites(expression)
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

"""Compile what a query asks of the citations of an item into a predicate."""

from collections.abc import Callable

from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Citation, Locator
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.search.ast import And, Cites, Expression, Not, Or, StepRange, Term
from catalog_cli.search.folding import fold
from catalog_cli.search.word_match import contains_word


def compile_citation(expression: Cites) -> Callable[[Item], bool]:
    """Compile to the predicate that asks for one citation with all the steps, of the law that is wanted."""
    law = _compile_law(expression.law) if expression.law else None

    def fulfils(cited: Citation) -> bool:
        located = any(_leads_to(locator, expression.steps) for locator in cited.locators)
        return located and (law is None or law(fold(cited.text)))

    return lambda item: any(fulfils(cited) for printed in item.basis for cited in parse_basis(printed).citations)


def _compile_law(expression: Expression) -> Callable[[str], bool]:
    """Compile an expression made of words into a predicate of one folded text."""
    match expression:
        case Term(word):
            return lambda text: contains_word(word, text, (text,))
        case Not(part):
            test = _compile_law(part)
            return lambda text: not test(text)
        case And(parts):
            tests = [_compile_law(part) for part in parts]
            return lambda text: all(test(text) for test in tests)
        case Or(parts):
            tests = [_compile_law(part) for part in parts]
            return lambda text: any(test(text) for test in tests)
    raise TypeError(expression)


def _leads_to(locator: Locator, steps: tuple[StepRange, ...]) -> bool:
    return all(_reaches(locator, step) for step in steps)


def _reaches(locator: Locator, wanted: StepRange) -> bool:
    """Return whether a locator names a wanted number; a range or list names any from its first to its last."""
    first = locator.number(wanted.unit)
    if first is None:
        return False
    until = locator.until
    last = max(first, until.number) if until and until.unit == wanted.unit else first
    return last >= wanted.first and (wanted.last is None or first <= wanted.last)

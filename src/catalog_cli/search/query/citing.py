"""Whether an item cites what a query asks for, all of it in one citation."""

from collections.abc import Callable

from catalog_cli.model.citation import Citation, Locator
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.search.folding import fold
from catalog_cli.search.query.holding import Test
from catalog_cli.search.query.tree import And, Cites, Expression, Not, Or, Step, Term
from catalog_cli.search.query.words import held


def cites(expression: Cites) -> Test:
    """Make the function that tells whether one of a candidate's citations fulfils an expression."""
    law = _in_text(expression.law) if expression.law else None

    def fulfils(cited: Citation) -> bool:
        located = any(_leads_to(locator, expression.steps) for locator in cited.locators)
        return located and (law is None or law(fold(cited.text)))

    return lambda candidate: any(
        fulfils(cited) for printed in candidate.item.basis for cited in parse_basis(printed).citations
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

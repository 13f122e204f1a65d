"""A source that the catalogue cites with its number has it in every item.

A number finds the document at once, and shows which edition is meant. Items are read one by one, so that it helps
little when another item has it. An item that gives the number once may cite the source without it again.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 12: a catalogue is made so that the public can
look up what is meant.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.cited import Cited, by_source, number_of, places_in
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Problem, Subject

TITLE = "依据写明文号"
SEVERITY = Severity.INFO
_WITH = ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条\n"
VALID = (
    {**RIGHT, FILE: _WITH, OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国预算法》第十四条\n"},
    {**RIGHT, FILE: _WITH + "  - 《政府信息公开条例》第二十三条\n"},
)
INVALID = (
    {**RIGHT, FILE: _WITH, OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》第二十三条\n"},
)


def check(subject: Subject) -> Iterator[Problem]:
    """Report each item's first citation without the number that other items give."""
    for cited in by_source(places_in(subject.catalogue.items)).values():
        numbers = {number_of(one.citation) for one in cited if one.citation.reference}
        if len(numbers) == 1:
            told = {one.path for one in cited if one.citation.reference}
            without = {one.path: one for one in reversed(cited) if one.path not in told and not one.broken}
            yield from (_problem(one, min(numbers)) for one in without.values())


def _problem(cited: Cited, number: str) -> Problem:
    return Problem(
        path=cited.path,
        pointer=cited.pointer,
        span=cited.span,
        message=message("《{title}》 stands without its number, which other items give", title=cited.citation.title),
        remedy=message("Write （{number}） after the title.", number=number),
    )

"""A source that the catalogue cites with its number has it in every item.

A number finds the document at once, and shows which edition is meant. Items are read one by one, so that it helps
little when another item has it. An item that gives the number once may cite the source without it again.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 12: a catalogue is made so that the public can
look up what is meant.
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.finding import Severity
from catalog_cli.model.fix import Pointer
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.cited import Cited, cited_in, numbers_by_source
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
    items = subject.catalogue.items
    # a source of two numbers is another rule's; which of them is meant, nobody can say
    numbers = {source: min(counted) for source, counted in numbers_by_source(items).items() if len(counted) == 1}
    if numbers:
        for item in items:
            yield from _in_item(item, numbers)


def _in_item(item: Item, numbers: Mapping[str, str]) -> Iterator[Problem]:
    seen: set[str] = set()
    told: set[str] | None = None
    for place, text in enumerate(item.basis):
        for cited in cited_in(text):
            if cited.number or cited.broken or cited.source not in numbers or cited.source in seen:
                continue
            if told is None:
                told = {other.source for text in item.basis for other in cited_in(text) if other.number}
            seen.add(cited.source)
            if cited.source not in told:
                yield _problem(item.path, ("basis", place), cited, numbers[cited.source])


def _problem(path: str, pointer: Pointer, cited: Cited, number: str) -> Problem:
    return Problem(
        path=path,
        pointer=pointer,
        span=cited.span,
        message=message("《{title}》 stands without its number, which other items give", title=cited.citation.title),
        remedy=message("Write （{number}） after the title.", number=number),
    )

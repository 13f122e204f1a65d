"""A source that the catalogue cites with its number has it in every item.

A number finds the document at once, and shows which edition is meant. Items are read one by one, so that it helps
little when another item has it. An item that gives the number once may cite the source without it again.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 12: a catalogue is made so that the public can
look up what is meant.
"""

from collections.abc import Iterator, Mapping, Sequence

from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import within_marks
from catalog_cli.rules.cited import CitedSource, by_facts, collect_sources, numbers_by_source
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Collected, Problem

TITLE = "依据写明文号"
SEVERITY = Severity.INFO
_SHORT = """\
{"title": "中华人民共和国某某事务促进条例", "short": ["某某条例"], "version": "2026-10-01",\
 "checked_until": "2026-11-20", "orders": [["国务院令第850号", "2026-10-01"]]}
"""
_WITH = ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条\n"
VALID = (
    {**RIGHT, FILE: _WITH, OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国预算法》第十四条\n"},
    {**RIGHT, FILE: _WITH + "  - 《政府信息公开条例》第二十三条\n"},
)
INVALID = (
    {**RIGHT, FILE: _WITH, OTHER_FILE: OTHER_ITEM + "basis:\n  - 《中华人民共和国政府信息公开条例》第二十三条\n"},
    {
        **RIGHT,
        "facts/laws.jsonl": _SHORT,
        FILE: ITEM + "basis:\n  - 《某某事务促进条例》（国务院令第850号）\n",
        OTHER_FILE: OTHER_ITEM + "basis:\n  - 《某某条例》第三条\n",
    },
)

collect = collect_sources


def compare(collected: Collected, facts: Facts) -> Iterator[Problem]:
    """Report each item's first citation without the number that other items give."""
    items = [(path, by_facts(citations, facts)) for path, citations in collected]
    counted = numbers_by_source(cited for _path, citations in items for cited in citations)
    # a source of two numbers is another rule's; which of them is meant, nobody can say
    numbers = {source: min(found) for source, found in counted.items() if len(found) == 1}
    for path, citations in items if numbers else ():
        yield from _in_item(path, citations, numbers)


def _in_item(path: str, citations: Sequence[CitedSource], numbers: Mapping[str, str]) -> Iterator[Problem]:
    seen = {cited.source for cited in citations if cited.number}
    for cited in citations:
        if not cited.number and not cited.broken and cited.source in numbers and cited.source not in seen:
            seen.add(cited.source)
            yield _problem(path, cited, numbers[cited.source])


def _problem(path: str, cited: CitedSource, number: str) -> Problem:
    return Problem(
        path=path,
        pointer=("basis", cited.place),
        span=(cited.start, cited.end),
        message=message("《{title}》 has no number here, but has one in other items", title=within_marks(cited.title)),
        remedy=message("Write （{number}） after the title.", number=number),
    )

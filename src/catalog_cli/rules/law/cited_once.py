"""An item cites each source once, with all the places that matter.

A source that is listed twice makes a reader look for a difference that is not there. Several places go behind one
title: 《公务员录用规定》第三十六条、第三十七条. A citation that quotes the law's words may stand beside another of
the same law.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Facts
from catalog_cli.model.finding import Pointer, Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import within_marks
from catalog_cli.rules.cited import Cited, cited_in, source_by_facts
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "同一依据只列一次"
SEVERITY = Severity.INFO
VALID = (
    {
        **RIGHT,
        FILE: ITEM + "basis:\n  - 《公务员录用规定》第三十六条、第三十七条\n  - 《中华人民共和国公务员法》第三十条\n",
    },
    {
        **RIGHT,
        FILE: ITEM + "basis:\n  - 《公务员录用规定》第三十六条：公布拟录用人员名单\n  - 《公务员录用规定》第三十七条\n",
    },
)
INVALID = (
    {**RIGHT, FILE: ITEM + "basis:\n  - 《公务员录用规定》第三十六条\n  - 《公务员录用规定》第三十七条\n"},
    {**RIGHT, FILE: ITEM + "basis:\n  - 《政府信息公开条例》；《中华人民共和国政府信息公开条例》第二十条\n"},
    {**RIGHT, FILE: ITEM + "basis:\n  - 《某某法》第三条\n  - 《中华人民共和国某某法》第二十条\n"},
)


def check_item(item: Item, facts: Facts) -> Iterator[Problem]:
    """Report each further citation of a source."""
    seen: set[str] = set()
    for place, text in enumerate(item.basis):
        for cited in cited_in(text):
            if cited.quotes:
                continue
            source = source_by_facts(cited, facts)
            if source in seen:
                yield _problem(item.path, ("basis", place), cited)
            seen.add(source)


def _problem(path: str, pointer: Pointer, cited: Cited) -> Problem:
    return Problem(
        path=path,
        pointer=pointer,
        span=cited.span,
        message=message("《{title}》 is cited above already", title=within_marks(cited.citation.title)),
        remedy=message("Put all places behind one title: 第三十六条、第三十七条."),
    )

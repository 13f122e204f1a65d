"""An item cites each source once, with all the places that matter.

A source that is listed twice makes a reader look for a difference that is not there. Several places go behind one
title: 《公务员录用规定》第三十六条、第三十七条. A citation that quotes the law's words may stand beside another of
the same law.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.cited import Cited, by_source, places_in
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
)


def check_item(item: Item, settings: Settings) -> Iterator[Problem]:  # noqa: ARG001 - all take the same
    """Report each further citation of a source."""
    for cited in by_source(places_in((item,))).values():
        plain = [one for one in cited if not one.citation.quote]
        yield from map(_problem, plain[1:])


def _problem(cited: Cited) -> Problem:
    return Problem(
        path=cited.path,
        pointer=cited.pointer,
        span=cited.span,
        message=message("《{title}》 is cited above already", title=cited.citation.title),
        remedy=message("Put all places behind one title: 第三十六条、第三十七条."),
    )

"""Every item names the office that is responsible for publishing it.

What nobody is named for, nobody publishes; and whoever finds the page out of date cannot tell whom to ask. An item that
does not apply to this office has `not_applicable` instead. Where no item of the catalogue names an office, that is
said once.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, articles 4 and 10: each organ names the body in charge of
disclosure, and information is disclosed by the organ that made it.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.missing_column import HAS_IT, report_missing
from catalog_cli.rules.rule import Collected, Problem

TITLE = "有责任科室"
SEVERITY = Severity.WARNING
VALID = (
    {FILE: ITEM + "responsible:\n  - 市政府办秘书室\n"},
    {FILE: ITEM + "not_applicable: 本单位不编印政府公报\n"},
)
INVALID = (RIGHT, {FILE: ITEM}, {**RIGHT, FILE: ITEM + "responsible:\n  - 市政府办秘书室\n"})


def collect(item: Item) -> str | None:
    """Return the name of an item without a responsible office."""
    if item.not_applicable:
        return None
    return HAS_IT if item.responsible else item.name


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each item without a responsible office, or once that none has one."""
    yield from report_missing(collected, _of_item, _of_catalogue)


def _of_item(path: str, name: str) -> Problem:
    return Problem(
        path=path,
        pointer=("responsible",),
        message=message("“{name}” has no responsible office", name=name),
        remedy=message("Add responsible with the office that publishes it."),
    )


def _of_catalogue(count: int) -> tuple[Message, Message]:
    return (
        message("none of the {count} items has a responsible office", count=count),
        message("Add responsible to each item, with the office that publishes it."),
    )

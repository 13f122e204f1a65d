"""Every item names the office that is responsible for publishing it.

What nobody is named for, nobody publishes; and whoever finds the page out of date cannot tell whom to ask. An item that
does not apply to this office has `not_applicable` instead.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, articles 4 and 10: each organ names the body in charge of
disclosure, and information is disclosed by the organ that made it.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "有责任科室"
SEVERITY = Severity.WARNING
VALID = (
    {FILE: ITEM + "responsible:\n  - 市政府办秘书室\n"},
    {FILE: ITEM + "not_applicable: 本单位不编印政府公报\n"},
)
INVALID = (RIGHT,)


def check_item(item: Item) -> Iterator[Problem]:
    """Report an item without a responsible office."""
    if not item.responsible and not item.not_applicable:
        yield Problem(
            path=item.path,
            pointer=("responsible",),
            message=message("“{name}” has no responsible office", name=item.name),
            remedy=message("Add responsible with the office that publishes it."),
        )

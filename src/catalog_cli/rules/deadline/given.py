"""Every item says within which time it is published.

Without a time limit nobody can tell whether the information is late, and nobody is reminded of it. An item that does
not apply to this office has `not_applicable` instead.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 26: information is disclosed in time, within 20
working days of being made or changed, unless a law or regulation sets another time.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "有公开时限"
SEVERITY = Severity.WARNING
VALID = (
    {FILE: ITEM + "time_limit: 自该政府信息形成或者变更之日起20个工作日内\n"},
    {FILE: ITEM + "not_applicable: 本单位不编印政府公报\n"},
)
INVALID = (RIGHT,)


def check_item(item: Item) -> Iterator[Problem]:
    """Report an item without a time limit."""
    if not item.time_limit and not item.not_applicable:
        yield Problem(
            path=item.path,
            pointer=("time_limit",),
            message=message("“{name}” has no time limit", name=item.name),
            remedy=message("Add time_limit; where no law sets another time, 20 working days."),
        )

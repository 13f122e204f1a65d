"""No two items of one category have the same `order`.

Which of them comes first in the official table would be left to chance, and would change when an id does.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Edit, Fix, Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "同类事项次序不重复"
SEVERITY = Severity.WARNING
VALID = (
    {SETTINGS_FILE: SETTINGS, FILE: ITEM + "order: 1\n", OTHER_FILE: OTHER_ITEM + "order: 2\n"},
    {SETTINGS_FILE: SETTINGS, FILE: ITEM, OTHER_FILE: OTHER_ITEM},
)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "order: 1\n", OTHER_FILE: OTHER_ITEM + "order: 1\n"},)
FIXES = (
    (
        {SETTINGS_FILE: SETTINGS, FILE: ITEM + "order: 1\n", OTHER_FILE: OTHER_ITEM + "order: 1\n"},
        {SETTINGS_FILE: SETTINGS, FILE: ITEM + "order: 2\n", OTHER_FILE: OTHER_ITEM + "order: 1\n"},
    ),
)


def collect(item: Item) -> tuple[str, int, str] | None:
    """Return the category, the place in it, and the name."""
    return None if item.order is None else (item.category, item.order, item.name)


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each item whose place another one has, and offer the place after the last of the category."""
    first: dict[tuple[str, int], str] = {}
    last: dict[str, int] = {}
    meeting: list[tuple[str, str, int]] = []
    for path, (category, order, name) in collected:
        last[category] = max(last.get(category, 0), order)
        if (category, order) in first:
            meeting.append((path, category, order))
        else:
            first[category, order] = name
    for path, category, order in meeting:
        free = last[category] = last[category] + 1
        yield Problem(
            path=path,
            pointer=("order",),
            message=message(
                "“{name}” has the same order, {order}, in this category", name=first[category, order], order=order
            ),
            remedy=message("Give it a number of its own; {number} is free.", number=free),
            fix=Fix((Edit(path=path, pointer=("order",), value=free),)),
        )

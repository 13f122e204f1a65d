"""No two items of one category have the same `order`.

Which of them comes first in the official table would be left to chance, and would change when an id does.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.fix import Edit, Fix
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, Subject

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


def check(subject: Subject) -> Iterator[Problem]:
    """Report each item whose place another one has, and offer the place after the last of the category."""
    first: dict[tuple[str, int], Item] = {}
    last: dict[str, int] = {}
    for item in subject.catalogue.items:
        last[item.category] = max(last.get(item.category, 0), item.order or 0)
    for item in subject.catalogue.items:
        if item.order is None:
            continue
        other = first.setdefault((item.category, item.order), item)
        if other is not item:
            last[item.category] += 1
            free = last[item.category]
            yield Problem(
                path=item.path,
                pointer=("order",),
                message=message(
                    "“{name}” has the same order, {order}, in this category", name=other.name, order=item.order
                ),
                remedy=message("Give it a number of its own; {number} is free.", number=free),
                fix=Fix((Edit(path=item.path, pointer=("order",), value=free),)),
            )

"""No item takes over the id of another.

Whoever holds the old id, in a link or a history, would be led to something that has nothing to do with it. This is
checked against the revision that is named with `--base`.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import BASE, FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.lineage import is_other_item, items_before
from catalog_cli.rules.rule import HistoryContext, Problem

TITLE = "编号不重复使用"
SEVERITY = Severity.ERROR
VALID = ({**RIGHT, f"{BASE}{SETTINGS_FILE}": SETTINGS, f"{BASE}{FILE}": ITEM.replace("name: 政府公报", "name: 公报")},)
INVALID = (
    {
        **RIGHT,
        f"{BASE}{SETTINGS_FILE}": SETTINGS,
        f"{BASE}{FILE}": ITEM.replace("每期政府公报", "公务员招考的职位和名额").replace("政府公报", "人员招录"),
    },
)


def check_history(context: HistoryContext) -> Iterator[Problem]:
    """Report each item whose id belonged to an item with another name and other content."""
    old = items_before(context)
    for item in context.catalogue.items:
        former = old.get(item.id)
        if former and is_other_item(former, item):
            yield Problem(
                path=item.path,
                pointer=("id",),
                message=message("the id “{id}” belonged to another item, “{name}”", id=item.id, name=former.name),
                remedy=message("Ids are never used again: give the new item one of its own."),
            )

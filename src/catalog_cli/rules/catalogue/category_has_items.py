"""Every category that `catalog.yaml` lists has an item.

A category without items gets a number in the official table and nothing below it. Most often the last of its items
was moved elsewhere, or its name is written differently there.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "事项类别不空"
SEVERITY = Severity.WARNING
VALID = (
    {SETTINGS_FILE: SETTINGS, FILE: ITEM},
    {SETTINGS_FILE: SETTINGS, FILE: ITEM.replace("category: 政策文件", "category: 政策文件/公报")},
)
INVALID = ({SETTINGS_FILE: SETTINGS + "  - 政府会议\n", FILE: ITEM},)


def collect(item: Item) -> str:
    """Return the category."""
    return item.category


def compare(collected: Collected, settings: Settings) -> Iterator[Problem]:
    """Report each category that no item has, nor any item below it."""
    used = {category for _path, category in collected}
    used |= {name.rpartition("/")[0] for name in used}
    for place, name in enumerate(settings.categories):
        if name not in used:
            yield Problem(
                path="catalog.yaml",
                pointer=("categories", place),
                message=message("the category “{category}” has no item", category=name),
                remedy=message("Delete it from the list, or give an item this category."),
            )

"""No two items of one category have the same name.

A reader of the table could not tell them apart, and an import of the next edition could not either.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "同类事项名称唯一"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {SETTINGS_FILE: SETTINGS, FILE: ITEM, "data/items/gongbao.yaml": ITEM.replace("zhengfu-gongbao", "gongbao")},
)


def collect(item: Item) -> tuple[str, str]:
    """Return the category and the name."""
    return item.category, item.name


def compare(collected: Collected) -> Iterator[Problem]:
    """Report every item whose name another item of its category has too."""
    first: dict[tuple[str, str], str] = {}
    for path, category_and_name in collected:
        other = first.setdefault(category_and_name, path)
        if other != path:
            yield Problem(
                path=path,
                pointer=("name",),
                message=message(
                    "“{name}” is also the name of {path} in this category", name=category_and_name[1], path=other
                ),
                remedy=message("Say in the name what sets the two apart, or delete one of them."),
            )

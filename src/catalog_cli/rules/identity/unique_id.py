"""No two items have the same id.

Everything refers to an item by its id: links between items, differences between two versions, a clerk's bookmark.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "编号唯一"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM, "data/items/2026/zhengfu-gongbao.yaml": ITEM},)


def collect(item: Item) -> str:
    """Return the id."""
    return item.id


def compare(collected: Collected) -> Iterator[Problem]:
    """Report every item whose id another item has too."""
    first: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for path, own in collected:
        if first.setdefault(own, path) != path:
            shared.setdefault(own, [first[own]]).append(path)
    for own, paths in shared.items():
        for path in paths:
            other = paths[1] if path == paths[0] else paths[0]
            yield Problem(
                path=path,
                pointer=("id",),
                message=message("the id “{id}” is also that of {path}", id=own, path=other),
                remedy=message("Give the newer of the two another id, and rename its file to match."),
            )

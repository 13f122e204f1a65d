"""No two items have the same id.

Everything refers to an item by its id: links between items, differences between two versions, a clerk's bookmark.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, Subject

TITLE = "编号唯一"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM, "data/items/2026/zhengfu-gongbao.yaml": ITEM},)


def check(subject: Subject) -> Iterator[Problem]:
    """Report every item whose id another item has too."""
    for items in subject.items_by_id.values():
        for item in items if len(items) > 1 else ():
            other = next(each for each in items if each is not item)
            yield Problem(
                path=item.path,
                pointer=("id",),
                message=message("the id “{id}” is also that of {path}", id=item.id, path=other.path),
                remedy=message("Give the newer of the two another id, and rename its file to match."),
            )

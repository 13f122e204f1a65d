"""No two items of one category have the same name.

A reader of the table could not tell them apart, and an import of the next edition could not either.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem, Subject

TITLE = "同类事项名称唯一"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = (
    {SETTINGS_FILE: SETTINGS, FILE: ITEM, "data/items/gongbao.yaml": ITEM.replace("zhengfu-gongbao", "gongbao")},
)


def check(subject: Subject) -> Iterator[Problem]:
    """Report every item whose name another item of its category has too."""
    first: dict[tuple[str, str], Item] = {}
    for item in subject.catalogue.items:
        other = first.setdefault((item.category, item.name), item)
        if other is not item:
            yield Problem(
                path=item.path,
                pointer=("name",),
                message=message(
                    "“{name}” is also the name of {path} in this category", name=item.name, path=other.path
                ),
                remedy=message("Say in the name what sets the two apart, or delete one of them."),
            )

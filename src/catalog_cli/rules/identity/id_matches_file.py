"""An item's id is its file's name.

A person who sees an id finds the file without searching, and two items can never share a name unnoticed.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item, is_id
from catalog_cli.model.message import message
from catalog_cli.rules.examples import ITEM, RIGHT, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Problem

TITLE = "编号与文件名一致"
SEVERITY = Severity.ERROR
VALID = (RIGHT,)
INVALID = ({SETTINGS_FILE: SETTINGS, "data/items/gongbao.yaml": ITEM},)


def check_item(item: Item) -> Iterator[Problem]:
    """Report an item whose id differs from its file's stem."""
    stem = item.path.rpartition("/")[2].rpartition(".")[0]
    if item.id != stem and is_id(item.id):
        yield Problem(
            path=item.path,
            pointer=("id",),
            message=message("the id “{id}” is not the file's name “{stem}”", id=item.id, stem=stem),
            remedy=message("Ids never change: rename the file to {id}.yaml.", id=item.id),
        )

"""An item's publisher is one of the catalogue's.

`publisher` is for an item that another of the catalogue's publishers discloses. A name outside the list is most often
another spelling, and would be missing from the head of the table.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 10: information is disclosed by the organ that
made it.
"""

from collections.abc import Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.nearest import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "公开主体已登记"
SEVERITY = Severity.INFO
VALID = (RIGHT, {**RIGHT, FILE: ITEM + "publisher: 津市市人民政府办公室\n"})
INVALID = ({**RIGHT, FILE: ITEM + "publisher: 津市市政府办公室\n"}, {**RIGHT, FILE: ITEM + "publisher: 数据局\n"})


def check_item(item: Item, settings: Settings) -> Iterator[Problem]:
    """Report a publisher that catalog.yaml does not list, with the nearest that it does."""
    if item.publisher and settings.publishers and item.publisher not in settings.publishers:
        near = nearest_name(item.publisher, settings.publishers)
        yield Problem(
            path=item.path,
            pointer=("publisher",),
            message=message("the publisher “{name}” is not listed in catalog.yaml", name=item.publisher),
            remedy=message("Did you mean “{word}”?", word=near)
            if near
            else message("Add it to “publishers” in catalog.yaml, if it is right."),
        )

"""Following `published_with` from item to item comes to an end.

In a circle every item says that the information is on another's page, and none has it.
"""

from collections.abc import Iterator, Mapping

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "随同公开不成环"
SEVERITY = Severity.ERROR
VALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengce-jiedu\n", OTHER_FILE: OTHER_ITEM},)
INVALID = (
    {SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengfu-gongbao\n"},
    {
        SETTINGS_FILE: SETTINGS,
        FILE: ITEM + "published_with: zhengce-jiedu\n",
        OTHER_FILE: OTHER_ITEM + "published_with: zhengfu-gongbao\n",
    },
)


def collect(item: Item) -> tuple[str, str] | None:
    """Return the id, and that of the item on whose page this one is published."""
    return (item.id, item.published_with) if item.published_with else None


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each item that is part of a circle."""
    pairs = [(path, own, other) for path, (own, other) in collected]
    next_of = {own: other for _path, own, other in pairs}
    for path, own, _other in pairs:
        circle = _circle(own, next_of)
        if circle:
            yield Problem(
                path=path,
                pointer=("published_with",),
                message=message("“published_with” is circular: {way}", way=" → ".join(circle)),
                remedy=message("Give “link” to the item that has the page, and take “published_with” from it."),
            )


def _circle(start: str, next_of: Mapping[str, str]) -> list[str]:
    """Return the way from an item back to itself; empty when it does not lead back."""
    way = [start]
    while (step := next_of.get(way[-1])) is not None and step not in way:
        way.append(step)
    return [*way, start] if step == start else []

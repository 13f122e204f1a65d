"""`published_with` names an item that exists.

It says on whose page the information is; when that item is gone, nobody finds it.
"""

from collections.abc import Iterable, Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, SETTINGS, SETTINGS_FILE
from catalog_cli.rules.rule import Collected, Problem

TITLE = "随同公开的事项存在"
SEVERITY = Severity.ERROR
VALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengce-jiedu\n", OTHER_FILE: OTHER_ITEM},)
INVALID = ({SETTINGS_FILE: SETTINGS, FILE: ITEM + "published_with: zhengce-jie\n", OTHER_FILE: OTHER_ITEM},)

_LENGTHS = 4
"""By how many characters an id that is suggested may be longer or shorter."""
_MOST = 500
"""How many ids are looked at for a suggestion."""


def collect(item: Item) -> tuple[str, str | None]:
    """Return the id, and that of the item on whose page this one is published."""
    return item.id, item.published_with


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each `published_with` that names no item, with the nearest id."""
    ids: dict[str, None] = {}
    wanting: list[tuple[str, str]] = []
    for path, (own, wanted) in collected:
        ids[own] = None
        if wanted is not None:
            wanting.append((path, wanted))
    for path, wanted in wanting:
        if wanted not in ids:
            near = _nearest(wanted, ids)
            yield Problem(
                path=path,
                pointer=("published_with",),
                message=message("no item “{id}”", id=wanted),
                remedy=message("Did you mean “{word}”?", word=near)
                if near
                else message("Name the id of the item on whose page this one is published."),
            )


def _nearest(wanted: str, ids: Iterable[str]) -> str | None:
    # measuring likeness takes long, so only ids of about that length that begin alike are looked at
    alike = [each for each in ids if each[:2] == wanted[:2] and abs(len(each) - len(wanted)) <= _LENGTHS]
    return nearest_name(wanted, alike[:_MOST])

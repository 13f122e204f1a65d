"""An item's publisher is one of the catalogue's.

`publisher` is for an item that another of the catalogue's publishers discloses. A name outside the list is most often
another spelling, and would be missing from the head of the table. Where the list has none of the publishers that items
name, that is said once.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 10: information is disclosed by the organ that
made it.
"""

from collections.abc import Iterable, Iterator

from catalog_cli.model.catalogue import Settings
from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.model.text import nearest_name
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Collected, Problem

TITLE = "公开主体已登记"
SEVERITY = Severity.INFO
VALID = (RIGHT, {**RIGHT, FILE: ITEM + "publisher: 津市市人民政府办公室\n"})
INVALID = (
    {**RIGHT, FILE: ITEM + "publisher: 津市市政府办公室\n"},
    {**RIGHT, FILE: ITEM + "publisher: 数据局\n"},
    {**RIGHT, FILE: ITEM + "publisher: 数据局\n", OTHER_FILE: OTHER_ITEM + "publisher: 法治办\n"},
)
_NAMED = 5
"""So many publishers are named of those that are not listed."""


def collect(item: Item) -> str | None:
    """Return an item's own publisher."""
    return item.publisher


def compare(collected: Collected, settings: Settings) -> Iterator[Problem]:
    """Report each publisher that catalog.yaml does not list, or once that it lists none of them."""
    items = list(collected) if settings.publishers else []
    unlisted = [(path, name) for path, name in items if name not in settings.publishers]
    names = dict.fromkeys(name for _path, name in unlisted)
    # a whole column of others is another list, and not a slip in each row; of one item nothing follows
    if len(items) == len(unlisted) > 1:
        yield Problem(
            path="catalog.yaml",
            pointer=("publishers",),
            message=message("none of the publishers that {count} items name is listed here", count=len(items)),
            remedy=message("Add them to “publishers”, if they are right: {names}.", names=_some(names)),
        )
        return
    near = {name: nearest_name(name, settings.publishers) for name in names}
    for path, name in unlisted:
        yield _problem(path, name, near[name])


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return "、".join(listed[:_NAMED]) + ("…" if len(listed) > _NAMED else "")


def _problem(path: str, name: str, near: str | None) -> Problem:
    return Problem(
        path=path,
        pointer=("publisher",),
        message=message("the publisher “{name}” is not listed in catalog.yaml", name=name),
        remedy=message("Did you mean “{word}”?", word=near)
        if near
        else message("Add it to “publishers” in catalog.yaml, if it is right."),
    )

"""Each item has a page of its own, or says with `published_with` on whose page it stands.

Two items with the same link are either one page that was copied too often, or one of the two is published with the
other. http or https and a slash at the end make no difference.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 24: what is disclosed can be found, read and
downloaded.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.parsing.links import page_of
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Collected, Problem

TITLE = "事项各有页面"
SEVERITY = Severity.WARNING
VALID = (
    {
        **RIGHT,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "published_with: zhengfu-gongbao\n",
    },
)
INVALID = (
    {
        **RIGHT,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "link: http://www.jinshishi.gov.cn/gb/\n",
    },
)


def collect(item: Item) -> tuple[str, str, str] | None:
    """Return the page, and the item's name and id."""
    return (page_of(item.link), item.name, item.id) if item.link else None


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each link that an earlier item has too."""
    first: dict[str, tuple[str, str, str]] = {}
    for path, (page, own_name, own) in collected:
        where, name, other = first.setdefault(page, (path, own_name, own))
        if where != path:
            yield Problem(
                path=path,
                pointer=("link",),
                message=message("“{name}” ({id}) has the same link", name=name, id=other),
                remedy=message(
                    "Give this item's own page, or write published_with: {id} in place of the link.", id=other
                ),
            )

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
from catalog_cli.rules.rule import Problem, Subject

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


def check(subject: Subject) -> Iterator[Problem]:
    """Report each link that an earlier item has too."""
    first: dict[str, Item] = {}
    for item in subject.catalogue.items:
        other = first.setdefault(page_of(item.link), item) if item.link else item
        if other is not item:
            yield Problem(
                path=item.path,
                pointer=("link",),
                message=message("“{name}” ({id}) has the same link", name=other.name, id=other.id),
                remedy=message(
                    "Give this item's own page, or write published_with: {id} in place of the link.", id=other.id
                ),
            )

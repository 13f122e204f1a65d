"""A note in place of a link names, with `published_with`, the item on whose page the information stands.

“绩效评价同预决算一起公开” tells a person where to look, but no program: the table cannot link to the page, and nobody
notices when that item goes.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 24: what is disclosed can be found, read and
downloaded.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "链接说明指明事项"
SEVERITY = Severity.WARNING
VALID = (
    {
        **RIGHT,
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "published_with: zhengfu-gongbao\nlink_note: 随政府公报公开\n",
    },
)
INVALID = ({**RIGHT, OTHER_FILE: OTHER_ITEM + "link_note: 随政府公报公开\n"},)


def check_item(item: Item) -> Iterator[Problem]:
    """Report a note with neither a link nor an item beside it."""
    if item.link_note and not item.published_with and not item.link and not item.not_applicable:
        yield Problem(
            path=item.path,
            pointer=("link_note",),
            message=message("a note replaces the link but names no item"),
            remedy=message("Add published_with with the id of the item on whose page this one is published."),
        )

"""Every item says where it is published: a link, an item that it is published with, or a note.

Without any of them a citizen learns that the information exists, and not where. An item that does not apply to this
office has `not_applicable` instead. Where no item of the catalogue has any of them, that is said once.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, articles 23 and 24: disclosed information is published
through the government's sites, where it can be found, read and downloaded.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.rules.examples import FILE, ITEM, OTHER_FILE, OTHER_ITEM, RIGHT
from catalog_cli.rules.missing_column import HAS_IT, report_missing
from catalog_cli.rules.rule import Collected, Problem

TITLE = "有链接地址"
SEVERITY = Severity.WARNING
VALID = (
    {
        FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n",
        OTHER_FILE: OTHER_ITEM + "published_with: zhengfu-gongbao\n",
    },
    {FILE: ITEM + "link_note: 见政府公报专栏\n"},
    {FILE: ITEM + "not_applicable: 本单位不编印政府公报\n"},
)
INVALID = (RIGHT, {FILE: ITEM}, {**RIGHT, FILE: ITEM + "link: https://www.jinshishi.gov.cn/gb\n"})


def collect(item: Item) -> str | None:
    """Return the name of an item that says nothing of its page."""
    if item.not_applicable:
        return None
    return HAS_IT if item.link or item.published_with or item.link_note else item.name


def compare(collected: Collected) -> Iterator[Problem]:
    """Report each item that says nothing of its page, or once that none does."""
    yield from report_missing(collected, _of_item, _of_catalogue)


def _of_item(path: str, name: str) -> Problem:
    return Problem(
        path=path,
        pointer=("link",),
        message=message("“{name}” has no link", name=name),
        remedy=message("Add link, or published_with if it is on another item's page."),
    )


def _of_catalogue(count: int) -> tuple[Message, Message]:
    return (
        message("none of the {count} items has a link", count=count),
        message("Add link to each item, or published_with if it stands on another item's page."),
    )

"""The content says more than the name.

The catalogue is to tell a citizen, before opening the page, what is published: which elements, of which kinds. Content
that repeats the name leaves the cell empty in all but appearance.

Source: 《中华人民共和国政府信息公开条例》（国务院令第711号）, article 12: a catalogue holds the index, the name, a
summary of the content and the date of the information.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.item import Item
from catalog_cli.model.message import message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.examples import FILE, ITEM, RIGHT
from catalog_cli.rules.rule import Problem

TITLE = "内容比名称具体"
SEVERITY = Severity.INFO
VALID = (RIGHT,)
INVALID = (
    {**RIGHT, FILE: ITEM.replace("每期政府公报", "政府公报")},
    {**RIGHT, FILE: ITEM.replace("每期政府公报", "《政府公报》。")},
)

_MARGIN = 8
"""Marks and spaces by which a content that says the same may be longer or shorter than the name."""
_NOT_A_WORD = lazy_regex(r"[\W_]+")


def check_item(item: Item) -> Iterator[Problem]:
    """Report content that is the name, whatever marks and spaces it has."""
    if abs(len(item.content) - len(item.name)) <= _MARGIN and _words(item.content) == _words(item.name):
        yield Problem(
            path=item.path,
            pointer=("content",),
            message=message("the content only repeats the name “{name}”", name=item.name),
            remedy=message("Say what is published under this name."),
        )


def _words(text: str) -> str:
    return _NOT_A_WORD.sub("", text)

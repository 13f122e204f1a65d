"""A name, a category, a channel or an office does not end with a full stop.

These are names, no sentences. 政府网站。 is not the same channel as 政府网站, and counts as another one in every list.

Source: GB/T 15834-2011 (标点符号用法), section 4.1: a full stop ends a sentence.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, STOPS
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import TextProblem

TITLE = "名称末尾没有句号"
SEVERITY = Severity.WARNING
KEYS = ("name", "category", "channels", "channels_optional", "responsible", "publisher", "method", "level", "column")
VALID = ("政府公报", "“三公”经费")
INVALID = ("政府公报。",)
FIXES = (("政府公报。", "政府公报"),)

_TAIL = lazy_regex(rf"(?<=[^{STOPS}{GAP}\n])[{STOPS}{GAP}\n]+\Z")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report a full stop at the end."""
    tail = _TAIL.search(text) if "。" in text else None
    if tail and "。" in tail[0]:
        yield TextProblem(
            start=tail.start(),
            end=tail.end(),
            message=message("a name ends with a full stop"),
            remedy=message("Delete it."),
            replacement="",
        )

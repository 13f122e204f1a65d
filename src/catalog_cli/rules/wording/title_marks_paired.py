"""Title marks come in pairs: 《》 and, within them, 〈〉.

A title that is not closed runs into the text after it, so that neither a reader nor a program knows what the document
is called. In the legal basis the family law looks at them.

Source: GB/T 15834-2011 (标点符号用法), section 4.15.2: title marks are double, 《》, or single, 〈〉.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.parsing.characters import paired
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import ALL_BUT_BASIS, unpaired_mark
from catalog_cli.rules.rule import TextProblem

TITLE = "书名号配对"
SEVERITY = Severity.WARNING
KEYS = ALL_BUT_BASIS
VALID = ("包括《中华人民共和国政府信息公开条例》等法规",)
INVALID = ("包括《中华人民共和国政府信息公开条例等法规", "中华人民共和国政府信息公开条例》")

_KINDS = ({"《": "》"}, {"〈": "〉"})
_MARK = lazy_regex("[《》〈〉]")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each mark whose other half is missing."""
    marks = set(_MARK.findall(text))
    for kind in _KINDS if marks else ():
        if not (marks.isdisjoint(kind) and marks.isdisjoint(kind.values())):
            yield from (unpaired_mark(text, place) for place in paired(text, kind).lone)

"""One mark stands where one is meant: no ，， or 。。 or ，。.

Doubled marks are left behind when a sentence is cut or a list is put together. Where two different marks meet, the
weaker one before a stronger (，。) is dropped; which of others is meant, somebody has to decide. …… and —— are one mark
each, and ？！ is allowed.

Source: GB/T 15834-2011 (标点符号用法), section 3.1: each pause in a sentence, and its end, has one mark.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import FULL, GAP, STOPS, addresses, chinese_around, with_gaps, within
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "标点不重复"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("姓名、职务，分工等。", "是否公开？！", "包括……——等")
INVALID = ("姓名、、职务", "信息公开。。", "及时公开，。", "公开;;其他")
FIXES = (
    ("姓名、、职务", "姓名、职务"),
    ("及时公开，。", "及时公开。"),
    ("公开;;其他", "公开；其他"),
)

_RUN = lazy_regex(rf"[{STOPS}](?:[{GAP}]*[{STOPS}])+")
_FULL_WIDTH = lazy_regex("[。，、；：]")
_STRONGEST_FIRST = "。；：，、"
_WEAK = {"，", "、"}


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each run of marks that end or divide sentences."""
    skipped: list[tuple[int, int]] | None = None
    for match in _RUN.finditer(text):
        skipped = addresses(text) if skipped is None else skipped
        start, end = match.span()
        chinese = _FULL_WIDTH.search(match[0]) or chinese_around(text, start, end)
        if chinese and not within(start, skipped) and not within(end - 1, skipped):
            yield _problem(text, match)


def _problem(text: str, match: re.Match[str]) -> TextProblem:
    marks = [full for mark in match[0] if (full := FULL.get(mark, mark)) in _STRONGEST_FIRST]
    strongest = min(marks, key=_STRONGEST_FIRST.index)
    others = {mark for mark in marks if mark != strongest}
    start, end = with_gaps(text, *match.span())
    return TextProblem(
        start=start,
        end=end,
        message=message("doubled punctuation: “{text}”", text=match[0]),
        remedy=message("Keep one mark: {mark}", mark=strongest)
        if not others or others <= _WEAK
        else message("Keep the intended one; if in doubt: {mark}", mark=strongest),
        replacement=strongest,
        safe=not others or (others <= _WEAK and marks[-1] == strongest),
    )

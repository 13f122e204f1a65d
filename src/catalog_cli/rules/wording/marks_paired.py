"""Brackets and quotation marks come in pairs.

A bracket that nothing closes leaves open where the remark ends; two closing quotation marks around a word (”三公”) are
a slip of the input method. Which mark is missing, and where, only a reader can say.

Source: GB/T 15834-2011 (标点符号用法), sections 4.8.2 and 4.9.2: quotation marks and brackets have a left and a right
half.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog_cli.model.finding import Severity
from catalog_cli.parsing.characters import ROUND, addresses, paired
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE, unpaired_mark
from catalog_cli.rules.rule import TextProblem

TITLE = "括号引号配对"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("“三公”经费（含本级）", "1）机构概况 2）领导信息", "〔2017〕97号【法律】")
INVALID = ("“三公经费", "”三公”经费", "政府办公厅（室", "（国务院令第2号", "〔2017 97号")

_KINDS = (ROUND, {"【": "】"}, {"「": "」"}, {"『": "』"}, {"〔": "〕"}, {"“": "”"}, {"‘": "’"})
_MARK = lazy_regex("[()（）【】「」『』〔〕“”‘’]")
_PAIR = lazy_regex("|".join(re.escape(first + last) for kind in _KINDS for first, last in kind.items()))


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each mark whose other half is missing."""
    marks = "".join(_MARK.findall(text))
    if not marks or (_nested(marks) and not addresses(text)):
        return
    for kind in _KINDS:
        if not (kind.keys().isdisjoint(marks) and set(kind.values()).isdisjoint(marks)):
            yield from (unpaired_mark(text, place) for place in paired(text, kind).lone)


@lru_cache(maxsize=1024)
def _nested(marks: str) -> bool:
    """Return whether marks, whatever stands between them, are pairs within pairs, as nearly all are."""
    fewer = _PAIR.sub("", marks)
    while fewer != marks:
        fewer, marks = _PAIR.sub("", fewer), fewer
    return not marks

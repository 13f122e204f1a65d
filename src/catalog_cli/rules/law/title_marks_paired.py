"""In a legal basis title marks come in pairs: 《》 and, within them, 〈〉.

Where one is lost, neither a reader nor a program knows where the title ends and the number or the article begins.
Which mark is missing, and where, only a reader can say.

Source: GB/T 15834-2011 (标点符号用法), section 4.15.2: title marks are double, 《》, or single, 〈〉.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.parsing.characters import paired
from catalog_cli.rules.prose import unpaired_mark
from catalog_cli.rules.rule import TextProblem

TITLE = "依据书名号配对"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = ("《财政部关于印发〈项目支出绩效评价管理办法〉的通知》第二十八条", "《预算法》《政府采购法》")
INVALID = (
    "税收征收管理法》第三条",
    "《中华人民共和国预算法》《中华人民共和国政府采购法",
    "《财政部关于印发〈项目支出绩效评价管理办法的通知》",
)

_KINDS = ({"《": "》"}, {"〈": "〉", "<": ">"})
_MARKS = frozenset("《》〈〉<>")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each mark whose other half is missing."""
    if _MARKS.isdisjoint(text):
        return
    for kind in _KINDS:
        for place in paired(text, kind).lone:
            yield unpaired_mark(text, place)

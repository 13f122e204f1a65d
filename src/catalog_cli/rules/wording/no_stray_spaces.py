"""No space stands beside a full-width mark or at a line's end, and no two spaces stand together.

A full-width mark brings its own space with it. Other spaces there, and doubled ones, are left over from lines that were
broken or filled up by hand, and make two texts differ that say the same. A single space between two words, as in
中共中央办公厅 国务院办公厅 or 20 个工作日, is not reported. Spaces in the legal basis are looked at by the family law.

Source: GB/T 15834-2011 (标点符号用法), section 5.1: the marks take the place of one character.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, joint
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import ALL_BUT_BASIS
from catalog_cli.rules.rule import TextProblem

TITLE = "没有多余空格"
SEVERITY = Severity.WARNING
KEYS = ALL_BUT_BASIS
VALID = ("张三 李四", "信息形成之日起 20 个工作日内", "目录如下：\n  一、机构概况")
INVALID = ("办公地址、 办公时间", "政府办公厅 （室）", "姓名  职务", "第一行 \n第二行")
FIXES = (
    ("办公地址 、 办公时间", "办公地址、办公时间"),
    ("姓名  职务", "姓名 职务"),
)

_SPACES = lazy_regex(rf"(?<=[^{GAP}\n]) +(?=[^{GAP}])")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report spaces that are one too many; the indentation of a line is left alone."""
    if " " not in text:
        return
    for match in _SPACES.finditer(text):
        start, end = match.span()
        right = joint(text, start, end)
        if right != match[0]:
            yield TextProblem(
                start=start,
                end=end,
                message=message("extra space"),
                remedy=message("Delete it.") if not right else message("Leave one space."),
                replacement=right,
            )

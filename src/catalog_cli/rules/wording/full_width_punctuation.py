"""Between Chinese characters punctuation is full-width: ，；：？！（）.

Half-width marks come from a keyboard left in English or from a converter. In print they stick to the characters before
them, and a search for 第七款：财政预算 does not find 第七款:财政预算. Marks within English words, numbers, times and
web addresses are right as they are, and brackets are changed in pairs.

Source: GB/T 15834-2011 (标点符号用法), sections 4.2 to 4.4, 4.6, 4.7 and 4.9 for the forms of the marks, 5.1 for the
space that they take.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity, Span
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import (
    FULL,
    GAP,
    ROUND,
    addresses,
    chinese_around,
    is_han,
    paired,
    with_gaps,
    within,
)
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "标点用全角"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = (
    "信息形成之日起20个工作日内公开；其他（长期公开）的除外",
    "办公时间：9:00—17:30，预算1,200万元，PPP项目(Public-Private Partnership)，见https://www.gov.cn/?id=1,2",
)
INVALID = (
    "信息形成之日起20个工作日内公开;其他的除外",
    "姓名,职务,分工",
    "办公地点:津市市",
    "《中华人民共和国政府信息公开条例》(国务院令第711号)第二十条",
    "政府（办公厅)",
)
FIXES = (
    ("公开内容:姓名,职务 ;分工", "公开内容：姓名，职务；分工"),
    ("政府办公厅 (室)负责人", "政府办公厅（室）负责人"),
    ("政府（办公厅)", "政府（办公厅）"),
)

_MARK = lazy_regex(r"[,;:?!()]")
_OTHERS = {"〔": "〕", "[": "]", "【": "】", "《": "》"}
_MARK_AT_END = lazy_regex(rf"[,;:][{GAP}\n]*$")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report half-width marks within Chinese text, and round brackets around it."""
    if not _MARK.search(text):
        return
    skipped = addresses(text)
    for match in re.finditer(r"[,;:?!]", text):
        mark, place = match[0], match.start()
        # what ends the whole text should not be there at all, which is another rule's
        if chinese_around(text, place, place + 1) and not within(place, skipped) and not _ends_all(text, place):
            start, end = with_gaps(text, place, place + 1)
            yield _problem(text, (start, end), FULL[mark])
    for opening, closing in paired(text, ROUND).pairs:
        if not _crosses(text[opening:closing]):
            yield from _brackets(text, opening, closing)


def _crosses(inner: str) -> bool:
    """Return whether brackets of another kind lie half within these: 〔2018)23号〕."""
    return any(inner.count(opening) != inner.count(closing) for opening, closing in _OTHERS.items())


def _ends_all(text: str, place: int) -> bool:
    return text[place] in ",;:" and _MARK_AT_END.match(text, place) is not None


def _brackets(text: str, opening: int, closing: int) -> Iterator[TextProblem]:
    half = [place for place in (opening, closing) if text[place] in "()"]
    if len(half) == 1:
        yield _problem(text, with_gaps(text, half[0], half[0] + 1), FULL[text[half[0]]])
    elif half and any(map(is_han, text[opening:closing])):
        inner_start, inner_end = with_gaps(text, opening, opening + 1)[1], with_gaps(text, closing, closing + 1)[0]
        inner = text[inner_start:inner_end] if inner_start < inner_end else ""
        outer = with_gaps(text, opening, opening + 1)[0], with_gaps(text, closing, closing + 1)[1]
        yield _problem(text, outer, f"（{inner}）")


def _problem(text: str, span: Span, replacement: str) -> TextProblem:
    start, end = span
    return TextProblem(
        start=start,
        end=end,
        message=message("half-width punctuation in Chinese text: “{text}”", text=shown(text[start:end].strip())),
        remedy=message("Write it full-width: {text}", text=shown(replacement)),
        replacement=replacement,
    )

"""Decide whether a text lists a topic as an element of its own or only mentions it in passing."""

from collections.abc import Iterable, Iterator

from catalog_cli.model.finding import Span
from catalog_cli.parsing.lazy_regex import lazy_regex

_LEFT_OUT = lazy_regex(r"除[^，；。]{0,100}?(?:以外|之外|外)|(?:不包括|不含|不涉及)[^，；。]*", first="除不")
"""What is named only to be excluded: 除规章以外的其他文件."""
_QUOTES = lazy_regex("[“”\"'‘’＂「」]")
_MARK = r"[、，,；;。：:（）()\s]"
_MARKED = lazy_regex(_MARK)
_SENTENCE_END = lazy_regex(r"[；;。\n]")
_AND = "以及|及其|[和及与或]"
_ADDED = (
    "公开|信息|情况|状况|材料|公告|公示|通知|事项|内容|数据|说明|预算|决算|报表|表|报告|名单|文书|书|全文|结果"
    "|征求意见稿?|等"
)
"""Words after a topic that do not make it another one: 部门预算公开表."""
_BEFORE = lazy_regex(rf"(?:^|{_MARK}|{_AND}|包括|含|有关|相关)\Z")
_AFTER = lazy_regex(rf"(?:{_ADDED}){{0,20}}(?:$|{_MARK}|{_AND})")


def lists(text: str, word: str) -> bool:
    """Return whether an element of a text begins or ends with a word.

    采购结果 is listed in 包括采购文件、采购结果等; 负责人 is not in 主要负责人履行职责, nor 规章 in 除规章以外的文件.
    """
    bare, word = _bare(text), _QUOTES.sub("", word)
    return any(_BEFORE.search(bare, max(start - 2, 0), start) for start in _places(word, bare)) or any(
        _AFTER.match(bare, start + len(word)) for start in _places(word, bare)
    )


def excludes(text: str, word: str) -> bool:
    """Return whether a text names a topic only to exclude it: 除行政许可外的其他权力事项."""
    return word not in _LEFT_OUT.sub("", text)


def stands_outside(text: str, word: str, others: Iterable[str]) -> bool:
    """Return whether a word stands in an element of a text that holds none of other words, nor belongs to one.

    联系方式 does not in 投诉联系方式, nor 办公地址 in 信息公开工作机构的名称、办公地址.
    """
    others = tuple(others)
    for start in _places(word, text):
        ends = _MARKED.search(text, start + len(word))
        begins = max((mark.end() for mark in _MARKED.finditer(text, 0, start)), default=0)
        element = text[begins : ends.start() if ends else len(text)]
        sentence = _SENTENCE_END.split(text[:start])[-1]
        if not any(other in element or f"{other}的" in sentence for other in others):
            return True
    return False


def things_listed(text: str, words: Iterable[str]) -> frozenset[str]:
    """Return those words that are elements of a text or the ends of such.

    部门预算 is listed in 部门预算公开表 and not in 部门预算编制办法. Of words that overlap, the one that begins first
    is meant: 部门预算、决算 lists 部门预算, and not 预算、决算.
    """
    bare = _bare(text)
    found = sorted((start, end, word) for word in words for start, end in _endings(_QUOTES.sub("", word), bare))
    return frozenset(
        word for start, _, word in found if not any(other < start < end for other, end, _ in found if other != start)
    )


def core(word: str) -> str:
    """Return a stretch common to every spelling of a word: 三公 for “三公”经费."""
    return max(_QUOTES.split(word), key=len)


def _bare(text: str) -> str:
    return _QUOTES.sub("", _LEFT_OUT.sub("", text))


def _endings(word: str, bare: str) -> Iterator[Span]:
    """Yield the stretches of a text in which a word ends an element."""
    beyond = 0
    for start in _places(word, bare):
        if start >= beyond and _AFTER.match(bare, start + len(word)):
            beyond = start + len(word)
            yield start, beyond


def _places(word: str, bare: str) -> Iterator[int]:
    start = bare.find(word)
    while start >= 0:
        yield start
        start = bare.find(word, start + 1)

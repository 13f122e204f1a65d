"""Whether a text lists a thing for itself, or only speaks of it in passing."""

import re
from collections.abc import Iterable
from functools import cache

from catalog_cli.parsing.patterns import lazily

_LEFT_OUT = lazily(r"除[^，；。]*?(?:以外|之外|外)|(?:不包括|不含|不涉及)[^，；。]*")
"""What is named only to say that it is not meant: 除规章以外的其他文件."""
_QUOTES = lazily("[“”\"'‘’＂「」]")
_MARK = r"[、，,；;。：:（）()\s]"
_AND = "以及|及其|[和及与或]"
_ADDED = "公开|信息|情况|材料|公告|公示|事项|内容|数据|说明|预算|决算|报表|表|等"
"""What may follow a thing's name without making another thing of it: 部门预算公开表."""


def lists(text: str, word: str) -> bool:
    """Tell whether an element of a text begins or ends with a word.

    采购结果 is listed in 包括采购文件、采购结果等; 负责人 is not in 主要负责人履行职责, nor 规章 in 除规章以外的文件.
    """
    bare = _bare(text)
    return bool(_beginning(word).search(bare) or _ending(word).search(bare))


def excludes(text: str, word: str) -> bool:
    """Tell whether a text names a thing only to say that it is not meant: 除行政许可外的其他权力事项."""
    return word not in _LEFT_OUT.sub("", text)


def things_listed(text: str, words: Iterable[str]) -> frozenset[str]:
    """Give those words that are elements of a text or the ends of such.

    部门预算 is listed in 部门预算公开表 and not in 部门预算编制办法. Of words that overlap, the one that begins first
    is meant: 部门预算、决算 lists 部门预算, and not 预算、决算.
    """
    bare = _bare(text)
    found = sorted((match.start(), match.end(), word) for word in words for match in _ending(word).finditer(bare))
    return frozenset(
        word for start, _, word in found if not any(other < start < end for other, end, _ in found if other != start)
    )


def core(word: str) -> str:
    """Give a stretch that every spelling of a word has: 三公 for “三公”经费."""
    return max(_QUOTES.split(word), key=len)


def _bare(text: str) -> str:
    return _QUOTES.sub("", _LEFT_OUT.sub("", text))


@cache
def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(f"(?:^|{_MARK}|{_AND}|包括|含|有关|相关){re.escape(_QUOTES.sub('', word))}")


@cache
def _ending(word: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(_QUOTES.sub('', word))}(?=(?:{_ADDED})*(?:$|{_MARK}|{_AND}))")

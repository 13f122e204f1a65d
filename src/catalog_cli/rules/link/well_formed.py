"""A link is one address that a browser can open: a host, no Chinese punctuation, nothing after it.

A comma or a full stop that was copied along, or a second address in the same cell, makes the link lead nowhere.

Source: RFC 3986, section 3 (Syntax Components) and 3.2.2 (Host); RFC 1034, section 3.5, for the names of hosts.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import Message, message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.links import host_of, host_span
from catalog_cli.rules.rule import TextProblem

TITLE = "链接格式正确"
SEVERITY = Severity.ERROR
KEYS = ("link",)
VALID = (
    "https://www.jinshishi.gov.cn/zwgk/public/column/6616338?type=4&action=list",
    "http://www.jinshishi.gov.cn:8080/jump?url=https://www.gov.cn/",
)
INVALID = (
    "https://www.jinshishi.gov.cn/zwgk；",
    "https://www.jinshishi.gov.cn/zwgk,",
    "https://www.jinshishi.gov.cn/a;https://www.jinshishi.gov.cn/b",
    "https://https://www.jinshishi.gov.cn/",
    "https://www..gov.cn/",
    "https://jinshishi/zwgk",
)

_ADDRESS = lazy_regex(r"https?://", re.IGNORECASE)
_SECOND = lazy_regex(r"(?:[^=?&#]*?|.*[,;|，；、])(https?://)", re.IGNORECASE)
_CHINESE_MARK = lazy_regex("[，。、；：？！（）《》〈〉【】「」〔〕“”‘’]")
_MARKS_AT_END = (",", ";", "|")
_MARK_AT_END = lazy_regex(r"(?<![,;|])[,;|]++\Z")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report an address that cannot be opened as it stands; what the schema refuses is not said twice."""
    scheme = _ADDRESS.match(text)
    if not scheme:
        return
    second = _SECOND.match(text, scheme.end()) if "://" in text[scheme.end() :] else None
    if second:
        yield _problem(second.start(1), len(text), message("this link has a second address"))
        return
    mark = _CHINESE_MARK.search(text) or (_MARK_AT_END.search(text) if text.endswith(_MARKS_AT_END) else None)
    if mark:
        yield _problem(*mark.span(), message("“{mark}” cannot be part of an address", mark=mark[0]))
    elif not host_of(text):
        yield _problem(*host_span(text), message("unknown host"))


def _problem(start: int, end: int, sentence: Message) -> TextProblem:
    return TextProblem(
        start=start,
        end=end,
        message=sentence,
        remedy=message("Open the page in a browser, and copy its address again."),
    )

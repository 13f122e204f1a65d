"""The year in a document's number stands in 〔〕: 国办发〔2017〕97号.

Other brackets come from keyboards that lack these, and a search for the number misses them. Orders and announcements,
whose year stands in other ways, are left alone. Where the two brackets are of different kinds, or one is lost, the
number has to be looked up; what was probably meant is offered as an unsafe fix.

Source: GB/T 9704-2012 (党政机关公文格式), section 7.2.5: the year is written in full in the brackets 〔〕.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.model.phrase import PhraseToken, TokenKind
from catalog_cli.parsing.citations import parse_basis
from catalog_cli.parsing.issued_documents import YEAR_CLOSING, YEAR_OPENING
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "文号年份用六角括号"
SEVERITY = Severity.WARNING
KEYS = ("basis",)
VALID = (
    "《国务院办公厅关于做好政府公报工作的通知》（国办发〔2018〕22号）",
    "《中华人民共和国政府信息公开条例》（中华人民共和国国务院令（2019年）第711号）",
    "《关于规范办税公开的公告》（国家税务总局公告（2019）第5号）",
)
INVALID = (
    "《经济适用住房管理办法》（建住房[2007]258号）",
    "《关于全面推进政务公开工作的意见》（中办发﹝2016﹞8号）",
    "《国务院办公厅关于印发2017年政务公开工作要点的通知》（国办发〔201724号）",
    "《关于进一步加强和改进临时救助工作的意见》（民发〔2018）23号）",
)
FIXES = (
    ("《经济适用住房管理办法》（建住房[2007]258号）", "《经济适用住房管理办法》（建住房〔2007〕258号）"),
    ("《某通知》（国人口发(2007)78号）", "《某通知》（国人口发〔2007〕78号）"),
)

_BRACKETED = lazy_regex(
    rf"(?P<open>[{re.escape(YEAR_OPENING)}])(?P<year>[^号]{{4,8}}?)(?P<close>[{re.escape(YEAR_CLOSING)}])"
)
_LOST = lazy_regex(rf"[{re.escape(YEAR_OPENING)}]?(?P<year>(?:19|20)\d{{2}})[{re.escape(YEAR_CLOSING)}]?(?=\d)")
_OTHER_STYLE = lazy_regex("令|公告|通告")
_CLOSED_BY = dict(zip(YEAR_OPENING, YEAR_CLOSING, strict=True))


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each number whose year stands in other brackets, or has lost one."""
    for token in parse_basis(text).tokens:
        if token.kind is TokenKind.REFERENCE and not _OTHER_STYLE.search(token.text):
            yield from _other_brackets(token)
        elif token.kind is TokenKind.UNPARSED:
            yield from _lost_bracket(token)


def _other_brackets(token: PhraseToken) -> Iterator[TextProblem]:
    found = _BRACKETED.search(token.text)
    if found and (found["open"], found["close"]) != ("〔", "〕"):
        yield TextProblem(
            start=token.start + found.start(),
            end=token.start + found.end(),
            message=message("the year of “{number}” is not in 〔〕", number=shown(token.text)),
            remedy=message("Write {text}.", text=f"〔{found['year'].strip()}〕"),
            replacement=f"〔{found['year'].strip()}〕",
            safe=_CLOSED_BY[found["open"]] == found["close"],
        )


def _lost_bracket(token: PhraseToken) -> Iterator[TextProblem]:
    found = _LOST.search(token.text)
    if found and token.text.endswith("号"):
        yield TextProblem(
            start=token.start + found.start(),
            end=token.start + found.end(),
            message=message("the year of “{number}” lacks a bracket", number=shown(token.text)),
            remedy=message("Look the number up; it is probably {text}.", text=f"〔{found['year']}〕"),
            replacement=f"〔{found['year']}〕",
            safe=False,
        )

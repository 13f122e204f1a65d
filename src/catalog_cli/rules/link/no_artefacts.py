"""A text or a link is free of a converter's leftovers: [bookmark: _GoBack], HYPERLINK "…", PAGEREF, mailto:.

Word hides fields and bookmarks in a document. When the table is converted their code turns up as text, and a link that
begins with it leads nowhere.

Source: ISO/IEC 29500-1 (Office Open XML), sections 17.13.6 (Bookmarks) and 17.16.5 (Field definitions), which define
HYPERLINK, PAGEREF and REF.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, joint
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "没有转换残留"
SEVERITY = Severity.WARNING
KEYS = ("link", *PROSE)
VALID = ("https://www.jinshishi.gov.cn/zwgk", "https://www.jinshishi.gov.cn/a_b?c=1&d=2")
INVALID = (
    "[bookmark: _GoBack]https://www.jinshishi.gov.cn/zwgk",
    "https://www.jinshishi.gov.cn/list?a=1&amp;b=2",
    "javascript:void(0);",
)
FIXES = (
    ("[bookmark: _GoBack]https://www.jinshishi.gov.cn/zwgk", "https://www.jinshishi.gov.cn/zwgk"),
    ("https://www.jinshishi.gov.cn/list?a=1&amp;b=2", "https://www.jinshishi.gov.cn/list?a=1&b=2"),
)

_SWITCHES = r'(?:\s*\\[a-z*](?:\s*"[^"\n]*"|\s*MERGEFORMAT)?)*'
_NAMED = r"_(?:Toc|Ref|Hlk|Hlt)[0-9]{4,}"
_ARTEFACT = lazy_regex(
    # a gap is looked at once, from its first character
    rf"(?:(?<![{GAP}])[{GAP}]++)?(?:(?P<code>"
    r"\[bookmark: [^\[\]\n]*+\]"
    rf'|HYPERLINK\s+"[^"\n]*"{_SWITCHES}'
    rf"|(?:PAGEREF|REF)\s+_[A-Za-z]+[0-9]*{_SWITCHES}"
    rf"|{_NAMED}|_GoBack(?![0-9A-Za-z_])|\\\* MERGEFORMAT"
    r"|mailto:(?=[^\s@]{1,64}+@)"
    r")|(?P<lost>"
    r"javascript:(?:void\(0\))?;?"
    r"|错误[!！](?:未找到引用源|超链接引用无效|未定义书签|未指定书签)[。.]?"
    rf")|(?P<ampersand>&amp;))[{GAP}]*"
)
_SIGNS = lazy_regex(
    r"\[bookmark:|HYPERLINK|REF|_Toc|_Ref|_Hl|_GoBack|MERGEFORMAT|mailto:|javascript:|错误[!！]|&amp;",
    first="[HR_Mmj错&",
)


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each leftover, with what remains without it."""
    if not _SIGNS.search(text):
        return
    for match in _ARTEFACT.finditer(text):
        words = str(match[str(match.lastgroup)])
        replacement = _rest(text, match, words)
        yield TextProblem(
            start=match.start(),
            end=match.end(),
            message=message("leftover of a converter: {text}", text=shown(words)),
            remedy=message("Delete it, and look up in the published document what belongs here.")
            if replacement is None
            else message("Write & in its place.")
            if match["ampersand"]
            else message("Delete it."),
            replacement=replacement,
        )


def _rest(text: str, match: re.Match[str], words: str) -> str | None:
    """Return what takes the place of a leftover; None where what it stands for has to be looked up."""
    if match["ampersand"]:
        return match[0].replace(words, "&")
    if match["lost"] or match.end() - match.start() == len(text):
        return None
    spaced = any(character.isspace() for character in match[0].replace(words, ""))
    return joint(text, *match.span()) if spaced else ""

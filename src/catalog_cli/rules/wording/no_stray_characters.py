"""A text holds only characters that a reader sees, plain spaces and line breaks.

Zero-width characters, soft hyphens, control characters and the many other spaces of Unicode come along when text is
copied from web pages and Word. Nobody sees them, but the word that they stand in is no longer found, and two names that
look alike are no longer the same. Private characters and the sign � stand for something that was lost on the way: it
has to be looked up in the published document.

Source: The Unicode Standard, sections 23.1 (Control Codes), 23.2 (Layout Controls), 23.5 (Private-Use Characters) and
23.8 (Specials).
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, ODD_BLANKS, UNSEEN, joint
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "没有杂字符"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("中共中央办公厅 国务院办公厅印发", "第一行\n第二行")
INVALID = ("政府\u200b公报", "\ufeff政府公报", "信息\xad公开", "预算\xa0决算", "机构\ue004职能", "领导\ufffd息")
FIXES = (
    ("政府\u200b公报", "政府公报"),
    ("中共中央办公厅\u3000国务院办公厅印发", "中共中央办公厅 国务院办公厅印发"),
    ("预算、\xa0决算", "预算、决算"),
)

_ODD = lazy_regex(rf"[{ODD_BLANKS}{UNSEEN}]")
_BLANK = lazy_regex(rf"[ {ODD_BLANKS}]")
_GAP = lazy_regex(rf"[{GAP}]+")
_NO_MEANING = "\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_LOST = lazy_regex(f"[{_NO_MEANING}]+")
_ANY = lazy_regex(f"[{ODD_BLANKS}{UNSEEN}{_NO_MEANING}]")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each gap that is not made of plain spaces, and each character without a meaning of its own."""
    # of all that is looked for only the sign of a lost character is printable
    if (text.isprintable() and "\ufffd" not in text) or not _ANY.search(text):
        return
    for match in _GAP.finditer(text):
        odd = _ODD.search(match[0])
        if odd:
            yield _gap(text, match, odd[0])
    for match in _LOST.finditer(text):
        yield TextProblem(
            start=match.start(),
            end=match.end(),
            message=message("a character was lost here and replaced by U+{code}", code=f"{ord(match[0][0]):04X}"),
            remedy=message("Look it up in the published document, and retype it."),
        )


def _gap(text: str, match: re.Match[str], odd: str) -> TextProblem:
    start, end = match.span()
    blank = _BLANK.search(match[0])
    sentence = (
        message("unusual space (U+{code})", code=f"{ord(odd):04X}")
        if _BLANK.match(odd)
        else message("invisible character (U+{code})", code=f"{ord(odd):04X}")
    )
    whole = end - start == len(text)
    return TextProblem(
        start=start,
        end=end,
        message=sentence,
        remedy=message("Retype this part, with plain spaces or none."),
        replacement=None if whole else joint(text, start, end) if blank else "",
    )

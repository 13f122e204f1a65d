"""Digits and letters are half-width: 20, not ２０.

Full-width ones come from an input method's full-width mode. They look alike, but a search for 2026 does not find
２０２６, and a time limit written with them cannot be counted.

Source: GB/T 15835-2011 (出版物上数字用法), section 5.1, whose numbers are all in this form; GB 18030-2022 and Unicode,
where the full-width forms exist for old character sets only.
"""

from collections.abc import Iterator
from unicodedata import normalize

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem, shown

TITLE = "数字和字母用半角"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("自信息形成之日起20个工作日内", "GB/T 15834-2011")
INVALID = ("自信息形成之日起２０个工作日内", "ＰＰＰ项目")
FIXES = (
    ("自信息形成之日起２０个工作日内", "自信息形成之日起20个工作日内"),
    ("增长２．５％", "增长2.5％"),
)

_ANY = lazy_regex("[０-９Ａ-Ｚａ-ｚ]")
_WIDE = lazy_regex("[０-９]+(?:．[０-９]+)+|[０-９Ａ-Ｚａ-ｚ]+")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report each run of full-width digits and letters."""
    for match in _WIDE.finditer(text) if _ANY.search(text) else ():
        narrow = normalize("NFKC", match[0])
        yield TextProblem(
            start=match.start(),
            end=match.end(),
            message=message("full-width digits or letters: “{text}”", text=shown(match[0])),
            remedy=message("Write them half-width: {text}", text=shown(narrow)),
            replacement=narrow,
        )

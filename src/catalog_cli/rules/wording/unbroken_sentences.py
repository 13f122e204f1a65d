"""A sentence is not broken across lines after a comma.

A line break that stands alone in the middle of a sentence comes from a table's cell in which somebody pressed Enter to
make the text fit. Where several lines end with commas, the text is a list, and nothing is reported. The fix is not
safe, because the published table may really be printed like that.

Source: GB/T 9704-2012 (党政机关公文格式), section 7.3.3: the body text is set in paragraphs.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, HAN
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "句子不断行"
SEVERITY = Severity.INFO
KEYS = PROSE
VALID = ("监督和救济渠道，\n（一）行政复议", "政府网站、\n政府公报、\n公共图书馆", "第一句。\n第二句。")
INVALID = ("办公地址、联系方式等，\n监督和救济渠道",)
FIXES = (("办公地址、联系方式等，\n监督和救济渠道", "办公地址、联系方式等，监督和救济渠道"),)
FIX_IS_SAFE = False

_BREAK = lazy_regex(
    rf"(?<=[，、,])[{GAP}]*\n[{GAP}\n]*(?=[{HAN}《“])(?!第?[一二三四五六七八九十]+[、）)．.章节条项款])"
)
_COMMA_AT_LINE_END = lazy_regex(rf"[，、,][{GAP}]*\n")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report a line break after a comma, unless the text is a list."""
    if "\n" in text and len(_COMMA_AT_LINE_END.findall(text)) == 1:
        for match in _BREAK.finditer(text):
            yield TextProblem(
                start=match.start() - 1,
                end=match.end(),
                message=message("line break in the middle of a sentence"),
                remedy=message("Join the two lines, unless the break is intended."),
                replacement=text[match.start() - 1],
                safe=False,
            )

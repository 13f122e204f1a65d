"""A text does not end with a mark that announces more: ，、；：.

Such a mark is left over from a list that was cut, or what followed it is missing. A full stop at the end of a sentence
is right.

Source: GB/T 15834-2011 (标点符号用法), section 3.1: these are the marks within a sentence.
"""

from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import GAP, PAUSES
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "末尾没有多余标点"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("20个工作日内予以公开。", "姓名、职务等")
INVALID = ("20个工作日内予以公开;", "姓名、职务、", "包括以下内容：")
FIXES = (("20个工作日内予以公开；", "20个工作日内予以公开"),)

_TAIL = lazy_regex(rf"(?<=[^{PAUSES}{GAP}\n])[{PAUSES}{GAP}\n]+\Z")
_PAUSE = lazy_regex(f"[{PAUSES}]")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report marks within a sentence that nothing follows."""
    last = text[-1:]
    # of all gaps only the plain space is printable
    tail = None if last.isprintable() and last not in f"{PAUSES} " else _TAIL.search(text)
    marks = _PAUSE.search(tail[0]) if tail else None
    if tail and marks:
        yield TextProblem(
            start=tail.start(),
            end=tail.end(),
            message=message("the text ends with “{mark}”, as if more should follow", mark=marks[0]),
            remedy=message("Delete the mark, or add what is missing."),
            replacement="",
        )

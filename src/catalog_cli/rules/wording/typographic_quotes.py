"""Chinese text is quoted in “ ”, not in straight quotation marks.

A straight mark says neither where the quotation begins nor where it ends. Where each has a partner on its line, the
fix puts the right halves; inches (5") and English words are left alone.

Source: GB/T 15834-2011 (标点符号用法), section 4.8.2: double quotation marks “ ”, and single ones ‘ ’ within them.
"""

import re
from collections.abc import Iterator

from catalog_cli.model.finding import Severity
from catalog_cli.model.message import message
from catalog_cli.parsing.characters import HAN, addresses, within
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.rules.prose import PROSE
from catalog_cli.rules.rule import TextProblem

TITLE = "引号用弯引号"
SEVERITY = Severity.WARNING
KEYS = PROSE
VALID = ("“三公”经费", 'Word的"Save as"')
INVALID = ('"三公"经费', "'三公'经费", '"三公经费')
FIXES = (('"三公"经费和"一卡通"', "“三公”经费和“一卡通”"),)

_PAIR = lazy_regex(r'"([^"\n]*)"')
_SINGLE = lazy_regex(rf"(?<![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])'(?=[^'\n]*?[{HAN}])[^'\n]*+'")
_LONE = lazy_regex(rf'(?<=[{HAN}])"|"(?=[{HAN}])')
_HAN = lazy_regex(f"[{HAN}]")
_DIGIT = lazy_regex("[0-9０-９]")


def check_text(text: str) -> Iterator[TextProblem]:
    """Report straight quotation marks around or beside Chinese characters."""
    if '"' not in text and "'" not in text:
        return
    skipped = addresses(text)
    for line in re.finditer(r"[^\n]+", text):
        for problem in _in_line(text, *line.span()):
            if not within(problem.start, skipped) and not within(problem.end - 1, skipped):
                yield problem


def _in_line(text: str, start: int, end: int) -> Iterator[TextProblem]:
    if text.count('"', start, end) % 2 == 0:
        for match in _PAIR.finditer(text, start, end):
            inches = match.start() and _DIGIT.match(text[match.start() - 1])
            if _HAN.search(match[1]) and not inches:
                yield _problem(match, f"“{match[1]}”")
    else:
        yield from (_problem(match, None) for match in _LONE.finditer(text, start, end))
    yield from (_problem(match, None) for match in _SINGLE.finditer(text, start, end))


def _problem(match: re.Match[str], replacement: str | None) -> TextProblem:
    return TextProblem(
        start=match.start(),
        end=match.end(),
        message=message("straight quotation marks in Chinese text"),
        remedy=message("Write “ ”, and ‘ ’ for a quotation within another."),
        replacement=replacement,
    )

"""Punctuation within Chinese text: full-width forms, runs of marks, and the text around a mark."""

from collections.abc import Mapping

from catalog_cli.model.fix import Span
from catalog_cli.parsing.characters import ALPHANUMERIC, GAP, is_han
from catalog_cli.parsing.lazy_regex import lazy_regex

FULL: Mapping[str, str] = dict(zip(",;:?!()", "，；：？！（）", strict=True))
"""The full-width form of each half-width mark."""

PAUSES = "，、；：,;:"
"""Marks within a sentence, as contents of `[…]` in a regular expression."""

STOPS = f"。{PAUSES}"
"""Those and the full stop."""

_RUN = lazy_regex(rf"[{STOPS}]")
_BRACKETS = frozenset("《》〈〉【】〔〕「」『』")
_MIXED = lazy_regex(rf"[{ALPHANUMERIC}()（）\]\"'“”‘’%％]")
_BEFORE = lazy_regex(rf"[{GAP}?!？！]+$")
_GAP_BEFORE = lazy_regex(rf"[{GAP}]+$")
_GAP_AFTER = lazy_regex(rf"[{GAP}]*")
_LOOK_BACK = 64


def chinese_around(text: str, start: int, end: int) -> bool:
    """Return whether a mark from `start` up to `end` is alone and in Chinese text, whatever gaps there are.

    A Chinese character on one side is enough; on the other there may be a number, a foreign word or the line's end.
    """
    head = text[max(start - _LOOK_BACK, 0) : start]
    near = _GAP_BEFORE.sub("", head)[-1:]
    before = _BEFORE.sub("", head)[-1:]
    after = text[_after(text, end) :][:1]
    if _RUN.match(near) or _RUN.match(after) or after in {"/", "\\"}:
        return False
    return _is_chinese(before) or (_is_chinese(after) and _MIXED.match(before) is not None)


def with_gaps(text: str, start: int, end: int) -> Span:
    """Widen a stretch by the gaps beside it; the indentation of a line stays."""
    head = _GAP_BEFORE.search(text, max(start - _LOOK_BACK, 0), start)
    if head and head.start() and text[head.start() - 1] != "\n":
        start = head.start()
    return start, _after(text, end)


def _is_chinese(character: str) -> bool:
    return is_han(character) or character in _BRACKETS


def _after(text: str, end: int) -> int:
    found = _GAP_AFTER.match(text, end)
    return found.end() if found else end

"""Which of the cores in a sentence make a clause, and where one clause ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from catalog_cli.model.time_limit import ClauseKind
from catalog_cli.parsing.time_limits_core import Core, Span, Weight
from catalog_cli.parsing.time_limits_lead import ends_with_event
from catalog_cli.parsing.time_limits_tail import VERBS
from catalog_cli.parsing.time_limits_text import Squeezed

_APART: Final = re.compile("[,、;]")
_ADVERB_AFTER_COMMA: Final = re.compile("[,(]")
_NO_ADVERB: Final = ("更新", "调整", "动态", "变更")


def chosen(squeezed: Squeezed, found: Sequence[Core]) -> list[Core]:
    """Choose the cores of one sentence that say a time of their own."""
    text = squeezed.text
    strong = [core for core in found if core.weight > Weight.EVENT]
    events = [core for core in found if core.weight is Weight.EVENT and not _beside(text, core, strong)]
    kept = sorted([*strong, *events], key=lambda core: core.start) or list(found)
    kept = _without_absorbed(squeezed, kept)
    return _without_adverbs(squeezed, kept)


def bounds(squeezed: Squeezed, start: int, end: int, kept: Sequence[Core]) -> Iterator[tuple[Span, Core]]:
    """Give each core the stretch of the sentence `text[start:end]` that belongs to it."""
    for core, after in pairwise(kept):
        last, first = _boundary(squeezed, core.end, after.start)
        yield (start, last), core
        start = first
    yield (start, end), kept[-1]


def _beside(text: str, event: Core, others: Sequence[Core]) -> bool:
    """Tell whether another core stands in the same part between commas."""
    return any(not _comma(text, *sorted((event, other), key=lambda core: core.start)) for other in _near(event, others))


def _near(event: Core, others: Sequence[Core]) -> list[Core]:
    before = [other for other in others if other.start < event.start][-1:]
    return before + [other for other in others if other.start > event.start][:1]


def _comma(text: str, left: Core, right: Core) -> bool:
    return text.find(",", left.end, right.start) >= 0


def _joined(squeezed: Squeezed, left: Core, right: Core) -> bool:
    """Tell whether two cores stand in one breath: nothing between them but words, or a bracket."""
    if _APART.search(squeezed.text, left.end, right.start):
        return False
    return left.end == right.start or squeezed.blank_between(left.end, right.start) is None


def _without_absorbed(squeezed: Squeezed, found: Sequence[Core]) -> list[Core]:
    """Leave out what belongs to the event of the next: 每季度 in 每季度结束后15日内."""
    kept: list[Core] = []
    for core in found:
        if kept and core.quantity and _joined(squeezed, kept[-1], core) and _absorbs(squeezed.text, kept[-1], core):
            kept.pop()
        kept.append(core)
    return kept


def _absorbs(text: str, left: Core, right: Core) -> bool:
    if left.quantity and left.suffix.endswith("内"):
        return False
    if left.quantity and left.suffix == "后":
        return True
    return ends_with_event(text, left.end, right.start)


def _without_adverbs(squeezed: Squeezed, found: Sequence[Core]) -> list[Core]:
    """Leave out 及时 in 20个工作日内及时公开: beside a time it says how, not when."""
    kept: list[Core] = []
    for core in found:
        if kept and kept[-1].weight is Weight.ADVERB and _joined(squeezed, kept[-1], core):
            if core.weight is Weight.ADVERB:
                continue
            kept.pop()
        elif kept and core.weight is Weight.ADVERB and _says_how(squeezed, kept[-1], core):
            continue
        kept.append(core)
    return kept


def _says_how(squeezed: Squeezed, left: Core, adverb: Core) -> bool:
    if _joined(squeezed, left, adverb):
        return True
    text = squeezed.text
    pause = left.kind in {ClauseKind.AFTER, ClauseKind.YEARLY} and text[left.end : adverb.start] == ","
    return pause and text[adverb.start : adverb.end] == "及时" and not text.startswith(_NO_ADVERB, adverb.end)


def _boundary(squeezed: Squeezed, start: int, end: int) -> Span:
    """Find where one clause ends and where the next begins, between two cores."""
    text = squeezed.text
    bracket = text.rfind("(", start, end)
    if bracket >= 0 > text.find(")", bracket, end):
        return bracket, bracket + 1
    comma = text.find(",", start, end)
    if comma >= 0:
        return comma, comma + 1
    blank = squeezed.blank_between(start, end) if start < end else None
    if blank is not None:
        return blank, blank
    for sign in "、/":
        place = text.find(sign, start, end)
        if place >= 0:
            return place, place + 1
    verbs = VERBS.match(text, start, end)
    return (verbs.end(), verbs.end()) if verbs else (start, start)

"""All words of a sentence that say when, from left to right."""

from typing import Final

from msgspec.structs import replace

from catalog_cli.model.time_limit import ClauseKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.adverbs import ADVERBS
from catalog_cli.parsing.time_limits.anchors import Anchor
from catalog_cli.parsing.time_limits.dates import DATES
from catalog_cli.parsing.time_limits.leads import since
from catalog_cli.parsing.time_limits.numbers import NUMBERS
from catalog_cli.parsing.time_limits.periods import PERIODS
from catalog_cli.parsing.time_limits.segments import Stretch
from catalog_cli.parsing.time_limits.tails import read_tail

_SHAPES: Final = (*DATES, *PERIODS, *NUMBERS, *ADVERBS)
_START: Final = lazy_regex(
    "[0-9０-９零〇一二两三四五六七八九十百千万半每次翌第二当本来下同年月季上按逐及实随即立动马长永常全任在届存有持始〃″限适定不分规法相要视择近依个日周至到工作与公事XxＸｘ×_＿*＊…]"
)
_RECURRING: Final = frozenset({ClauseKind.PERIODIC, ClauseKind.YEARLY})
_COUNTED: Final = frozenset({ClauseKind.AFTER, ClauseKind.UNKNOWN})
_NEAR: Final = 8
_PASSED: Final = lazy_regex(r"\s*(?:之|以)?后")


def find_anchors(text: str, sentence: Stretch) -> list[Anchor]:
    """Find the words that say when; those that only make the event of others (每季度结束后15日内) are passed over."""
    kept: list[Anchor] = []
    for anchor in _all(text, sentence):
        last = kept[-1] if kept else None
        if last and _is_event(text, last, anchor):
            kept.pop()
        elif last and (_is_day_within(text, last, anchor) or _is_repeated(text, last, anchor)):
            kept[-1] = replace(last, end=anchor.end)
            continue
        kept.append(anchor)
    return [_passed(text, anchor) for anchor in kept]


def _all(text: str, sentence: Stretch) -> list[Anchor]:
    place, end = sentence
    found: list[Anchor] = []
    while start := _START.search(text, place, end):
        anchor = _at(text, start.start(), end, found[-1].end if found else sentence[0])
        if anchor and anchor.end > anchor.start:
            found.append(anchor)
        place = anchor.end if anchor else start.end()
    return found


def _at(text: str, place: int, end: int, floor: int) -> Anchor | None:
    for shape in _SHAPES:
        match = shape.pattern.match(text, place, end)
        anchor = match and shape.read(match, floor)
        if anchor:
            return anchor
    return None


def _is_event(text: str, last: Anchor, anchor: Anchor) -> bool:
    """Tell whether the earlier words belong to the event from which the later ones count."""
    between = text[last.end : anchor.start]
    if anchor.kind not in _COUNTED or last.weak or not since(between):
        return False
    if last.kind in _RECURRING or last.unit is None:
        return "，" not in between[:-1] and "," not in between[:-1] and not read_tail(text, last.end, anchor.start).verb
    return bool(_PASSED.match(between))


def _is_day_within(text: str, last: Anchor, anchor: Anchor) -> bool:
    """每月5个工作日内: the number says which day of the period, and is not counted from an event."""
    near = anchor.start - last.end <= _NEAR and not read_tail(text, last.end, anchor.start).verb
    if last.kind is not ClauseKind.PERIODIC or not near:
        return False
    if anchor.kind is ClauseKind.PERIODIC:
        return since(text[last.end : anchor.start])
    return anchor.kind is ClauseKind.AFTER and not anchor.weak


def _is_repeated(text: str, last: Anchor, anchor: Anchor) -> bool:
    """有效期内长期 says twice that something stays."""
    same = last.kind is anchor.kind is ClauseKind.STANDING
    return same and not text[last.end : anchor.start].strip()


def _passed(text: str, anchor: Anchor) -> Anchor:
    """7个工作日后公开 says when it is not published, and not by when."""
    passed = _PASSED.match(text, anchor.end)
    if passed and anchor.kind is ClauseKind.DISPLAY:
        return replace(anchor, end=passed.end())
    if passed and anchor.kind is ClauseKind.AFTER and not anchor.weak:
        return replace(anchor, kind=ClauseKind.UNKNOWN, end=passed.end())
    return anchor

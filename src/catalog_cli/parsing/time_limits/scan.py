"""Find the anchors of a sentence, from left to right; adverbs (及时, 长期) are recognised here."""

import re
from functools import cache
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.time_limit import ClauseKind, TimeUnit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL_CHARACTERS
from catalog_cli.parsing.time_limits.context import read_tail, since
from catalog_cli.parsing.time_limits.dates import DATES, PERIODS
from catalog_cli.parsing.time_limits.numbers import NUMBERS
from catalog_cli.parsing.time_limits.words import PROMPTLY, STANDING, TOGETHER, Anchor, Shape, Stretch

_STANDING: Final = lazy_regex(STANDING)
_SAME: Final = lazy_regex(r"同上(?:一?[行项条格栏款])?|同前|〃|″")
_SAME_DAY: Final = lazy_regex(
    r"即日起?|[当同][日天](?:内|之内)?|[次翌][日天](?:内|之内|前)?|第二天|[次下]一?个?工作日(?:内|之内|前)?"
)
_PROMPTLY: Final = lazy_regex(PROMPTLY)
_TOGETHER: Final = lazy_regex(TOGETHER)
_VAGUE: Final = lazy_regex(
    r"限时|限期|适时|定期|不定期|分?阶段性?|同步|同时(?=公开|公布|发布)|同期|(?:按照?|在|依照?)?(?:规定|法定|相关|要求)的?(?:时限|时间|期限)(?:之?内)?|按(?:照)?(?:有关|相关|上级)?(?:要求|规定)|依法(?:依规)?(?=公开|公布|公示|发布|$)"
    r"|按需|视情况?|择期|近期|常态化|事中(?=公开|公示|公布|发布|$)|经常性?|即公开"
)


def _standing(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.STANDING)


def _same(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.SAME)


def _same_day(match: re.Match[str], _floor: int) -> Anchor:
    """当日 leaves no day after the event, 次日 one."""
    number = 0 if match[0][0] in "当即同" else 1
    unit = TimeUnit.WORKING_DAY if "工作" in match[0] else TimeUnit.DAY
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.AFTER, number=number, unit=unit, weak=True)


def _promptly(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.PROMPTLY, weak=True)


def _vague(match: re.Match[str], _floor: int) -> Anchor:
    return Anchor(start=match.start(), end=match.end(), kind=ClauseKind.UNKNOWN, weak=True)


ADVERBS: Final = (
    Shape(_STANDING, _standing, "长永常全在任届本存有公持始至到"),
    Shape(_SAME, _same, "同〃″", needs="上前〃″"),
    Shape(_SAME_DAY, _same_day, "即当同次翌第下"),
    Shape(_PROMPTLY, _promptly, "及实随即立第动马当"),
    Shape(_TOGETHER, _promptly, "与", needs="同"),
    Shape(_VAGUE, _vague, "限适定不分阶同按在依规法相要视择近常事经即"),
)
"""How such words are printed."""


SHAPES: Final = (*DATES, *PERIODS, *NUMBERS, *ADVERBS)
_START: Final = lazy_regex(
    "[0-9０-９零〇一二两三四五六七八九十百千万半每次翌第二当本来下同年月季上按逐及实随即立动马长永常全任在届存有持始〃″限适定不分规法相要视择近依个日周至到工作与公事XxＸｘ×_＿*＊…]"
)
_RECURRING: Final = frozenset({ClauseKind.PERIODIC, ClauseKind.YEARLY})
_COUNTED: Final = frozenset({ClauseKind.AFTER, ClauseKind.UNKNOWN})
_NEAR: Final = 8
_MODAL_ONLY: Final = lazy_regex(r"\s*(?:应当?|必须|须|需)在\s*")
_ELSE: Final = lazy_regex(r"\s*(?:或者?|以及|及|和|、)")
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
    characters = frozenset(text)
    found: list[Anchor] = []
    while start := _START.search(text, place, end):
        anchor = _at(text, start.start(), end, found[-1].end if found else sentence[0], characters)
        if anchor and anchor.end > anchor.start:
            found.append(anchor)
        place = anchor.end if anchor else start.end()
    return found


def _at(text: str, place: int, end: int, floor: int, characters: frozenset[str]) -> Anchor | None:
    for shape in _shapes_from(text[place]):
        if not shape.needs or not characters.isdisjoint(shape.needs):
            match = shape.pattern.match(text, place, end)
            anchor = match and shape.read(match, floor)
            if anchor:
                return anchor
    return None


@cache
def _shapes_from(first: str) -> tuple[Shape, ...]:
    """Return the shapes of words that may begin with a character; there are 30 in all."""
    return tuple(shape for shape in SHAPES if first in shape.first)


def _is_event(text: str, last: Anchor, anchor: Anchor) -> bool:
    """Return whether the earlier words belong to the event from which the later ones count."""
    between = text[last.end : anchor.start]
    if anchor.kind not in _COUNTED or last.weak or not since(between):
        return False
    if _ELSE.match(between) and text[last.end - 1] in "前内":
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
    if anchor.kind is ClauseKind.BEFORE and text[anchor.start] in NUMERAL_CHARACTERS:
        return bool(_MODAL_ONLY.fullmatch(text, last.end, anchor.start))
    return anchor.kind is ClauseKind.AFTER and not anchor.weak and not _ELSE.match(text, last.end, anchor.start)


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

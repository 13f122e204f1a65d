"""Read a sentence of a time limit: find its anchors, and make clauses around them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.phrase import Clause, ClauseKind, PhraseToken, TimeUnit, TokenKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL_CHARACTERS
from catalog_cli.parsing.time_limits.context import (
    read_tail,
    since,
    subject_and_trigger,
    subject_before_colon,
    subject_of,
)
from catalog_cli.parsing.time_limits.dates import DATES, PERIODS
from catalog_cli.parsing.time_limits.numbers import NUMBERS
from catalog_cli.parsing.time_limits.words import ATOM, PROMPTLY, PUBLISHERS, STANDING, TOGETHER, Anchor, Shape, Stretch

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
    Shape(_STANDING, _standing, "长永常全在任届本存有公持始至到", needs="期久常全届续终"),
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
_BESIDE: Final = 8
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
    near = anchor.start - last.end <= _BESIDE and not read_tail(text, last.end, anchor.start).verb
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


_COMMA: Final = lazy_regex(rf"{ATOM}|(?P<comma>[，,\n])")
_EDGES: Final = " \t\r\n\u3000\xa0，,、；;。：:"
_BEFORE_CLAUSE: Final = f"{_EDGES}）)"
_AFTER_CLAUSE: Final = f"{_EDGES}（("
_EVENT_ONLY: Final = lazy_regex(r"(?:之日起|[之以]?后|(?<![目以当此])[之以]?前|(?<=变化|变动|变更|更新|调整)时|的同时)")
_COUNTED_AFTERWARDS: Final = lazy_regex(
    r"\s*[（(](?:[自从](?P<event>[^（()）]{1,60}?)(?:之日)?起(?:计?算)?|(?P<past>[^（()）]{1,60}?)[之以]?后)[)）]",
    needs="（(",
)
_BOTH: Final = frozenset({ClauseKind.PROMPTLY, ClauseKind.STANDING})
_PAUSE: Final = lazy_regex(r"、\s{0,3}\Z", needs="、")
_AND: Final = lazy_regex(r"(?:更新|公开|公布|发布|公示)?\s*[、和/]\s*")
_NEAR: Final = 60
"""Farthest distance between words and those that they continue."""
_COUNTS_FROM_NOTHING: Final = frozenset({ClauseKind.YEARLY, ClauseKind.PERIODIC, ClauseKind.STANDING, ClauseKind.SAME})


def comma_pieces(text: str, sentence: Stretch) -> list[Stretch]:
    """Divide a sentence at the commas outside brackets; a piece ends before its comma."""
    start, end = sentence
    pieces = []
    for match in _COMMA.finditer(text, start, end):
        if match["comma"]:
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def read_clauses(text: str, sentence: Stretch) -> Iterator[Clause]:
    """Yield the clauses of a sentence; one that is not understood at all is a clause of an unknown kind."""
    pieces = comma_pieces(text, sentence)
    anchors = _chosen(text, pieces, find_anchors(text, sentence))
    if not anchors:
        yield _without_number(text, sentence)
        return
    ends = [end for _, end in pieces]
    cuts = [sentence[0], *(_cut(text, ends, one, two) for one, two in pairwise(anchors)), sentence[1]]
    for anchor, (start, end) in zip(anchors, pairwise(cuts), strict=True):
        yield _clause(text, _trimmed(text, start, end), anchor)


def _chosen(text: str, pieces: list[Stretch], anchors: list[Anchor]) -> list[Anchor]:
    """Leave out adverbs beside stronger words, and those that only go on with the words before them."""
    chosen: list[Anchor] = []
    strong_after = max((anchor.start for anchor in anchors if not anchor.weak), default=-1)
    waiting = iter(anchors)
    anchor = next(waiting, None)
    for start, end in pieces:
        here = []
        while anchor and anchor.start < end:
            here.append(anchor)
            anchor = next(waiting, None)
        around = zip([None, *here], here, [*here[1:], None], strict=False)
        strong = [one for last, one, then in around if not one.weak or _hold_both(text, last, one, then)]
        if strong:
            chosen.extend(strong)
        elif here and _stands_alone(text, (start, end), here, chosen, more=strong_after > end):
            chosen.append(next((one for one in here if one.kind is not ClauseKind.UNKNOWN), here[0]))
    return chosen


def _hold_both(text: str, last: Anchor | None, one: Anchor, then: Anchor | None) -> bool:
    """Return whether 及时 is joined with a 长期 beside it, so that both hold (及时、长期公开)."""
    if (
        last
        and one.kind is ClauseKind.PROMPTLY
        and last.kind is not one.kind
        and _PAUSE.search(text, last.end, one.start)
    ):
        tail = read_tail(text, one.end, then.start if then else min(len(text), one.end + _NEAR))
        return tail.verb
    return any(
        two and {one.kind, two.kind} == _BOTH and _AND.fullmatch(text, min(one.end, two.end), max(one.start, two.start))
        for two in (last, then)
    )


def _stands_alone(text: str, piece: Stretch, here: list[Anchor], chosen: list[Anchor], *, more: bool) -> bool:
    """Return whether the adverbs of a piece are a clause of their own (20个工作日内公开，及时更新)."""
    if chosen and piece[0] - chosen[-1].end <= _NEAR and not read_tail(text, chosen[-1].end, piece[0]).verb:
        tail = read_tail(text, chosen[-1].end, piece[1])
        if tail.end == piece[1]:
            return False
    tail = read_tail(text, here[0].end, piece[1])
    return not more or (tail.verb and tail.end == piece[1])


def _cut(text: str, ends: list[int], one: Anchor, two: Anchor) -> int:
    """Find where the words of the first clause end and those of the second begin."""
    commas = ends[bisect_left(ends, one.end) : bisect_left(ends, two.start)]
    if not commas:
        return min(read_tail(text, one.end, two.start).end, two.start)
    cut = commas[0]
    for comma in commas[1:]:
        if read_tail(text, cut, comma).end < comma:
            break
        cut = comma
    return cut


def _clause(text: str, stretch: Stretch, anchor: Anchor) -> Clause:
    start, end = stretch
    subject, trigger = _lead(text[start : _event_end(text, start, anchor)], anchor)
    after = _COUNTED_AFTERWARDS.match(text, anchor.end, end)
    garbled = (
        (PhraseToken(TokenKind.UNPARSED, text[slice(*anchor.unparsed)], anchor.unparsed[0]),) if anchor.unparsed else ()
    )
    published, unparsed = _tail(text, after.end() if after else anchor.end, end)
    trigger = trigger or (after["event"] or after["past"] if after else "")
    if published and (not subject or subject.endswith(PUBLISHERS)):
        subject = published
    return Clause(
        text=text[start:end],
        start=start,
        kind=anchor.kind,
        number=anchor.number,
        unit=anchor.unit,
        date=anchor.date,
        day=anchor.day,
        period=anchor.period,
        trigger=trigger,
        subject=subject or anchor.subject,
        unparsed=(*garbled, *unparsed),
    )


def _event_end(text: str, start: int, anchor: Anchor) -> int:
    """Leave out what is done between the event and a time on show (考察结束后公示，公示期…)."""
    if anchor.kind is not ClauseKind.DISPLAY:
        return anchor.start
    last = next(reversed([*_EVENT_ONLY.finditer(text, start, anchor.start)]), None)
    done = last and read_tail(text, last.end(), anchor.start).end == anchor.start
    return last.end() if last and done else anchor.start


def _lead(lead: str, anchor: Anchor) -> tuple[str, str]:
    if anchor.kind is ClauseKind.UNKNOWN and anchor.number is None:
        return subject_before_colon(lead), ""
    if anchor.kind in _COUNTS_FROM_NOTHING and not since(lead):
        return subject_of(lead), ""
    if anchor.kind is ClauseKind.PROMPTLY and not subject_of(lead):
        return "", ""
    subject, trigger = subject_and_trigger(lead)
    if anchor.kind is ClauseKind.BEFORE and not trigger:
        return "", subject
    return subject, trigger


def _tail(text: str, start: int, end: int) -> tuple[str, tuple[PhraseToken, ...]]:
    """Read what follows: what is published (向社会公布上一年度报告), and what is not understood."""
    tail = read_tail(text, start, end)
    rest = text[tail.end : end].strip(_EDGES)
    if not rest:
        return "", ()
    place = text.index(rest, tail.end)
    if not tail.verb or tail.comma or rest[0] in "（(":
        return "", (PhraseToken(TokenKind.UNPARSED, rest, place),)
    place = tail.published or place
    rest = text[place:end].strip(_EDGES)
    place = text.index(rest, place)
    published = re.split("[，,\n]", rest, maxsplit=1)[0]
    more = rest[len(published) :].strip(_EDGES)
    unparsed = (PhraseToken(TokenKind.UNPARSED, more, text.index(more, place + len(published))),) if more else ()
    return published, unparsed


def _without_number(text: str, sentence: Stretch) -> Clause:
    """Read 会前, 公示期满后公开: an event without a number; anything else is unknown."""
    start, end = _trimmed(text, *sentence)
    last = next(reversed([*_EVENT_ONLY.finditer(text, start, end)]), None)
    if last and last.start() > start and read_tail(text, last.end(), end).end == end:
        kind = ClauseKind.BEFORE if last[0].endswith("前") else ClauseKind.AFTER
        anchor = Anchor(start=last.start() if kind is ClauseKind.BEFORE else last.end(), end=last.end(), kind=kind)
        return _clause(text, (start, end), anchor)
    whole = text[start:end]
    unparsed = (PhraseToken(TokenKind.UNPARSED, whole, start),)
    return Clause(text=whole, start=start, kind=ClauseKind.UNKNOWN, unparsed=unparsed)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Leave out the punctuation around a clause, and the brackets that it does not open or close."""
    while start < end and text[start] in _BEFORE_CLAUSE:
        start += 1
    while start < end and text[end - 1] in _AFTER_CLAUSE:
        end -= 1
    inner = text[start:end]
    if inner.startswith(("（", "(")) and inner.count("（") + inner.count("(") > inner.count("）") + inner.count(")"):
        start += 1
    elif inner.endswith(("）", ")")) and inner.count("（") + inner.count("(") < inner.count("）") + inner.count(")"):
        end -= 1
    return start, end

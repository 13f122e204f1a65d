"""Split a time limit into sentences, and each sentence into clauses around its anchors."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.model.time_limit import Clause, ClauseKind
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.context import (
    read_tail,
    since,
    subject_and_trigger,
    subject_before_colon,
    subject_of,
)
from catalog_cli.parsing.time_limits.scan import find_anchors
from catalog_cli.parsing.time_limits.words import PUBLISHERS, Anchor, Stretch

_ELSEWHERE: Final = lazy_regex(
    r"(?:另有|另行|有(?:其[他它]|特殊|特别|明确|更短|不同|专门))[^，,；;。：:（）()\n]{0,10}?(?:规定|要求|约定)"
    r"(?:的?情形|的?事项)?(?:的?(?:之外|以外|外))?的?[，,、\s]{0,3}(?:均|则|应当|应)?"
    r"(?:从其(?:规定|约定)?(?:执行)?|除外|以其规定为准"
    r"|(?:依照|按照|依|按|遵照|适用|遵)(?:其|有关|相关|该|此)?(?:规定|要求|约定)(?:的期限)?(?:执行|办理|公开)?)?[，,]?"
    r"|(?:有(?:相关)?规定的?[，,\s]{0,3})?从其规定(?:执行)?"
)
_LAW: Final = lazy_regex(
    r"[但若如除]{0,2}是?(?:法律|行政法规|法规|规章|国家|上级|(?:相关|有关|其他|其它)?政策|规范性文件|(?:其他|有关|相关)|地方性法规|党内法规|国务院)"
)
_LAWS: Final = lazy_regex(r"(?:法律|行政法规|法规|规章|国家|政策|[、和及])+[，,]\Z")
_BEFORE: Final = lazy_regex(r"[^，,；;。：:（）()\n]*\Z")
_POSTPONED: Final = lazy_regex(
    r"[如若遇逢恰因]{0,3}(?:到)?(?:国家)?(?:法定)?(?:节假日|节日|假期|假日|休息日|公休日|双休日|周末|周六日)"
    r"(?:[、和及或/]?(?:节假日|节日|假期|假日|休息日|公休日|双休日|周末)){0,3}(?:的|时)?[，,]?"
    r"(?:则|可|将|应当?|自动|依次|相应|顺次|往后|日期|时间){0,3}(?:顺延|延后|推迟)"
    r"(?:[至到][^，,；;。（）()]{0,12}?(?:工作日|上班日)|[至到][^，,；;。（）()]{0,8}(?=$|[，,；;。）)]))?(?:公开|公布|公示|发布)?",
    needs="顺延推",
)
_LOOK_BACK: Final = 60
_ATOM: Final = r"(?P<atom>[（(][^（()）]{0,120}[)）])"
_NUMBERING: Final = lazy_regex(
    r"\s*(?:[0-9０-９]{1,2}[.．、](?![0-9０-９])|[0-9]{1,2}[)）]|[（(](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳⑴-⒇]"
    r"|[一二三四五六七八九十]{1,3}、|(?:第[一二三四五六]|其[一二三])[是，,、])\s*"
)
_BREAK: Final = lazy_regex(
    rf"(?P<bracketed>(?<![第0-9０-９一二三四五六七八九十])[（(](?:[0-9]{{1,2}}|[一二三四五六七八九])[)）](?!\s{{0,3}}[个工日天月年周小项款条类]))"
    rf"|{_ATOM}|(?P<hard>[；;。！!？?|]|\.(?=\s|$))"
    r"|(?P<number>(?<![0-9０-９.．])(?=[0-9０-９]{1,2}[.．、][^0-9０-９\s]|[①-⑳⑴-⒇]|(?<=\s)[一二三四五六七八九十]{1,3}、))"
)
_COMMA: Final = lazy_regex(rf"{_ATOM}|(?P<comma>[，,\n])")


def exceptions(text: str) -> Iterator[PhraseToken]:
    """Find where a time limit gives way (法律、法规另有规定的，从其规定), with the brackets around it."""
    floor = 0
    for match in _ELSEWHERE.finditer(text):
        start, end = _law_before(text, max(floor, match.start() - _LOOK_BACK), match.start()), match.end()
        if start > floor and text[start - 1] in "（(" and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield PhraseToken(TokenKind.EXCEPTION, text[start:end], start)
        floor = end


def postponements(text: str) -> Iterator[PhraseToken]:
    """Find remarks that a day off moves the time (如遇节假日顺延), with the brackets around them."""
    if "延" not in text and "推" not in text:
        # the expression may begin anywhere, and most limits name no such thing
        return
    for match in _POSTPONED.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in {"（", "("} and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield PhraseToken(TokenKind.MARK, text[start:end], start)


def stretches(text: str, taken: list[PhraseToken]) -> Iterator[Stretch]:
    """Yield the stretches between tokens that are taken."""
    place = 0
    for token in taken:
        yield place, token.start
        place = token.end
    yield place, len(text)


def sentences(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Divide a stretch at its semicolons, full stops and numbers, leaving those out."""
    start, end = stretch
    for match in _BREAK.finditer(text, start, end):
        if match["atom"] is None:
            yield from _numbered(text, start, match.start())
            start = match.end()
    yield from _numbered(text, start, end)


def comma_pieces(text: str, sentence: Stretch) -> list[Stretch]:
    """Divide a sentence at the commas outside brackets; a piece ends before its comma."""
    start, end = sentence
    pieces = []
    for match in _COMMA.finditer(text, start, end):
        if match["comma"]:
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def _numbered(text: str, start: int, end: int) -> Iterator[Stretch]:
    number = _NUMBERING.match(text, start, end)
    start = number.end() if number else start
    if start < end and not text[start:end].isspace():
        yield start, end


def _law_before(text: str, floor: int, end: int) -> int:
    """Find where the words begin that name the other law."""
    before = _BEFORE.search(text, floor, end)
    start = before.start() if before else end
    others = _LAWS.search(text, floor, start)
    if others:
        return others.start()
    law = _LAW.search(text, start, end)
    return law.start() if law else start


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

"""Parser of a printed time limit (公开时限): its clauses, without losing a character."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from catalog_cli.model.phrase import Clause, ClauseKind, PhraseToken, TimeLimit, TokenKind
from catalog_cli.parsing.characters import Squeezed, squeeze
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.clauses import read_clauses
from catalog_cli.parsing.time_limits.context import read_tail
from catalog_cli.parsing.time_limits.words import ATOM, Stretch

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
_LAWS: Final = lazy_regex(r"(?:法律|行政法规|法规|规章|国家|政策|[、和及]){1,20}[，,]\Z")
_MARK: Final = lazy_regex(r"[，,；;。：:（）()\n]")
_POSTPONED: Final = lazy_regex(
    r"[如若遇逢恰因]{0,3}(?:到)?(?:国家)?(?:法定)?(?:节假日|节日|假期|假日|休息日|公休日|双休日|周末|周六日)"
    r"(?:[、和及或/]?(?:节假日|节日|假期|假日|休息日|公休日|双休日|周末)){0,3}(?:的|时)?[，,]?"
    r"(?:则|可|将|应当?|自动|依次|相应|顺次|往后|日期|时间){0,3}(?:顺延|延后|推迟)"
    r"(?:[至到][^，,；;。（）()]{0,12}?(?:工作日|上班日)|[至到][^，,；;。（）()]{0,8}(?=$|[，,；;。）)]))?(?:公开|公布|公示|发布)?",
    needs="顺延推",
)
_LOOK_BACK: Final = 60
_NUMBERING: Final = lazy_regex(
    r"\s*(?:[0-9０-９]{1,2}[.．、](?![0-9０-９])|[0-9]{1,2}[)）]|[（(](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳⑴-⒇]"
    r"|[一二三四五六七八九十]{1,3}、|(?:第[一二三四五六]|其[一二三])[是，,、])\s*"
)
_BREAK: Final = lazy_regex(
    rf"(?P<bracketed>(?<![第0-9０-９一二三四五六七八九十])[（(](?:[0-9]{{1,2}}|[一二三四五六七八九])[)）](?!\s{{0,3}}[个工日天月年周小项款条类]))"
    rf"|{ATOM}|(?P<hard>[；;。！!？?|]|\.(?=\s|$))"
    r"|(?P<number>(?<![0-9０-９.．])(?=[0-9０-９]{1,2}[.．、][^0-9０-９\s]|[①-⑳⑴-⒇]|(?<=\s)[一二三四五六七八九十]{1,3}、))"
)


@lru_cache(maxsize=16384)
def parse_time_limit(text: str) -> TimeLimit:
    """Parse the text of a 公开时限.

    A clause says what limits the time, from which event it counts, and what it is about. Of 3至5个工作日 the upper end
    counts; 半年 is six months, 半个月 fifteen days, 当日 no day and 次日 one day after the event. A clause of a period
    does not keep the day named in it (每月10日前). 及时 beside a number is an adverb. A yearly clause whose words name
    no day (年初) has no date. Words broken by white space are read without it; a day that a holiday moves (节假日顺延)
    is no clause. What is not understood is an unknown clause or an unparsed stretch of one. Every string is accepted,
    and the tokens joined are the text.
    """
    limit = _parse(text)
    squeezed = squeeze(text, 0, len(text)) if _may_be_broken(text, limit) else None
    if squeezed is None:
        return limit
    unbroken = _parse(squeezed.text)
    return _as_printed(text, squeezed, unbroken) if _is_better(unbroken, limit) else limit


_ENDS: Final = frozenset("，,、；;。）) \t\r\n\u3000")


def fixed_day(text: str, clause: Clause) -> dt.date | None:
    """Return the one day by which a clause of a text has to be kept: 2027年3月31日前; None where it names none.

    Nothing may follow the day: 2019年1月1日起 begins there, and 2019年底前形成的信息 is a subject.
    """
    end = clause.start + len(clause.text)
    return clause.day if not clause.unparsed and (end == len(text) or text[end] in _ENDS) else None


def _parse(text: str) -> TimeLimit:
    """Parse a text with its white space as it stands."""
    gives_way = list(_exceptions(text))
    taken = gives_way
    if later := list(_postponements(text)):
        taken = list(_apart(sorted([*gives_way, *later], key=lambda token: token.start)))
    found = [sentence for stretch in _stretches(text, taken) for sentence in _sentences(text, stretch)]
    clauses = tuple(clause for sentence in found if _says(text, sentence) for clause in read_clauses(text, sentence))
    kept = tuple(clause for clause in clauses if not _goes_on(text, clause, clauses))
    tokens = [PhraseToken(TokenKind.CLAUSE, clause.text, clause.start) for clause in kept]
    return TimeLimit(
        tuple(_with_marks(text, sorted([*taken, *tokens], key=lambda token: token.start))), kept, bool(gives_way)
    )


def _exceptions(text: str) -> Iterator[PhraseToken]:
    """Find where a time limit gives way (法律、法规另有规定的，从其规定), with the brackets around it."""
    floor = 0
    for match in _ELSEWHERE.finditer(text):
        start, end = _law_before(text, max(floor, match.start() - _LOOK_BACK), match.start()), match.end()
        if start > floor and text[start - 1] in "（(" and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield PhraseToken(TokenKind.EXCEPTION, text[start:end], start)
        floor = end


def _postponements(text: str) -> Iterator[PhraseToken]:
    """Find remarks that a day off moves the time (如遇节假日顺延), with the brackets around them."""
    if "延" not in text and "推" not in text:
        # the expression may begin anywhere, and most limits name no such thing
        return
    for match in _POSTPONED.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in {"（", "("} and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield PhraseToken(TokenKind.MARK, text[start:end], start)


def _stretches(text: str, taken: list[PhraseToken]) -> Iterator[Stretch]:
    """Yield the stretches between tokens that are taken."""
    place = 0
    for token in taken:
        yield place, token.start
        place = token.end
    yield place, len(text)


def _sentences(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Divide a stretch at its semicolons, full stops and numbers, leaving those out."""
    start, end = stretch
    for match in _BREAK.finditer(text, start, end):
        if match["atom"] is None:
            yield from _numbered(text, start, match.start())
            start = match.end()
    yield from _numbered(text, start, end)


def _numbered(text: str, start: int, end: int) -> Iterator[Stretch]:
    number = _NUMBERING.match(text, start, end)
    start = number.end() if number else start
    if start < end and not text[start:end].isspace():
        yield start, end


def _law_before(text: str, floor: int, end: int) -> int:
    """Find where the words begin that name the other law."""
    start = max((mark.end() for mark in _MARK.finditer(text, floor, end)), default=floor)
    others = _LAWS.search(text, floor, start)
    if others:
        return others.start()
    law = _LAW.search(text, start, end)
    return law.start() if law else start


def _apart(tokens: Iterable[PhraseToken]) -> Iterator[PhraseToken]:
    """Leave out the tokens that overlap with one before them."""
    end = 0
    for token in tokens:
        if token.start >= end:
            yield token
            end = token.end


def _says(text: str, sentence: Stretch) -> bool:
    """Return whether there is a word or a number between two marks."""
    return any(character.isalnum() or character in "〃″" for character in text[sentence[0] : sentence[1]])


def _goes_on(text: str, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Return whether the words only go on with a clause before them (20个工作日内（…）公开)."""
    unknown = clause.kind is ClauseKind.UNKNOWN and clause.unparsed and clause.unparsed[0].text == clause.text
    end = clause.start + len(clause.text)
    return bool(unknown and clause is not clauses[0] and read_tail(text, clause.start, end).end == end)


# White space parts clauses as well as words, so that a text is read without it only where that is understood better.
_BETWEEN_WORDS = lazy_regex(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")


def _may_be_broken(text: str, limit: TimeLimit) -> bool:
    """Return whether white space within a text may have parted words: 公 示7天 is read, and yet not as it is meant."""
    if len(text.split(maxsplit=1)) <= 1:
        return False
    return bool(limit.unparsed or _BETWEEN_WORDS.search(text))


def _is_better(unbroken: TimeLimit, limit: TimeLimit) -> bool:
    """Return whether more is understood without white space, or as much of it in another sense."""
    lost, lost_before = (sum(map(_length, one.unparsed)) for one in (unbroken, limit))
    same_number = len(unbroken.clauses) == len(limit.clauses)
    return lost < lost_before or (lost == lost_before and same_number and _senses(unbroken) != _senses(limit))


def _as_printed(text: str, squeezed: Squeezed, limit: TimeLimit) -> TimeLimit:
    """Give a time limit that was read without white space the words and places of the printed text."""
    clauses = tuple(_clause(text, squeezed, clause) for clause in limit.clauses)
    kept = [_token(text, squeezed, token) for token in limit.tokens if token.kind is not TokenKind.MARK]
    return TimeLimit(tuple(_with_marks(text, kept)), clauses, limit.exception)


def _with_marks(text: str, tokens: Iterable[PhraseToken]) -> Iterator[PhraseToken]:
    """Put the marks between the tokens that are understood."""
    place = 0
    for token in tokens:
        if token.start > place:
            yield PhraseToken(TokenKind.MARK, text[place : token.start], place)
        yield token
        place = token.end
    if place < len(text):
        yield PhraseToken(TokenKind.MARK, text[place:], place)


def _length(token: PhraseToken) -> int:
    return len("".join(token.text.split()))


def _senses(limit: TimeLimit) -> list[tuple[object, ...]]:
    return [(clause.kind, clause.number, clause.unit, clause.date, clause.period) for clause in limit.clauses]


def _clause(text: str, squeezed: Squeezed, clause: Clause) -> Clause:
    whole = _token(text, squeezed, PhraseToken(TokenKind.CLAUSE, clause.text, clause.start))
    return replace(
        clause,
        text=whole.text,
        start=whole.start,
        trigger=_words(text, squeezed, clause, clause.trigger),
        subject=_words(text, squeezed, clause, clause.subject),
        unparsed=tuple(_token(text, squeezed, token) for token in clause.unparsed),
    )


def _words(text: str, squeezed: Squeezed, clause: Clause, words: str) -> str:
    """Give the words of a clause as printed."""
    place = clause.text.find(words)
    if not words or place < 0:
        return words
    return _token(text, squeezed, PhraseToken(TokenKind.CLAUSE, words, clause.start + place)).text


def _token(text: str, squeezed: Squeezed, token: PhraseToken) -> PhraseToken:
    start = squeezed.places[token.start]
    return PhraseToken(token.kind, text[start : squeezed.end(token.end)], start)

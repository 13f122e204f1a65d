"""Parser of a printed time limit (公开时限): its clauses, without losing a character."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.model.time_limit import Clause, ClauseKind, TimeLimit
from catalog_cli.parsing.characters import Squeezed, squeeze
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits.clauses import exceptions, postponements, read_clauses, sentences, stretches
from catalog_cli.parsing.time_limits.context import read_tail
from catalog_cli.parsing.time_limits.words import Stretch


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


def _parse(text: str) -> TimeLimit:
    """Parse a text with its white space as it stands."""
    gives_way = list(exceptions(text))
    taken = gives_way
    if later := list(postponements(text)):
        taken = list(_apart(sorted([*gives_way, *later], key=lambda token: token.start)))
    found = [sentence for stretch in stretches(text, taken) for sentence in sentences(text, stretch)]
    clauses = tuple(clause for sentence in found if _says(text, sentence) for clause in read_clauses(text, sentence))
    kept = tuple(clause for clause in clauses if not _goes_on(text, clause, clauses))
    tokens = [PhraseToken(TokenKind.CLAUSE, clause.text, clause.start) for clause in kept]
    return TimeLimit(
        tuple(_with_marks(text, sorted([*taken, *tokens], key=lambda token: token.start))), kept, bool(gives_way)
    )


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

"""Parser of a printed time limit (公开时限): its clauses, without losing a character."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.model.time_limit import Clause, ClauseKind, TimeLimit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.squeezed import Squeezed, squeeze
from catalog_cli.parsing.time_limits.anchors import Stretch
from catalog_cli.parsing.time_limits.clauses import exceptions, postponements, read_clauses, sentences, stretches
from catalog_cli.parsing.time_limits.context import read_tail

_PARTED = lazy_regex(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")


@lru_cache(maxsize=16384)
def parse_time_limit(text: str) -> TimeLimit:
    """Parse the text of a 公开时限.

    A clause says what limits the time, from which event it counts, and what it is about. Of 3至5个工作日 the upper end
    counts; 半年 is six months, 半个月 fifteen days, 当日 no day and 次日 one day after the event. A clause of a period
    does not keep the day named in it (每月10日前). 及时 beside a number is an adverb. A yearly clause whose words name
    no day (年初) has no date. What is not understood is an unknown clause or an unparsed stretch of one. Every string
    is accepted, and the tokens joined are the text.
    """
    limit = _parse(text)
    if len(text.split(maxsplit=1)) <= 1:
        return limit
    if not limit.unparsed and not _PARTED.search(text):
        return limit
    squeezed = squeeze(text, 0, len(text))
    other = _parse(squeezed.text) if squeezed else limit
    return _printed(text, squeezed, other) if squeezed and _is_better(other, limit) else limit


def _parse(text: str) -> TimeLimit:
    gives_way = list(exceptions(text))
    taken = gives_way
    if later := list(postponements(text)):
        taken = list(_apart(sorted([*gives_way, *later], key=lambda token: token.start)))
    found = [sentence for stretch in stretches(text, taken) for sentence in sentences(text, stretch)]
    clauses = tuple(clause for sentence in found if _says(text, sentence) for clause in read_clauses(text, sentence))
    kept = tuple(clause for clause in clauses if not _goes_on(text, clause, clauses))
    tokens = [PhraseToken(TokenKind.CLAUSE, clause.text, clause.start) for clause in kept]
    return TimeLimit(
        tuple(_joined(text, sorted([*taken, *tokens], key=lambda token: token.start))), kept, bool(gives_way)
    )


def _is_better(squeezed: TimeLimit, limit: TimeLimit) -> bool:
    """Return whether a text is understood better without white space: blanks part clauses too, not only words."""
    lost, lost_before = (sum(_length(token) for token in one.unparsed) for one in (squeezed, limit))
    same = len(squeezed.clauses) == len(limit.clauses)
    return lost < lost_before or (lost == lost_before and same and _kinds(squeezed) != _kinds(limit))


def _length(token: PhraseToken) -> int:
    return len("".join(token.text.split()))


def _kinds(limit: TimeLimit) -> list[tuple[object, ...]]:
    return [(clause.kind, clause.number, clause.unit, clause.date, clause.period) for clause in limit.clauses]


def _printed(text: str, squeezed: Squeezed, limit: TimeLimit) -> TimeLimit:
    """Put what was read without white space back into the printed text."""

    def stretch(start: int, length: int) -> tuple[int, str]:
        first = squeezed.places[start]
        return first, text[first : squeezed.end(start + length)]

    def token(read: PhraseToken) -> PhraseToken:
        start, printed = stretch(read.start, len(read.text))
        return PhraseToken(read.kind, printed, start)

    def words(clause: Clause, read: str) -> str:
        place = clause.text.find(read) if read else -1
        return read if place < 0 else stretch(clause.start + place, len(read))[1]

    def clause(read: Clause) -> Clause:
        start, printed = stretch(read.start, len(read.text))
        return replace(
            read,
            text=printed,
            start=start,
            trigger=words(read, read.trigger),
            subject=words(read, read.subject),
            unparsed=tuple(map(token, read.unparsed)),
        )

    marks = {TokenKind.MARK}
    kept = [token(read) for read in limit.tokens if read.kind not in marks]
    return TimeLimit(tuple(_joined(text, kept)), tuple(map(clause, limit.clauses)), limit.exception)


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


def _joined(text: str, tokens: list[PhraseToken]) -> Iterator[PhraseToken]:
    """Put the marks between the tokens that are understood."""
    place = 0
    for token in tokens:
        if token.start > place:
            yield _mark(text, place, token.start)
        yield token
        place = token.end
    if place < len(text):
        yield _mark(text, place, len(text))


def _mark(text: str, start: int, end: int) -> PhraseToken:
    return PhraseToken(TokenKind.MARK, text[start:end], start)

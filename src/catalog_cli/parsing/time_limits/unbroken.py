"""Time limits whose words are broken by blanks or a line's end: read without these, and put back as printed.

White space parts clauses as well as words, so that a text is read without it only where that is understood better.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.model.time_limit import Clause, TimeLimit
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.squeezed import Squeezed

_BETWEEN_WORDS = lazy_regex(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]")


def may_be_broken(text: str, limit: TimeLimit) -> bool:
    """Return whether white space within a text may have parted words: 公 示7天 is read, and yet not as it is meant."""
    if len(text.split(maxsplit=1)) <= 1:
        return False
    return bool(limit.unparsed or _BETWEEN_WORDS.search(text))


def is_better(unbroken: TimeLimit, limit: TimeLimit) -> bool:
    """Return whether more is understood without white space, or as much of it in another sense."""
    lost, lost_before = (sum(map(_length, one.unparsed)) for one in (unbroken, limit))
    same_number = len(unbroken.clauses) == len(limit.clauses)
    return lost < lost_before or (lost == lost_before and same_number and _senses(unbroken) != _senses(limit))


def as_printed(text: str, squeezed: Squeezed, limit: TimeLimit) -> TimeLimit:
    """Give a time limit that was read without white space the words and places of the printed text."""
    clauses = tuple(_clause(text, squeezed, clause) for clause in limit.clauses)
    kept = [_token(text, squeezed, token) for token in limit.tokens if token.kind is not TokenKind.MARK]
    return TimeLimit(tuple(with_marks(text, kept)), clauses, limit.exception)


def with_marks(text: str, tokens: Iterable[PhraseToken]) -> Iterator[PhraseToken]:
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

"""What to suggest when a search found nothing: corrected queries and the nearest items."""

import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice, product

from msgspec import Struct

from catalog_cli.model.item import Item, elements_of
from catalog_cli.search.amounts import amount_of
from catalog_cli.search.compiler import NO_LOOKUPS, Candidate, Lookups, compile_query
from catalog_cli.search.errors import QueryError
from catalog_cli.search.fields import key_named
from catalog_cli.search.folding import fold
from catalog_cli.search.parser import NO_SYNONYMS, Query, Synonyms, parse_query
from catalog_cli.search.ranking import nearest
from catalog_cli.search.spelling.misspellings import near_words
from catalog_cli.search.tokenizer import QueryToken, QueryTokenKind, tokenize
from catalog_cli.search.word_match import PINYIN_FIELDS

_MOST_WORDS = 3
"""With more wrong words, a query is too far from anything to be corrected."""
_MOST_QUERIES = 3
_TRIED = 9
"""The most combinations of replacements to search for."""
_PLAIN = frozenset(":：-－ ")
_WORDED = ("name", "category", "responsible", "channels", "channels_optional", "publisher", "basis", "column")
"""The fields whose words a free word may be a misspelling of."""


class Suggestions(Struct, frozen=True):
    """Queries that find something, ready to be pasted into a shell, and items that come near; either may be empty."""

    queries: Sequence[str]
    items: Sequence[Item]


def suggest(
    candidates: Sequence[Candidate],
    words: Sequence[str],
    query: Query,
    synonyms: Synonyms,
    lookups: Lookups,
) -> Suggestions:
    """Suggest what a user may have meant by `words`, which parse to `query` and match none of the candidates."""
    queries = (
        *lengths_around(candidates, words, synonyms, lookups),
        *corrections(candidates, words, synonyms, lookups),
    )
    return Suggestions(queries[:_MOST_QUERIES], nearest(candidates, query, lookups))


def lengths_around(
    candidates: Sequence[Candidate], words: Sequence[str], synonyms: Synonyms, lookups: Lookups
) -> tuple[str, ...]:
    """Return, for a length of time that no item has (`时限:2个工作日`), the queries for shorter and longer ones."""
    query = " ".join(words)
    wanted = [token for token in _wanted(query) if _key(token) == "time_limit" and amount_of(fold(token.text))]
    if len(wanted) != 1:
        return ()
    token = wanted[0]
    offers = [f"{query[: token.start]}{token.name}{sign}{token.text}{query[token.end :]}" for sign in ("<=", ">")]
    with suppress(QueryError):
        return tuple(_quoted(offer) for offer in offers if _finds(offer, candidates, synonyms, lookups))
    return ()


def corrections(
    candidates: Sequence[Candidate],
    words: Sequence[str],
    synonyms: Synonyms = NO_SYNONYMS,
    lookups: Lookups = NO_LOOKUPS,
) -> tuple[str, ...]:
    """Return up to three queries that find something where the `words` found nothing, the best first.

    Only words that no item has are corrected, see `near_words`; words found somewhere, values after `=` and negated
    words stay as they are. A query can be pasted after `catalog search`.
    """
    corrected = corrected_queries(candidates, " ".join(words), synonyms, lookups)
    return tuple(map(_quoted, islice(corrected, _MOST_QUERIES)))


def corrected_queries(
    candidates: Sequence[Candidate],
    query: str,
    synonyms: Synonyms = NO_SYNONYMS,
    lookups: Lookups = NO_LOOKUPS,
) -> Iterator[str]:
    """Yield the same queries one by one, without quoting for a shell."""
    wanted = list(_wanted(query))
    # a word that is the whole query is known to be wrong; looking for it in all texts again takes long
    sure = len(wanted) == 1 and wanted[0].end - wanted[0].start == len(query)
    wrong = [
        token for token in wanted if sure or not _finds(query[token.start : token.end], candidates, synonyms, lookups)
    ]
    if not 0 < len(wrong) <= _MOST_WORDS:
        return
    items = [candidate.item for candidate in candidates]
    choices = product(*(_replacements(token, items, query) for token in wrong))
    offers = (_with(query, wrong, choice) for choice in islice(choices, _TRIED))
    yield from (offer for offer in offers if _finds(offer, candidates, synonyms, lookups))


def _wanted(query: str) -> Iterator[QueryToken]:
    """Yield the words of a query that an item must have."""
    before = None
    for token in tokenize(query):
        is_word = token.kind is QueryTokenKind.WORD and fold(token.text) and token.relation in {"", ":"}
        if is_word and before is not QueryTokenKind.NOT and (not token.name or key_named(token.name)):
            yield token
        before = token.kind


def _key(token: QueryToken) -> str | None:
    return key_named(token.name) if token.name else None


def _replacements(token: QueryToken, items: Sequence[Item], query: str) -> list[str]:
    key = _key(token)
    if key == "time_limit" and amount_of(fold(token.text)):
        # another number is no misspelling
        return []
    keys = (key,) if key else PINYIN_FIELDS if token.text.isascii() else _WORDED
    texts = dict.fromkeys(text for item in items for each in keys for text in elements_of(item, each))
    near = near_words(fold(token.text), texts, _MOST_QUERIES)
    return [f'"{word}"' if token.is_phrase(query) else word for word in near]


def _with(query: str, wrong: Sequence[QueryToken], right: Sequence[str]) -> str:
    for token, word in zip(reversed(wrong), reversed(right), strict=True):
        query = query[: token.inner] + word + query[token.end :]
    return query


def _finds(query: str, candidates: Sequence[Candidate], synonyms: Synonyms, lookups: Lookups) -> bool:
    return any(map(compile_query(parse_query([query], synonyms).expression, lookups), candidates))


def _quoted(query: str) -> str:
    """Quote a query that holds a character with a meaning to a shell."""
    return query if all(sign.isalnum() or sign in _PLAIN for sign in query) else shlex.quote(query)

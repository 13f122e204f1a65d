"""Queries that a clerk may have meant who found nothing: the same ones with a slip mended."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from catalog_cli.model.item import Item
from catalog_cli.search.fields import elements_of, key_named
from catalog_cli.search.folding import fold
from catalog_cli.search.query import parse_query
from catalog_cli.search.query.holding import Candidate, LastChange, compiled, unknown_change
from catalog_cli.search.query.scanning import Sign, Token, tokens
from catalog_cli.search.query.synonyms import NO_SYNONYMS
from catalog_cli.search.query.words import ALOUD
from catalog_cli.search.spelling.slips import near_words

_MOST_WORDS = 3
_OFFERED = 3
_TRIED = 9
_PLAIN = frozenset(":：-－ ")
_WORDED = ("name", "category", "responsible", "channels", "channels_optional", "publisher", "basis", "column")
"""The fields whose words a word that is bound to none may be a slip for."""


def mended(
    items: Sequence[Item],
    words: Sequence[str],
    synonyms: Mapping[str, Sequence[str]] = NO_SYNONYMS,
    last_change: LastChange = unknown_change,
) -> tuple[str, ...]:
    """Give up to three queries that find something where the `words` found nothing, the best first.

    Words that no item has are put right, see `near_words`; those that are found somewhere, values after `=` and what
    must not be there stay as they are. A query can be pasted behind `catalog search`.
    """
    candidates = [Candidate(item) for item in items]
    return tuple(
        _pasted(offer) for offer in islice(mendings(candidates, " ".join(words), synonyms, last_change), _OFFERED)
    )


def mendings(
    candidates: Sequence[Candidate],
    query: str,
    synonyms: Mapping[str, Sequence[str]] = NO_SYNONYMS,
    last_change: LastChange = unknown_change,
) -> Iterator[str]:
    """Give the same queries as they are read, not as a shell needs them, each worked out when it is asked for."""
    wanted = list(_wanted(query))
    # an only word that is all of a query is known to be wrong, and to look for it in all texts again takes long
    sure = len(wanted) == 1 and wanted[0].end - wanted[0].start == len(query)
    wrong = [
        token
        for token in wanted
        if sure or not _finds(query[token.start : token.end], candidates, synonyms, last_change)
    ]
    if not 0 < len(wrong) <= _MOST_WORDS:
        return
    items = [candidate.item for candidate in candidates]
    choices = product(*(_mendings(token, items, query) for token in wrong))
    offers = (_with(query, wrong, choice) for choice in islice(choices, _TRIED))
    yield from (offer for offer in offers if _finds(offer, candidates, synonyms, last_change))


def _wanted(query: str) -> Iterator[Token]:
    """Give the words of a query that must be there."""
    before = None
    for token in tokens(query):
        is_word = token.sign is Sign.WORD and fold(token.text) and token.relation in {"", ":"}
        if is_word and before is not Sign.NOT and (not token.name or key_named(token.name)):
            yield token
        before = token.sign


def _key(token: Token) -> str | None:
    return key_named(token.name) if token.name else None


def _mendings(token: Token, items: Sequence[Item], query: str) -> list[str]:
    key = _key(token)
    keys = (key,) if key else ALOUD if token.text.isascii() else _WORDED
    texts = dict.fromkeys(text for item in items for each in keys for text in elements_of(item, each))
    near = near_words(fold(token.text), texts, _OFFERED)
    return [f'"{word}"' if token.is_phrase(query) else word for word in near]


def _with(query: str, wrong: Sequence[Token], right: Sequence[str]) -> str:
    for token, word in zip(reversed(wrong), reversed(right), strict=True):
        query = query[: token.inner] + word + query[token.end :]
    return query


def _finds(
    query: str, candidates: Sequence[Candidate], synonyms: Mapping[str, Sequence[str]], last_change: LastChange
) -> bool:
    return any(map(compiled(parse_query([query], synonyms).expression, last_change), candidates))


def _pasted(query: str) -> str:
    """Put a query into quotes where it holds a sign that means something to a shell."""
    return query if all(sign.isalnum() or sign in _PLAIN for sign in query) else shlex.quote(query)

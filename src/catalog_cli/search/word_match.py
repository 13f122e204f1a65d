"""When a text contains a word of a query: as it is, or as pinyin."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalog_cli.model.hit import Stretch
from catalog_cli.search.folding import Folded, fold
from catalog_cli.search.spelling import PinyinWord, parse_pinyin

PINYIN_FIELDS = ("name", "category")
"""The fields in which a free word may also be pinyin; in longer texts, a few letters would match too much."""
_REMEMBERED = 4096
"""Entries of the memo of pinyin matches: many items share a category."""


@lru_cache(256)
def pinyin_of(word: str) -> PinyinWord | None:
    """Return a folded word as pinyin; None for a word that cannot be pinyin."""
    return parse_pinyin(word)


def contains_word(word: str, folded: str, printed: Iterable[str] = ()) -> bool:
    """Return whether a folded text contains a folded word, or one of the `printed` texts contains it as pinyin."""
    return word in folded or contains_pinyin(word, printed)


def contains_pinyin(word: str, printed: Iterable[str]) -> bool:
    """Return whether one of the printed texts has Chinese characters that the word spells in pinyin."""
    return pinyin_of(word) is not None and any(
        _text_contains_pinyin(word, text) for text in printed if not text.isascii()
    )


@lru_cache(_REMEMBERED)
def _text_contains_pinyin(word: str, text: str) -> bool:
    """Return whether a printed text contains a word as pinyin; memoised, since ranking asks again for every hit."""
    pinyin = pinyin_of(word)
    return pinyin is not None and pinyin.matches(text)


def find_stretches(words: Sequence[str], printed: str, *, pinyin: bool) -> tuple[Stretch, ...]:
    """Return the stretches of a printed text that hold any of the words: sorted, apart from each other.

    With `pinyin`, a word that is not there in characters is looked for as pinyin too.
    """
    folded = fold(printed)
    plain = [word for word in words if word in folded]
    found = list(Folded.of(printed).stretches(plain)) if plain else []
    if pinyin and not printed.isascii():
        meanings = [pinyin_of(word) for word in words if word not in plain]
        found += [stretch for meaning in meanings if meaning for stretch in meaning.stretches(printed)]
    return merged(found)


def merged(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Sort stretches and merge those that touch."""
    done: list[Stretch] = []
    for start, end in sorted(found):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return tuple(done)

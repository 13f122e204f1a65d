"""How a word of a query is looked for in a text: the one place that knows when a text holds a word."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalog_cli.search.folding import Folded, Stretch, fold
from catalog_cli.search.spelling import Spoken, spoken

ALOUD = ("name", "category")
"""The fields in which a word that is bound to none may also stand as pinyin: elsewhere, letters mean too much."""


_REMEMBERED = 4096
"""The most texts of which it is remembered whether they hold a word; categories stand in many items."""


@lru_cache(256)
def meant_aloud(word: str) -> Spoken | None:
    """Give what a folded word means as pinyin; None for a word that cannot be meant so."""
    return spoken(word)


def held(word: str, folded: str, printed: Iterable[str] = ()) -> bool:
    """Tell whether a folded text holds a folded word as it is, or a `printed` one holds what it means as pinyin."""
    return word in folded or held_aloud(word, printed)


def held_aloud(word: str, printed: Iterable[str]) -> bool:
    """Tell whether one of the printed texts with Chinese characters holds what a word means as pinyin."""
    return meant_aloud(word) is not None and any(_means(word, text) for text in printed if not text.isascii())


@lru_cache(_REMEMBERED)
def _means(word: str, text: str) -> bool:
    """Tell whether a printed text holds what a word means as pinyin; a hit is asked once more, to be ranked."""
    aloud = meant_aloud(word)
    return aloud is not None and aloud.holds(text)


def stretches(words: Sequence[str], printed: str, *, aloud: bool) -> tuple[Stretch, ...]:
    """Give the stretches of a printed text that hold any of the words: sorted, apart from each other.

    A word that does not stand there as it is may do so as pinyin, with `aloud`.
    """
    folded = fold(printed)
    plain = [word for word in words if word in folded]
    found = list(Folded.of(printed).stretches(plain)) if plain else []
    if aloud and not printed.isascii():
        meanings = [meant_aloud(word) for word in words if word not in plain]
        found += [stretch for meaning in meanings if meaning for stretch in meaning.stretches(printed)]
    return apart(found)


def apart(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Sort stretches, and make one of those that touch."""
    merged: list[Stretch] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

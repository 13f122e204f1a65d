"""Which printed words a word with a slip in it comes nearest to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from catalog_cli.search.folding import fold
from catalog_cli.search.spelling.readings import syllables_of

_LONGEST_TEXT = 60
"""Folded texts that are longer are prose, of which a stretch is no word."""
_LONG = 4
"""So many characters make two slips possible, fewer one."""
_LONG_PINYIN = 8
_SHORTEST_PINYIN = 3
_ALIKE = 0.5
"""What a wrong character counts that sounds like the right one."""
_MOST = 100
"""So many words are looked at closely."""


def near_words(word: str, texts: Iterable[str], limit: int) -> tuple[str, ...]:
    """Give up to `limit` words of printed `texts` that a folded word may be a slip for, the best first, folded.

    A word of up to three characters may have one slip (a character wrong, too many, missing, or two the wrong way
    round), a longer one two. A character that sounds like the right one is half a slip. Letters are compared with the
    pinyin of the words too, in full and by its initials. Only the words with the fewest slips are given, of these
    those that are as long, if there are any; those first that most texts have.
    """
    short = [text for text in map(fold, texts) if len(text) <= _LONGEST_TEXT]
    if len(word) < 2 or word.isdigit():  # noqa: PLR2004 - one character can be any
        return ()
    near = [*_near_characters(word, short), *(_near_letters(word, short) if word.isascii() else ())]
    return _best(near, word, short, limit)


Near = tuple[float, str]
"""How many slips lie between a word and what may be meant, and that."""


def _best(near: Sequence[Near], typed: str, texts: Sequence[str], limit: int) -> tuple[str, ...]:
    least = min((slips for slips, _word in near), default=0)
    words = dict.fromkeys(word for slips, word in near if slips == least)
    # a wrong character is likelier than one too many; how many letters a syllable has says nothing
    alike = [word for word in words if len(word) == len(typed)] or list(words)
    found = Counter({word: sum(word in text for text in texts) for word in (words if typed.isascii() else alike)})
    return tuple(word for word, _number in found.most_common(limit))


def _near_characters(word: str, texts: Sequence[str]) -> Sequence[Near]:
    """Give the stretches of texts that have nearly the same characters, or ones that sound the same."""
    size = len(word)
    longer, shorter = size > 2, size >= _LONG  # noqa: PLR2004 - of two characters, one more or less leaves another word
    windows = set(_windows(texts, range(size - shorter, size + longer + 1)))
    most = 2 if size >= _LONG else 1
    near = [(slips - _ALIKE * _alike(word, window), window) for slips, window in _within(word, windows, most)]
    # to hear all texts takes long, and only a word that is half a slip away cannot be bettered
    if word.isascii() or any(slips <= _ALIKE for slips, _window in near):
        return near
    return [*near, *_near_sounds(word, texts)]


def _near_sounds(word: str, texts: Sequence[str]) -> Iterator[Near]:
    """Give the stretches of texts that sound the same although none of the characters may be."""
    sounds = tuple(ways[:1] for ways in syllables_of(word))
    if not all(sounds):
        return
    for text in texts:
        heard = [ways[:1] for ways in syllables_of(text)] if len(text) >= len(word) else []
        for place in range(len(heard) - len(word) + 1):
            if tuple(heard[place : place + len(word)]) == sounds:
                window = text[place : place + len(word)]
                yield _ALIKE * sum(one != other for one, other in zip(word, window, strict=True)), window


def _alike(word: str, window: str) -> int:
    """Count the characters that differ but sound the same."""
    if len(word) != len(window):
        return 0
    pairs = zip(word, window, syllables_of(word), syllables_of(window), strict=True)
    return sum(1 for one, other, sound, heard in pairs if one != other and sound[:1] == heard[:1] != ())


def _near_letters(word: str, texts: Sequence[str]) -> Iterator[Near]:
    """Give the stretches of texts whose pinyin, in full or by its initials, has nearly the same letters."""
    if len(word) < _SHORTEST_PINYIN or not word.isalpha():
        return
    spelt: dict[str, str] = {}
    for text in texts:
        if not text.isascii():
            spelt.update(_spellings(word, text))
    most = 2 if len(word) >= _LONG_PINYIN else 1
    yield from ((slips, spelt[letters]) for slips, letters in _within(word, spelt, most))


def _spellings(word: str, text: str) -> Iterator[tuple[str, str]]:
    """Give the pinyin, about as long as the word, of the stretches of a text, each with the stretch."""
    syllables = [ways[0] if ways else "" for ways in syllables_of(text)]
    for start in range(len(text)):
        letters = ""
        for end in range(start, len(text)):
            if not syllables[end] or len(letters) > len(word) + 1:
                break
            letters += syllables[end]
            if abs(len(letters) - len(word)) <= 2:  # noqa: PLR2004 - the most slips
                yield letters, text[start : end + 1]
        initials = "".join(syllable[:1] for syllable in syllables[start : start + len(word)])
        if len(initials) == len(word) and all(syllables[start : start + len(word)]):
            yield initials, text[start : start + len(word)]


def _windows(texts: Iterable[str], sizes: Sequence[int]) -> Iterator[str]:
    for text in texts:
        for size in sizes:
            yield from (text[place : place + size] for place in range(len(text) - size + 1))


def _within(word: str, others: Iterable[str], most: int) -> Iterator[tuple[int, str]]:
    """Give the words that differ from one by some slips, up to the `most`, the fewest first."""
    # few searches find nothing, and all others need not wait for it
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, sorted(others), scorer=OSA.distance, score_cutoff=most, limit=_MOST, processor=None)
    yield from ((int(slips), other) for other, slips, _place in found if slips and other.isalnum())

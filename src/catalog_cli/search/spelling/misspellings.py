"""Find the printed words that a misspelt word is nearest to."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from catalog_cli.search.folding import fold
from catalog_cli.search.spelling.readings import homophones, syllables_of

_LONGEST_TEXT = 60
"""Longer folded texts are prose, of which a stretch is no word."""
_MOST_EDITS = 2
_LONG = 4
"""From so many characters on, two edits are allowed; below, one."""
_LONG_PINYIN = 8
_SHORTEST_PINYIN = 3
_ALIKE = 0.5
"""The cost of a wrong character that sounds like the right one."""
_MOST = 100
"""The most words to compare closely."""


def near_words(word: str, texts: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return up to `limit` words of printed `texts` that a folded word may be a misspelling of, the best first, folded.

    A word of up to three characters may have one edit (a character wrong, too many, missing, or two transposed), a
    longer one two. A character that sounds like the right one is half an edit. Letters are compared with the pinyin of
    the words too, in full and by its initials. Only the words with the fewest edits are given, and of these only those
    of the same length, if there are any; the words that most texts have come first.
    """
    if len(word) < 2 or word.isdigit():  # a single character can be meant as any
        return ()
    short = [text for text in map(fold, texts) if len(text) <= _LONGEST_TEXT]
    near = [*_near_characters(word, short), *(_near_letters(word, short) if word.isascii() else ())]
    return _best(near, word, short, limit)


Near = tuple[float, str]
"""The edits between the typed word and a near one, and that word."""


def _best(near: Sequence[Near], typed: str, texts: Sequence[str], limit: int) -> tuple[str, ...]:
    least = min((edits for edits, _word in near), default=0)
    words = dict.fromkeys(word for edits, word in near if edits == least)
    # a wrong character is likelier than one too many; how many letters a syllable has says nothing
    alike = [word for word in words if len(word) == len(typed)] or list(words)
    found = Counter({word: sum(word in text for text in texts) for word in (words if typed.isascii() else alike)})
    return tuple(word for word, _number in found.most_common(limit))


def _near_characters(word: str, texts: Sequence[str]) -> Sequence[Near]:
    """Return the stretches of texts that have nearly the same characters, or ones that sound the same."""
    size = len(word)
    longer, shorter = size > 2, size >= _LONG  # of two characters, one more or less leaves another word
    most = _MOST_EDITS if size >= _LONG else 1
    # each edit changes one character at most: a text with too few of the word's has no such stretch
    signs = frozenset(word)
    some = [text for text in texts if len(signs.intersection(text)) >= len(signs) - most]
    windows = set(_windows(some, range(size - shorter, size + longer + 1)))
    near = [(edits - _ALIKE * _alike(word, window), window) for edits, window in _within(word, windows, most)]
    # comparing by sound takes longer, and nothing is better than a word that is half an edit away
    if word.isascii() or any(edits <= _ALIKE for edits, _window in near):
        return near
    return [*near, *_near_sounds(word, texts)]


def _near_sounds(word: str, texts: Sequence[str]) -> Iterator[Near]:
    """Yield the stretches of texts that sound the same although none of the characters may be."""
    syllables = tuple(ways[:1] for ways in syllables_of(word))
    if not all(syllables):
        return
    # working out how a text is read in context takes long; most have no stretch that can be read so at all
    may_sound = re.compile("".join(f"[{homophones(sound[0])}]" for sound in syllables)).search
    for text in filter(may_sound, texts):
        heard = [ways[:1] for ways in syllables_of(text)]
        for place in range(len(heard) - len(word) + 1):
            if tuple(heard[place : place + len(word)]) == syllables:
                window = text[place : place + len(word)]
                yield _ALIKE * sum(one != other for one, other in zip(word, window, strict=True)), window


def _alike(word: str, window: str) -> int:
    """Count the characters that differ but sound the same."""
    if len(word) != len(window):
        return 0
    pairs = zip(word, window, syllables_of(word), syllables_of(window), strict=True)
    return sum(1 for one, other, sound, heard in pairs if one != other and sound[:1] == heard[:1] != ())


def _near_letters(word: str, texts: Sequence[str]) -> Iterator[Near]:
    """Yield the stretches of texts whose pinyin, in full or by its initials, has nearly the same letters."""
    if len(word) < _SHORTEST_PINYIN or not word.isalpha():
        return
    spelt: dict[str, str] = {}
    for text in texts:
        if not text.isascii():
            spelt.update(_spellings(word, text))
    most = _MOST_EDITS if len(word) >= _LONG_PINYIN else 1
    yield from ((edits, spelt[letters]) for edits, letters in _within(word, spelt, most))


def _spellings(word: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the pinyin, about as long as the word, of the stretches of a text, each with the stretch."""
    syllables = [ways[0] if ways else "" for ways in syllables_of(text)]
    size = len(word)
    for start in range(len(text)):
        letters = ""
        for end in range(start, len(text)):
            if not syllables[end] or len(letters) > size + 1:
                break
            letters += syllables[end]
            if abs(len(letters) - size) <= _MOST_EDITS:
                yield letters, text[start : end + 1]
    heads = "".join(syllable[:1] or " " for syllable in syllables)
    for start in range(len(text) - size + 1):
        initials = heads[start : start + size]
        if " " not in initials:
            yield initials, text[start : start + size]


def _windows(texts: Iterable[str], sizes: Sequence[int]) -> Iterator[str]:
    for text in texts:
        for size in sizes:
            places = range(len(text) - size + 1)
            yield from (text[place : place + size] for place in places if not _cuts_number(text, place, place + size))


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Return whether a stretch begins or ends within a number: 0个工作日 is no word of 20个工作日."""
    begins = text[start].isdigit() and text[start - 1 : start].isdigit()
    return begins or (text[end - 1].isdigit() and text[end : end + 1].isdigit())


def _within(word: str, others: Iterable[str], most: int) -> Iterator[tuple[int, str]]:
    """Yield the words that differ from one by some edits, up to the `most`, the fewest first."""
    # deferred: only searches that find nothing compare words
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, sorted(others), scorer=OSA.distance, score_cutoff=most, limit=_MOST, processor=None)
    yield from ((int(edits), other) for other, edits, _place in found if edits and other.isalnum())

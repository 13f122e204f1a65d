"""The pinyin of each character of a printed text, without tones."""

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice, takewhile
from pathlib import Path
from unicodedata import combining, normalize

from msgspec import Struct

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.search.folding import fold

Syllables = tuple[str, ...]
"""The ways to write how one character is read, the right one first; empty for what is no Chinese character."""

UNSETTLED = "\u241f"
"""What no folded text holds, for a first letter that may be one of two."""
_FIRST_SIGN = "\x80"
"""Lines below it are those of syllables, which are ASCII; above it, those of words."""
_GZIP = 16 + zlib.MAX_WBITS
_KEPT = 1 << 16
"""Entries of the memo of readings, a few hundred bytes each."""
_ACCENTED = lazy_regex("[\x80-\u1fff]")
_OTHERWISE = {
    "朝": ("chao", "zhao"),
    "都": ("dou", "du"),
    "长": ("chang", "zhang"),
    "行": ("xing", "hang"),
    "重": ("zhong", "chong"),
    "调": ("tiao", "diao"),
    "会": ("hui", "kuai"),
    "给": ("gei", "ji"),
    "率": ("lv", "shuai"),
    "乐": ("le", "yue"),
    "降": ("jiang", "xiang"),
    "还": ("hai", "huan"),
    "单": ("dan", "shan"),
    "藏": ("cang", "zang"),
    "厦": ("sha", "xia"),
}
"""Characters that words and places read in two ways too often for a dictionary to be right each time."""

UNSETTLED_SIGNS = frozenset(sign for sign, (one, other) in _OTHERWISE.items() if one[0] != other[0])
"""Those of them whose first letter may be one of two."""


class PinyinReading(Struct, frozen=True):
    """A text as it is compared with pinyin.

    `signs` are the characters of the folded text without accents, `syllables` how each is read. `initials` are the
    first letters of all that is read or is itself a letter or digit, `loose` the same with `UNSETTLED` for one of two.
    """

    signs: str
    syllables: tuple[Syllables, ...]
    initials: str
    loose: str


def syllables_of(text: str) -> tuple[Syllables, ...]:
    """Return how each character of `fold(text)` is read; empty for each that is no Chinese character.

    The first is the reading in the word at hand (重庆 is chong qing), without tones, ü as v. What else a clerk may type
    follows: lu and lyu for lv, and the other reading of a few characters that a dictionary cannot settle.
    """
    return reading_of(text).syllables


@lru_cache(_KEPT)
def reading_of(text: str) -> PinyinReading:
    """Return the reading of a text, memoised."""
    folded = fold(text)
    signs = folded if _is_without_accents(folded) else "".join(map(bare, folded))
    syllables = tuple(map(_ways, folded, _read(folded)))
    heads = "".join([ways[0][0] if ways else sign for ways, sign in zip(syllables, signs, strict=True)])
    loose = heads
    if not UNSETTLED_SIGNS.isdisjoint(folded):
        loose = "".join(
            UNSETTLED if sign in UNSETTLED_SIGNS else head for sign, head in zip(folded, heads, strict=True)
        )
    return PinyinReading(signs, syllables, _spelt(heads), _spelt(loose))


def homophones(syllable: str) -> str:
    """Return the characters that are read so, usually or in some word."""
    line = next((line for line in _lines() if line.startswith(f"{syllable} ")), "")
    return line.removeprefix(f"{syllable} ") + "".join(sign for sign, read in _unusual() if read == syllable)


@cache
def _unusual() -> frozenset[tuple[str, str]]:
    """The characters that some words read in another way than usual, each with that reading."""
    usual = _usual()
    words = (line.split(" ") for line in _lines()[bisect_left(_lines(), _FIRST_SIGN) :])
    read = chain.from_iterable(zip(word, syllables, strict=True) for word, *syllables in words if syllables)
    return frozenset((sign, syllable) for sign, syllable in read if usual.get(sign) != syllable)


def _spelt(heads: str) -> str:
    """Leave out what is neither read nor a letter or digit."""
    return heads if heads.isalnum() else "".join([head for head in heads if head.isalnum() or head == UNSETTLED])


@cache
def bare(sign: str) -> str:
    """Return a character without its accents, ü as v; it stays as it is where that leaves no single letter."""
    apart = normalize("NFD", sign)
    plain = "v" if apart.startswith("u\u0308") else "".join(part for part in apart if not combining(part))
    return plain if len(plain) == 1 and plain.isascii() else sign


def _is_without_accents(text: str) -> bool:
    return text.isascii() or not _ACCENTED.search(text)


@cache
def _ways(sign: str, syllable: str) -> Syllables:
    if not syllable:
        return ()
    spellings = (syllable, *_OTHERWISE.get(sign, ()))
    loose = [each.replace("v", vowel) for each in spellings if "v" in each for vowel in ("u", "yu")]
    return tuple(dict.fromkeys((*spellings, *loose)))


def _read(folded: str) -> Iterator[str]:
    """Yield the syllable of each character, of the longest known word wherever one begins; "" where there is none."""
    usual = _usual()
    place = 0
    while place < len(folded):
        word, syllables = _word_at(folded, place)
        if word:
            yield from syllables.split() or map(usual.__getitem__, word)
        else:
            yield usual.get(folded[place], "")
        place += len(word) or 1


def _word_at(folded: str, place: int) -> tuple[str, str]:
    """Return the longest known word that begins at a place, and its syllables; none where they are the usual ones."""
    words, longest = _words_from(folded[place])
    for length in range(longest, 1, -1):
        word = folded[place : place + length]
        if word in words:
            return word, words[word]
    return "", ""


@cache
def _usual() -> Mapping[str, str]:
    """The usual syllable of each character."""
    usual: dict[str, str] = {}
    for line in _lines()[: bisect_left(_lines(), _FIRST_SIGN)]:
        syllable, _blank, signs = line.partition(" ")
        usual.update(dict.fromkeys(signs, syllable))
    return usual


@cache
def _words_from(sign: str) -> tuple[Mapping[str, str], int]:
    """The words that begin with a sign, each with its syllables unless they are the usual ones, and the longest length.

    Of all words those of few signs are asked for, so that they are looked up in the lines as they are.
    """
    lines = _lines() if sign >= _FIRST_SIGN else []
    found = takewhile(lambda line: line[0] == sign, islice(lines, bisect_left(lines, sign), None))
    words = {word: syllables for word, _blank, syllables in (line.partition(" ") for line in found)}
    return words, max(map(len, words), default=0)


@cache
def _lines() -> list[str]:
    """The usual syllables and the words, one a line, in order."""
    # zlib itself, as importing gzip takes longer than reading the table
    packed = Path(__file__).with_name("data").joinpath("readings.txt.gz").read_bytes()
    return zlib.decompress(packed, _GZIP).decode().splitlines()

"""How a printed text is read: the pinyin of each of its characters, without tones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import combining, normalize

from catalog_cli.parsing.patterns import lazily
from catalog_cli.queries.folding import fold

Syllables = tuple[str, ...]
"""The ways to write how one character is read, the right one first; empty for what is no Chinese character."""

UNSETTLED = "\u241f"
"""What no folded text holds, for a first letter that may be one of two."""
_KEPT = 1 << 16
"""So many texts are remembered with their readings; a few hundred bytes each."""
_ACCENTED = lazily("[\x80-\u1fff]")
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


_UNSETTLED = frozenset(sign for sign, (one, other) in _OTHERWISE.items() if one[0] != other[0])


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is compared with pinyin.

    `signs` are the characters of the folded text without accents, `syllables` how each is read. `initials` are the
    first letters of all that is read or is itself a letter or digit, `loose` the same with `UNSETTLED` for one of two.
    """

    signs: str
    syllables: tuple[Syllables, ...]
    initials: str
    loose: str


def syllables_of(text: str) -> tuple[Syllables, ...]:
    """Give how each character of `fold(text)` is read; empty for each that is no Chinese character.

    The first is the reading in the word at hand (重庆 is chong qing), without tones, ü as v. What else a clerk may type
    follows: lu and lyu for lv, and the other reading of a few characters that a dictionary cannot settle.
    """
    return reading_of(text).syllables


@lru_cache(_KEPT)
def reading_of(text: str) -> Reading:
    """Read a text; the answer is remembered."""
    folded = fold(text)
    signs = folded if _is_without_accents(folded) else "".join(map(bare, folded))
    syllables = tuple(map(_ways, folded, _read(folded)))
    heads = "".join([ways[0][0] if ways else sign for ways, sign in zip(syllables, signs, strict=True)])
    loose = heads
    if not _UNSETTLED.isdisjoint(folded):
        loose = "".join(UNSETTLED if sign in _UNSETTLED else head for sign, head in zip(folded, heads, strict=True))
    return Reading(signs, syllables, _spelt(heads), _spelt(loose))


def _spelt(heads: str) -> str:
    """Leave out what is neither read nor a letter or digit."""
    return heads if heads.isalnum() else "".join([head for head in heads if head.isalnum() or head == UNSETTLED])


@cache
def bare(sign: str) -> str:
    """Give a character without its accents, ü as v; it stays as it is where that leaves no single letter."""
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
    """Give the syllable of each character, of the longest known word wherever one begins; "" where there is none."""
    table = _table()
    place = 0
    while place < len(folded):
        word = _word_at(folded, place, table) if folded[place] in table.longest else ""
        if word:
            yield from table.words[word].split() or map(table.usual.__getitem__, word)
        else:
            yield table.usual.get(folded[place], "")
        place += len(word) or 1


def _word_at(folded: str, place: int, table: "_Table") -> str:
    for length in range(table.longest[folded[place]], 1, -1):
        word = folded[place : place + length]
        if word in table.words:
            return word
    return ""


@dataclass(frozen=True, slots=True)
class _Table:
    """The usual syllable of each character, the syllables of words, and how long words that begin with a sign get."""

    usual: Mapping[str, str]
    words: Mapping[str, str]
    longest: Mapping[str, int]


@cache
def _table() -> _Table:
    usual: dict[str, str] = {}
    words: dict[str, str] = {}
    longest: dict[str, int] = {}
    for line in _lines():
        head, _blank, rest = line.partition(" ")
        if head.isascii():
            usual.update(dict.fromkeys(rest, head))
        else:
            words[head] = rest
            longest[head[0]] = max(longest.get(head[0], 0), len(head))
    return _Table(usual, words, longest)


def _lines() -> list[str]:
    import gzip  # only words in pinyin ask for the table
    from importlib.resources import files

    packed = files("catalog_cli.queries.spelling").joinpath("data/readings.txt.gz").read_bytes()
    return gzip.decompress(packed).decode().splitlines()

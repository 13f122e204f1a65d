"""Write the table of how characters are read (pinyin without tones), and of the words in which they are read otherwise.

The readings come from pypinyin's dictionaries. Only what pinyin in a search needs is kept, as loading all of them
would take longer than a search. Texts are folded before they are read, so the table knows simplified characters only.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

from pypinyin import lazy_pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from catalog_cli.search.folding import fold
from catalog_cli.search.spelling.place_names import PLACES

TABLE = Path(__file__).parent.parent / "src/catalog_cli/search/spelling/data/readings.txt.gz"
LONGEST = 4
"""Longer phrases are proverbs, which no catalogue speaks in."""

Words = dict[str, tuple[str, ...]]


def main() -> None:
    """Write the table: a line for each syllable with its characters, then a line for each word."""
    usual = {sign: reading for sign in _signs() for reading in [_usual(sign)]}
    words = _telling(dict(_words()) | PLACES, usual)
    syllables = sorted(set(usual.values()))
    lines = [f"{each} {''.join(sign for sign in usual if usual[sign] == each)}" for each in syllables]
    lines += [_line(word, reading, usual) for word, reading in sorted(words.items())]
    TABLE.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{TABLE.name}: {len(usual)} characters, {len(words)} words")


def _signs() -> list[str]:
    return [sign for sign in map(chr, pinyin_dict) if sign <= "\uffff" and fold(sign) == sign]


def _usual(sign: str) -> str:
    return _toneless(lazy_pinyin(sign)[0])


def _words() -> Iterator[tuple[str, tuple[str, ...]]]:
    for word, readings in phrases_dict.items():
        if 1 < len(word) <= LONGEST and fold(word) == word and len(readings) == len(word):
            yield word, tuple(_toneless(each[0]) for each in readings)


def _telling(words: Words, usual: dict[str, str]) -> Words:
    """Keep the words with a character whose reading depends on the word, even those where it is the usual one."""
    known = {word: reading for word, reading in words.items() if all(sign in usual for sign in word)}
    unsettled = {
        sign
        for word, reading in known.items()
        for sign, syllable in zip(word, reading, strict=True)
        if usual[sign] != syllable
    }
    return {word: reading for word, reading in known.items() if not unsettled.isdisjoint(word)}


def _line(word: str, reading: tuple[str, ...], usual: dict[str, str]) -> str:
    """Return a word's line; its reading stands there only where it is not that of its characters."""
    plain = all(usual[sign] == syllable for sign, syllable in zip(word, reading, strict=True))
    return word if plain else f"{word} {' '.join(reading)}"


def _toneless(syllable: str) -> str:
    apart = normalize("NFD", normalize("NFD", syllable).replace("u\u0308", "v"))
    return "".join(sign for sign in apart if not combining(sign))


if __name__ == "__main__":
    main()

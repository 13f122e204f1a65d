"""Make the id of a new item from its name."""

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain, count
from unicodedata import combining, normalize

from catalog_cli.model.item import LONGEST_ID, is_device
from catalog_cli.search.spelling.place_names import split_places
from catalog_cli.search.spelling.readings import reading_of

_NAMELESS = "item"
_PART = re.compile("[a-z0-9]+")


def id_from_name(name: str, taken: Container[str]) -> str:
    """Make an id from a Chinese name: its words in pinyin, joined by `-`, at most 64 of `a-z`, `0-9` and `-`.

    `ü` is written `v`. Other characters only separate words. An id that is `taken` gets `-2`, `-3` and so on. A name
    without any letter becomes `item`; a name that Windows reserves for a device gets `-item`.
    """
    return _untaken(_joined(_words(name), LONGEST_ID), taken)


def quick_id(name: str, taken: Container[str]) -> str:
    """Make an id from a Chinese name without splitting it into words, which takes slow libraries.

    It suits names that nobody types, such as those of pages; all else is as `id_from_name` does it.
    """
    reading = reading_of(name)
    signs = zip(reading.signs, reading.syllables, strict=True)
    spelt = "".join(ways[0] if ways else sign for sign, ways in signs)
    return _untaken(_joined(_PART.findall(spelt), LONGEST_ID), taken)


def _untaken(stem: str, taken: Container[str]) -> str:
    stem = stem or _NAMELESS
    if is_device(stem):
        stem = f"{stem}-{_NAMELESS}"
    return next(each for each in _numbered(stem) if each not in taken)


_KINDS = ("县", "市", "区")
"""What the name of a place may end with that is not read together with the rest."""


def _words(name: str) -> Iterator[str]:
    # deferred: these libraries take longer to import than all else, and few commands make ids
    import rjieba
    from pypinyin import lazy_pinyin

    # neither library takes half a surrogate pair, which a terminal may pass on
    text = name.encode(errors="ignore").decode()
    for part, syllables in split_places(_without_accents(text)):
        if syllables:
            # 朝阳市 is chaoyang-shi, 单县 is shanxian
            cut = len(part) - (len(part) > len("单县") and part.endswith(_KINDS))
            yield from filter(None, ("".join(syllables[:cut]), "".join(syllables[cut:])))
            continue
        for word in rjieba.cut(part):
            yield from _PART.findall(_without_accents("".join(lazy_pinyin(word))))


def _without_accents(text: str) -> str:
    return "".join(sign for sign in normalize("NFKD", text).casefold() if not combining(sign))


def _joined(words: Iterable[str], longest: int) -> str:
    """Join as many words as fit; a first word that is too long is cut."""
    joined = ""
    for word in words:
        longer = f"{joined}-{word}" if joined else word[:longest]
        if len(longer) > longest:
            break
        joined = longer
    return joined


def _numbered(stem: str) -> Iterator[str]:
    """Return the id itself, then with each number from 2 on, shortened to the length of an id."""
    endings = (f"-{number}" for number in count(2))
    numbered = (_joined(stem.split("-"), LONGEST_ID - len(ending)) + ending for ending in endings)
    return chain([stem], numbered)

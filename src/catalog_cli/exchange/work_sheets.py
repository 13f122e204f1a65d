"""The sheets that a catalogue is divided into: one for each office, category or publisher, and the name of its file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct

from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.item import LEVEL, Item
from catalog_cli.model.text import one_line
from catalog_cli.parsing.lazy_regex import lazy_regex

NO_OFFICE, NO_PUBLISHER = "未填责任单位", "未填公开主体"
"""What the sheet of the items is called that name none: words of the documents, in whatever language a user reads."""
_LONGEST_NAME = 180
"""Bytes of a file's name without its suffix: systems take 255, and a mail program may add to it."""
_FORBIDDEN = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in '<>:"/\\|?*'})
"""Characters that no file's name may have on Windows, and their full-width twins, which read the same."""
_RESERVED = lazy_regex(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


class Sheet(Struct, frozen=True):
    """A part of a catalogue that goes out as a document of its own: its name, the stem of its file, its items."""

    name: str
    stem: str
    items: tuple[Item, ...]


def divisions() -> tuple[str, ...]:
    """Return the names of what a catalogue can be divided by."""
    return tuple(_DIVISIONS)


def sheets_of(catalogue: Catalogue, division: str) -> tuple[Sheet, ...]:
    """Divide a catalogue, in the order of its items; an item that names several offices is in the sheet of each."""
    names = _DIVISIONS[division]
    found: dict[str, list[Item]] = {}
    for item in catalogue.items:
        for name in dict.fromkeys(names(item, catalogue.settings.publishers)):
            found.setdefault(name, []).append(item)
    return tuple(Sheet(name, stem, tuple(found[name])) for name, stem in zip(found, _file_stems(found), strict=True))


def comparable_stem(stem: str) -> str:
    """Return a file's stem as it is compared: file systems differ in case, in spaces and in how signs are composed."""
    return "".join(normalize("NFKC", stem).casefold().split())


def _offices(item: Item, _publishers: Sequence[str]) -> Sequence[str]:
    return item.responsible or (NO_OFFICE,)


def _outermost_category(item: Item, _publishers: Sequence[str]) -> Sequence[str]:
    return (item.category.split(LEVEL)[0].strip() or item.category,)


def _publishers(item: Item, publishers: Sequence[str]) -> Sequence[str]:
    return (item.publisher or "、".join(publishers) or NO_PUBLISHER,)


_DIVISIONS: Mapping[str, Callable[[Item, Sequence[str]], Sequence[str]]] = {
    "office": _offices,
    "category": _outermost_category,
    "publisher": _publishers,
}


def _file_stems(names: Iterable[str]) -> list[str]:
    """Return a stem for each name, safe on every system; a number tells apart those that a system takes for one."""
    stems: list[str] = []
    taken: set[str] = set()
    for name in names:
        first = stem = _safe_stem(name)
        number = 1
        while comparable_stem(stem) in taken:
            number += 1
            stem = f"{first}（{number}）"
        taken.add(comparable_stem(stem))
        stems.append(stem)
    return stems


def _safe_stem(name: str) -> str:
    text = normalize("NFC", one_line(name)).translate(_FORBIDDEN)
    text = text.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore")
    # hidden files, files that an office program keeps beside open ones, and words that look like options
    text = text.strip(" .").lstrip("~-$ .")
    return f"{text}_" if not text or _RESERVED.fullmatch(text) else text

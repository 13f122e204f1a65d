"""Match a word in pinyin (full syllables, initials, or mixed with characters) against Chinese texts."""

import re
from collections.abc import Iterator

from msgspec import Struct

from catalog_cli.model.hit import Stretch
from catalog_cli.search.folding import Folded
from catalog_cli.search.spelling.readings import UNSETTLED, PinyinReading, Syllables, bare, reading_of

_INITIALS = frozenset("bcdfgjklmnpqrstwxyz")
"""A word of nothing else can be nothing but initials of one letter each."""
_OPENS = frozenset("bcdfjklmpqstwxyz")
"""Letters that can only begin a syllable; the others may also be inside one."""
_DOUBLE = ("zh", "ch", "sh")


def parse_pinyin(word: str) -> "PinyinWord | None":
    """Read a folded word as pinyin; None for a word that cannot be pinyin.

    Each Chinese character of a text may be typed as its full syllable, as its first letter (or zh, ch, sh), or as
    itself; the last, if it is not the only one, as the beginning of its syllable. Tones do not count, ü is v or u.
    Letters and digits of the text are typed as they are, other signs may be left out. A match begins where a syllable
    or a run of letters begins. One letter alone means no pinyin.
    """
    plain = "".join(map(bare, word))
    letters = sum("a" <= sign <= "z" for sign in plain)
    return (
        PinyinWord(plain, _sketch(plain), _INITIALS.issuperset(plain))
        if letters > 1 or (letters and len(plain) > 1)
        else None
    )


def pinyin_key(text: str) -> str:
    """Return the initials of a printed text, which `PinyinWord.may_match` searches; one blank at the most."""
    reading = reading_of(text)
    return reading.initials if reading.initials == reading.loose else f"{reading.initials} {reading.loose}"


class PinyinWord(Struct, frozen=True):
    """A word that may be pinyin: lower case, without accents, blanks and apostrophes."""

    word: str
    sketch: re.Pattern[str]
    """Matches the `loose` initials of every text that the word may match: a quick pre-filter for `matches`."""
    is_initials: bool

    def matches(self, text: str) -> bool:
        """Return whether a printed text contains the word; the same as whether it has `stretches`."""
        reading = reading_of(text)
        return self._may_match_reading(reading) and any(True for _place in self._places(reading))

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """Return the stretches of a printed text that the word spells, in order and apart from each other."""
        reading = reading_of(text)
        places = list(self._places(reading)) if self._may_match_reading(reading) else []
        origins = Folded.of(text).origins if places else ()
        merged: list[Stretch] = []
        for first, after in places:
            start, end = origins[first][0], origins[after - 1][1]
            if merged and start <= merged[-1][1]:
                start = merged.pop()[0]
            merged.append((start, end))
        return tuple(merged)

    def may_match(self, keys: str) -> bool:
        """Return whether the word may match one of the texts whose `pinyin_key`s, joined by blanks, these are."""
        return self.word in keys if self.is_initials else self.sketch.search(keys) is not None

    def _may_match_reading(self, reading: PinyinReading) -> bool:
        """Rule out quickly what the word surely does not match."""
        return self.word in reading.initials if self.is_initials else self.sketch.search(reading.loose) is not None

    def _places(self, reading: PinyinReading) -> Iterator[Stretch]:
        """Yield the matches of the word among the characters of a reading, in order and without overlap."""
        after = 0
        for place, sign in enumerate(reading.signs):
            within_run = _is_plain(sign) and place > 0 and _is_plain(reading.signs[place - 1])
            end = None if place < after or within_run else self._end(reading, place)
            if end is not None:
                yield place, end
                after = end

    def _end(self, reading: PinyinReading, start: int) -> int | None:
        """Return the place after the last character that the word means, if it means those from `start` on."""
        # depth first, the best step first; without `seen`, lilili in 历历历 would be tried in every combination
        open_ends, seen = [(start, 0)], set[tuple[int, int]]()
        while open_ends:
            place, typed = open_ends.pop()
            if typed == len(self.word):
                return place
            if place < len(reading.signs) and (place, typed) not in seen:
                seen.add((place, typed))
                steps = self._steps(reading.signs[place], reading.syllables[place], typed, is_later=place > start)
                open_ends += [(place + 1, typed + step) for step in steps]
        return None

    def _steps(self, sign: str, ways: Syllables, typed: int, *, is_later: bool) -> Iterator[int]:
        """Yield how many letters of the word, from `typed` on, one character may account for; the best comes last."""
        if is_later and not sign.isalnum():
            yield 0
        if ways:
            rest = self.word[typed:]
            if is_later and ways[0].startswith(rest):
                yield len(rest)
            if rest[0] == ways[0][0]:
                yield 1
            if ways[0].startswith(_DOUBLE) and ways[0].startswith(rest[:2]):
                yield len(rest[:2])
            yield from (len(way) for way in ways if rest.startswith(way))
        if self.word[typed] == sign:
            yield 1


def _sketch(word: str) -> re.Pattern[str]:
    """Return a pattern of initials that every text fits that the word may mean something in."""
    parts = [(before, sign) for before, sign in zip(" " + word, word, strict=False) if sign.isalnum()]
    return re.compile("".join(_initial(sign, before) for before, sign in parts))


def _initial(sign: str, before: str) -> str:
    """Return the pattern of initials for one character of a word."""
    if not sign.isascii():
        return f"[a-z{UNSETTLED}{sign}]"
    opens = sign.isdigit() or before == " " or (sign in _OPENS and not (sign == "y" and before in "ln"))  # as in lyu
    return f"[{sign}{UNSETTLED}]" + ("" if opens else "?")


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()

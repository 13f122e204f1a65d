"""Which texts a word in pinyin means: full, initials, or a mix with characters."""

import re
from collections.abc import Iterator

from msgspec import Struct

from catalog_cli.search.folding import Folded, Stretch
from catalog_cli.search.spelling.readings import UNSETTLED, Reading, Syllables, bare, reading_of

_LETTER = re.compile("[a-z]")
_INITIALS = re.compile("[bcdfgjklmnpqrstwxyz]+")
"""A word that can be nothing but initials of one letter each."""
_OPENS = frozenset("bcdfjklmpqstwxyz")
"""Letters that only begin a syllable; the others may stand within one too."""
_DOUBLE = ("zh", "ch", "sh")


def spoken(word: str) -> "Spoken | None":
    """Give what a folded word means when it is read as pinyin; None for a word that cannot be meant so.

    Each Chinese character of a text may be typed as its full syllable, as its first letter (or zh, ch, sh), or as
    itself; the last, if it is not the only one, as the beginning of its syllable. Tones do not count, ü is v or u.
    Letters and digits of the text are typed as they are, other signs may be left out. A match begins where a syllable
    or a run of letters begins. One letter alone means no pinyin.
    """
    plain = "".join(map(bare, word))
    letters = len(_LETTER.findall(plain))
    return (
        Spoken(plain, _sketch(plain), bool(_INITIALS.fullmatch(plain)))
        if letters > 1 or (letters and len(plain) > 1)
        else None
    )


def sounds_of(text: str) -> str:
    """Give what `Spoken.may_sound` has to know of a printed text: a line without blanks in it but one."""
    reading = reading_of(text)
    return reading.initials if reading.initials == reading.loose else f"{reading.initials} {reading.loose}"


class Spoken(Struct, frozen=True):
    """A word that may be pinyin: lower case, without accents, blanks and apostrophes."""

    word: str
    sketch: re.Pattern[str]
    """What fits the `loose` initials of each text that the word may mean something in: quicker than to look closely."""
    is_initials: bool

    def holds(self, text: str) -> bool:
        """Tell whether a printed text has a place that the word means; the same as whether it has `stretches`."""
        reading = reading_of(text)
        return self._may_mean(reading) and any(True for _place in self._places(reading))

    def stretches(self, text: str) -> tuple[Stretch, ...]:
        """Give the stretches of a printed text that the word means, in order and apart from each other."""
        reading = reading_of(text)
        places = list(self._places(reading)) if self._may_mean(reading) else []
        origins = Folded.of(text).origins if places else ()
        merged: list[Stretch] = []
        for first, after in places:
            start, end = origins[first][0], origins[after - 1][1]
            if merged and start <= merged[-1][1]:
                start = merged.pop()[0]
            merged.append((start, end))
        return tuple(merged)

    def may_sound(self, sounds: str) -> bool:
        """Tell whether the word may mean something in texts whose `sounds_of`, joined by blanks, these are."""
        return self.word in sounds if self.is_initials else self.sketch.search(sounds) is not None

    def _may_mean(self, reading: Reading) -> bool:
        """Tell quickly what the word surely does not mean."""
        return self.word in reading.initials if self.is_initials else self.sketch.search(reading.loose) is not None

    def _places(self, reading: Reading) -> Iterator[Stretch]:
        """Give where the word stands among the characters of a reading: in order, none over another."""
        after = 0
        for place, sign in enumerate(reading.signs):
            within_run = _is_plain(sign) and place > 0 and _is_plain(reading.signs[place - 1])
            end = None if place < after or within_run else self._end(reading, place)
            if end is not None:
                yield place, end
                after = end

    def _end(self, reading: Reading, start: int) -> int | None:
        """Give the place after the last character that the word means, if it means those from `start` on."""
        open_ends, seen = [(start, 0)], set[tuple[int, int]]()
        while open_ends:
            place, typed = open_ends.pop()
            if typed == len(self.word):
                return place
            if place < len(reading.signs) and (place, typed) not in seen:
                seen.add((place, typed))
                steps = self._steps(reading.signs[place], reading.syllables[place], typed, place > start)
                open_ends += [(place + 1, typed + step) for step in steps]
        return None

    def _steps(self, sign: str, ways: Syllables, typed: int, is_later: bool) -> Iterator[int]:  # noqa: FBT001
        """Give how many letters of the word, from `typed` on, can be meant for one character; the best comes last."""
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
    """Give a pattern of initials that every text fits that the word may mean something in."""
    parts = [(before, sign) for before, sign in zip(" " + word, word, strict=False) if sign.isalnum()]
    return re.compile("".join(_initial(sign, before) for before, sign in parts))


def _initial(sign: str, before: str) -> str:
    """Give what stands among the initials for one sign of a word."""
    if not sign.isascii():
        return f"[a-z{UNSETTLED}{sign}]"
    opens = sign.isdigit() or before == " " or (sign in _OPENS and not (sign == "y" and before in "ln"))  # as in lyu
    return f"[{sign}{UNSETTLED}]" + ("" if opens else "?")


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()

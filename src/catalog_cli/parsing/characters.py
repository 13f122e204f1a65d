"""Characters of Chinese text: their classes, punctuation and pairs, blanks, and the stretches that are not prose."""

import re
from collections.abc import Container, Mapping
from functools import cache

from msgspec import Struct, field

from catalog_cli.model.finding import Span
from catalog_cli.parsing.lazy_regex import lazy_regex

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
"""Chinese characters. This and the following names are contents of `[…]` in a regular expression."""

_RARER_HAN = (
    ("\u3005", "\u3005"),
    ("\u3007", "\u3007"),
    ("\u3400", "\u4dbf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003347f"),
)

ODD_BLANKS = "\t\v\f\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Characters that look like a space or break a line, other than a plain space and a line feed."""

UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff"
)
"""Invisible characters: zero-width ones, direction marks, soft hyphens, control characters."""

GAP = f" {ODD_BLANKS}{UNSEEN}"
"""Everything invisible that can separate two characters of a line."""

CLINGING = "，。、；：？！（）《》〈〉【】「」『』〔〕"
"""Full-width marks, which include their own space."""

ALPHANUMERIC = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
"""Digits and letters, half-width and full-width."""

_LABEL = "[0-9A-Za-z-]"
_ADDRESS = lazy_regex(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]{{0,15}}://|www\.|(?:{_LABEL}{{1,63}}\.){{1,9}}(?:cn|com|org|net)(?![0-9A-Za-z]))"
    r"(?:\([^\s()，。；、（）《》“”]*\)|[^\s()，。；、（）《》“”])*"
    r"|&#?[0-9A-Za-z]{1,32};"
)
_TRAILING = ".,;:?!'\""


def is_han(character: str) -> bool:
    """Return whether a character is one of `HAN`; a class of so many is slow to compile."""
    return "\u4e00" <= character <= "\u9fff" or any(first <= character <= last for first, last in _RARER_HAN)


def addresses(text: str) -> list[Span]:
    """Return the stretches that are web addresses or HTML entities, whose marks do not punctuate the sentence."""
    if "." not in text and "&" not in text and "://" not in text:
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        # a mark at the end belongs to the sentence around the address
        end = match.end() if match[0].startswith("&") else match.start() + len(match[0].rstrip(_TRAILING))
        found.append((match.start(), end))
    return found


def within(place: int, spans: list[Span]) -> bool:
    """Return whether a place is inside one of the stretches."""
    return any(start <= place < end for start, end in spans)


def joint(text: str, start: int, end: int) -> str:
    """Return what replaces a gap between two characters: a space, or nothing beside a mark or at a line's end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return "" if _ends(before, CLINGING) or _ends(after, CLINGING) else " "


def _ends(character: str, clinging: Container[str]) -> bool:
    return character in {"", "\n"} or character in clinging


FULL: Mapping[str, str] = dict(zip(",;:?!()", "，；：？！（）", strict=True))
"""The full-width form of each half-width mark."""

PAUSES = "，、；：,;:"
"""Marks within a sentence, as contents of `[…]` in a regular expression."""

STOPS = f"。{PAUSES}"
"""Those and the full stop."""

_RUN = lazy_regex(rf"[{STOPS}]")
_BRACKETS = frozenset("《》〈〉【】〔〕「」『』")
_MIXED = lazy_regex(rf"[{ALPHANUMERIC}()（）\]\"'“”‘’%％]")
_BEFORE = lazy_regex(rf"[{GAP}?!？！]+$")
_GAP_BEFORE = lazy_regex(rf"[{GAP}]+$")
_GAP_AFTER = lazy_regex(rf"[{GAP}]*")
_LOOK_BACK = 64


def chinese_around(text: str, start: int, end: int) -> bool:
    """Return whether a mark from `start` up to `end` is alone and in Chinese text, whatever gaps there are.

    A Chinese character on one side is enough; on the other there may be a number, a foreign word or the line's end.
    """
    head = text[max(start - _LOOK_BACK, 0) : start]
    near = _GAP_BEFORE.sub("", head)[-1:]
    before = _BEFORE.sub("", head)[-1:]
    after = text[_after(text, end) :][:1]
    if _RUN.match(near) or _RUN.match(after) or after in {"/", "\\"}:
        return False
    return _is_chinese(before) or (_is_chinese(after) and _MIXED.match(before) is not None)


def with_gaps(text: str, start: int, end: int) -> Span:
    """Widen a stretch by the gaps beside it; the indentation of a line stays."""
    head = _GAP_BEFORE.search(text, max(start - _LOOK_BACK, 0), start)
    if head and head.start() and text[head.start() - 1] != "\n":
        start = head.start()
    return start, _after(text, end)


def _is_chinese(character: str) -> bool:
    return is_han(character) or character in _BRACKETS


def _after(text: str, end: int) -> int:
    found = _GAP_AFTER.match(text, end)
    return found.end() if found else end


class Squeezed(Struct, frozen=True):
    """A stretch without its white space; `places` holds where each character of `text` stands in the printed text.

    Cells break words wherever a line ends (规 定, 第二 十条): such a word is read in the squeezed stretch, and taken
    from the text as printed.
    """

    text: str
    places: tuple[int, ...]

    def end(self, end: int) -> int:
        """Return the place in the printed text after the character before `end`, which is not 0."""
        return self.places[end - 1] + 1


def squeeze(text: str, start: int, end: int) -> Squeezed | None:
    """Squeeze a stretch of a text; None where there is no white space in it."""
    stretch = text[start:end]
    kept = tuple(place for place, character in enumerate(stretch, start) if not character.isspace())
    return None if len(kept) == len(stretch) else Squeezed("".join(stretch.split()), kept)


_INNER_MARKS = str.maketrans("《》<>", "〈〉〈〉")


def within_marks(title: str) -> str:
    """Return a title as it stands within 《》: a title within it has 〈〉."""
    return title.translate(_INNER_MARKS)


ROUND: Mapping[str, str] = {"(": ")", "（": "）"}
"""Round brackets, half-width and full-width: either may close what the other opens."""

_NUMBER = lazy_regex(rf"(?:[0-9０-９]{{1,2}}|(?<![{HAN}{ALPHANUMERIC}])(?:[A-Za-z]|[一二三四五六七八九十]{{1,3}}))$")
"""The number of a list, before its bracket: `1)`, `a)`, `一）`."""
_APOSTROPHE = lazy_regex(r"[A-Za-z]$")
_LONGEST_NUMBER = 4


class Paired(Struct):
    """The places of the marks that pair, opening and closing, and of those that do not."""

    pairs: list[Span] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)


def paired(text: str, marks: Mapping[str, str]) -> Paired:
    """Pair marks of one kind, given as opening and closing; addresses and the numbers of lists are passed over."""
    found = Paired()
    opened: list[int] = []
    closing = set(marks.values())
    skipped = addresses(text)
    for match in _any_of(*marks, *closing).finditer(text):
        place, character = match.start(), match[0]
        if skipped and within(place, skipped):
            continue
        if character in marks:
            opened.append(place)
        elif opened:
            found.pairs.append((opened.pop(), place))
        elif not _stands_alone(text[max(place - _LONGEST_NUMBER, 0) : place], character):
            found.lone.append(place)
    if opened:
        found.lone = sorted([*found.lone, *opened])
    return found


@cache
def _any_of(*marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(marks))}]")


def _stands_alone(before: str, closing: str) -> bool:
    if closing in ROUND.values():
        return bool(_NUMBER.search(before))
    return closing == "’" and bool(_APOSTROPHE.search(before))


def closings(text: str, opening: str, closing: str) -> dict[int, int]:
    """Give, for the place of each opening bracket that is closed, the place of what closes it."""
    waiting: list[int] = []
    pairs: dict[int, int] = {}
    for match in _any_of(opening, closing).finditer(text):
        if match[0] == opening:
            waiting.append(match.start())
        elif waiting:
            pairs[waiting.pop()] = match.start()
    return pairs


_OPENING = {"《": "double", "〈": "single", "<": "single"}
_CLOSING = {"》": "double", "〉": "single", ">": "single"}
_RIGHT = (("《", "》"), ("〈", "〉"))


class InnerTitle(Struct, frozen=True):
    """A title one level within 《》, from its opening mark to after its closing one, and as it should be written."""

    start: int
    end: int
    right: str


def inner_titles(text: str) -> list[InnerTitle]:
    """Find the titles within titles; nothing where marks do not pair, as the depth is not known then."""
    if "《" not in text:
        return []
    pairs = _pairs(text)
    changes = {}
    for opening, closing, depth in pairs:
        changes[opening], changes[closing] = _RIGHT[depth % 2]
    return [
        InnerTitle(opening, closing + 1, _changed(text, opening, closing + 1, changes))
        for opening, closing, depth in sorted(pairs)
        if depth == 1
    ]


def _pairs(text: str) -> list[tuple[int, int, int]]:
    """Return opening, closing and depth of each pair whose outermost pair is 《》."""
    waiting: list[int] = []
    pairs = []
    for place, character in enumerate(text):
        if character in _OPENING and (waiting or character == "《"):
            waiting.append(place)
        elif character in _CLOSING and waiting:
            opening = waiting.pop()
            if _OPENING[text[opening]] != _CLOSING[character]:
                return []
            pairs.append((opening, place, len(waiting)))
    return [] if waiting else pairs


def _changed(text: str, start: int, end: int, changes: dict[int, str]) -> str:
    return "".join(changes.get(place, text[place]) for place in range(start, end))

"""Characters of Chinese text: their classes, punctuation, blanks, and the stretches that are not prose (addresses)."""

from collections.abc import Container, Mapping

from msgspec import Struct

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
    rf"(?:[A-Za-z][A-Za-z0-9+.-]{{0,15}}://|www\.|(?:{_LABEL}{{1,63}}\.)+(?:cn|com|org|net)(?![0-9A-Za-z]))"
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

"""Fold texts for comparison: one spelling for all that a clerk takes for the same character."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Self
from unicodedata import category, combining, is_normalized, normalize

from msgspec import Struct

from catalog_cli.model.hit import Stretch
from catalog_cli.parsing.lazy_regex import lazy_regex

SEAM = "\u241f"
"""The separator that `fold_all` puts between texts; `fold` drops it, so no folded word contains it."""

ALIKE: Mapping[str, str] = {
    **dict.fromkeys("\"'“”„‟‘’「」『』＂＇", ""),
    **dict.fromkeys("\ufe0e\ufe0f", ""),
    **dict.fromkeys("‐‑–—―−－", "-"),
    **dict.fromkeys("〔【［", "["),
    **dict.fromkeys("〕】］", "]"),
    **dict.fromkeys("•・", "·"),
    "〈": "<",
    "〉": ">",
    # NFKC folds these too; replacing them here lets the fast path serve nearly every Chinese text
    **dict(zip("（），：；？！％", "(),:;?!%", strict=True)),
    "…": "...",
}
"""Signs that count as the same, each with its folded form, which may be empty."""

_SOME_ALIKE = lazy_regex(f"[{''.join(ALIKE)}]")

_IN_BOTH = ("乾", "夥", "後", "徵", "於", "摺")
"""The traditional characters in the table that GB 2312 encodes too."""
_BESIDE = ("\u241f", "·")
"""Characters that GB 2312 lacks but folded texts often have: the seam and the middle dot."""


def fold(text: str) -> str:
    """Return the form in which a text is compared; folding is idempotent.

    Compatibility forms (NFKC) and case are folded: ＡＢ is ab, ① is 1, ㈱ is (株), ﬁ is fi. Traditional characters
    are simplified, each for itself: 後 is 后. Dashes and middle dots are one, 〔〕【】 are [], 〈〉 are <>. Dropped are
    quotation marks (三公, "三公" and “三公” are the same), control and zero-width characters, and all white space:
    Chinese has none between words, and printed tables break lines anywhere.
    """
    return _folded(text.replace(SEAM, ""))


def fold_all(texts: Sequence[str]) -> str:
    """Fold several texts into one with `SEAM` between them: the same as joining their `fold`s, but faster."""
    joined = SEAM.join(texts)
    if joined.count(SEAM) >= len(texts):
        joined = SEAM.join(text.replace(SEAM, "") for text in texts)
    return _folded(joined)


class Folded(Struct, frozen=True):
    """A folded text with the original position of each of its characters.

    The character at `text[n]` comes from the original's stretch `origins[n]`.
    """

    text: str
    origins: tuple[Stretch, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text, keeping the origins; `text` is what `fold` gives."""
        pieces = [(sign, origin) for piece, origin in _pieces(text) for sign in piece]
        return cls("".join(sign for sign, _origin in pieces), tuple(origin for _sign, origin in pieces))

    def stretches(self, words: Sequence[str]) -> tuple[Stretch, ...]:
        """Return the stretches of the original that contain any of the folded `words`, sorted and merged."""
        found = sorted(stretch for word in words if word for stretch in self._occurrences(word))
        merged: list[Stretch] = []
        for start, end in found:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def _occurrences(self, word: str) -> Iterator[Stretch]:
        place = self.text.find(word)
        while place >= 0:
            end = place + len(word)
            yield self.origins[place][0], self.origins[end - 1][1]
            place = self.text.find(word, end)


def _folded(text: str) -> str:
    """Fold by whole-string operations where the result is the same, else character by character."""
    bare = "".join(text.split())
    # one pass by a pattern takes a tenth of the time of one for each of these signs, of which most texts have few
    for sign in set(_SOME_ALIKE.findall(bare)):
        bare = bare.replace(sign, ALIKE[sign])
    if bare.isprintable() and is_normalized("NFKC", bare):
        folded = bare.casefold()
        if is_normalized("NFKC", folded):
            return simplified(folded)
    return normalize("NFC", "".join(map(_folded_sign, text)))


@cache
def _folded_sign(sign: str) -> str:
    """Fold one character to its full decomposition; empty if it is dropped."""
    folded, before = normalize("NFKD", sign), ""
    while folded != before:
        folded, before = normalize("NFKD", folded.casefold()), folded
    return simplified("".join(ALIKE.get(part, part) for part in folded if not _unseen(part)))


def _unseen(sign: str) -> bool:
    return sign.isspace() or category(sign) in {"Cc", "Cf"}


def _pieces(text: str) -> list[tuple[str, Stretch]]:
    """Fold a text into pieces that do not compose with their neighbours, each with its stretch of the original."""
    pieces: list[tuple[str, Stretch]] = []
    for place, sign in enumerate(text):
        for part in _folded_sign(sign) if sign != SEAM else "":
            if pieces and _joins(pieces[-1][0], part):
                piece, (start, _end) = pieces.pop()
                pieces.append((normalize("NFC", piece + part), (start, place + 1)))
            else:
                pieces.append((part, (place, place + 1)))
    return pieces


def _joins(piece: str, part: str) -> bool:
    """Return whether a character composes with the piece before it: a combining mark, or part of a Hangul syllable."""
    if part < "\u0300" or "\u3400" <= part <= "\u9fff":  # most characters by far, and none of them composes
        return False
    return combining(part) != 0 or not is_normalized("NFC", piece + part)


def simplified(text: str) -> str:
    """Return the text with a simplified character in place of each traditional one; its length stays the same.

    Of several simplified characters for a traditional one, the most usual is taken (後 is 后, 裡 is 里):
    this is for comparing, not for printing.
    """
    return text if _has_nothing_to_simplify(text) else text.translate(simplified_characters())


def _has_nothing_to_simplify(text: str) -> bool:
    """Return whether a text surely has no traditional characters: encoding it is far faster than translating."""
    seam, dot = _BESIDE
    try:
        text.replace(seam, "").replace(dot, "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    a, b, c, d, e, f = _IN_BOTH  # one by one: a loop takes five times as long
    return not (a in text or b in text or c in text or d in text or e in text or f in text)


@cache
def simplified_characters() -> dict[int, str]:
    """Return the simplified character for the code point of each traditional one."""
    # deferred: most commands meet no such character
    from importlib.resources import files

    lines = files("catalog_cli.search").joinpath("data/traditional.txt").read_text(encoding="utf-8").splitlines()
    return {ord(line[0]): line[2] for line in lines if not line.startswith("#")}

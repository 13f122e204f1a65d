"""A printed cell without the accidents of print: blanks gone, full-width signs folded, and the way back to it."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Self
from unicodedata import category, normalize


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without blanks and line breaks; `text[n]` stood at `origins[n]` of `printed`.

    `blanks[n]` says how many blanks stood before `text[n]`, counted from the beginning.
    """

    printed: str
    text: str
    origins: tuple[int, ...]
    blanks: tuple[int, ...]

    @classmethod
    def of(cls, printed: str) -> Self:
        """Squeeze a printed text; each character stays one character."""
        kept = [(place, plain(sign)) for place, sign in enumerate(printed)]
        kept = [(place, sign) for place, sign in kept if sign]
        origins = tuple(place for place, _sign in kept)
        gone = accumulate(_gap(before, after) for before, after in zip((-1, *origins), origins, strict=False))
        return cls(printed, "".join(sign for _place, sign in kept), origins, tuple(gone))

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the printed text that `text[start:end]` came from; an empty one where that is empty."""
        return (self.origins[start], self.origins[end - 1] + 1) if start < end else (0, 0)

    def slice(self, start: int, end: int) -> str:
        """Give `text[start:end]` as it was printed."""
        first, last = self.stretch(start, end)
        return self.printed[first:last]

    def blank_between(self, start: int, end: int) -> int | None:
        """Give the first place from `start` to `end` that had a blank before it."""
        if start >= len(self.blanks) or start > end:
            return None
        before = self.blanks[start - 1] if start else 0
        last = min(end, len(self.blanks) - 1)
        if self.blanks[last] == before:
            return None
        return next(place for place in range(start, last + 1) if self.blanks[place] != before)


@cache
def plain(sign: str) -> str:
    """Give the plain form of a character: ２ is 2, ； is ;, a radical its character; blanks are nothing, ② stays."""
    kind = category(sign)
    if sign.isspace() or kind in {"Cc", "Cf"}:
        return ""
    folded = normalize("NFKC", sign)
    return folded if len(folded) == 1 and kind != "No" else sign


def _gap(before: int, after: int) -> int:
    return 1 if after - before > 1 and before >= 0 else 0

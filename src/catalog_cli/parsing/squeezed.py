"""A stretch of a text without its white space, and where each of its characters stands in the text.

Cells break words wherever a line ends (规 定, 第二 十条): such a word is read in the squeezed stretch, and taken from
the text as printed.
"""

from msgspec import Struct


class Squeezed(Struct, frozen=True):
    """`text` has no white space; `places` holds where each of its characters stands in the printed text."""

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

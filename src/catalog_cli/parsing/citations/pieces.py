"""The pieces of a legal basis while it is read: what has been found so far, and where the reader stands."""

from msgspec import Struct

from catalog_cli.model.citation import Locator
from catalog_cli.model.part import Part, PartKind


class Piece(Struct, frozen=True):
    """A part; whether a citation begins with it, whether it only separates, and the locator that it is."""

    part: Part
    opens: bool = False
    separates: bool = False
    locator: Locator | None = None


class Pieces:
    """What has been read of a text: `place` is where reading goes on."""

    def __init__(self, text: str) -> None:
        """Begin at the beginning of a text."""
        self.text = text
        self.place = 0
        self.found: list[Piece] = []
        self.begun = False
        self.named = False
        self.numbered = False
        self.gap = "\n"
        self.last: PartKind | None = None
        self.locator: Locator | None = None
        self._opening = False

    def begin(self) -> None:
        """Let the next piece begin a citation, unless one has begun that names nothing yet."""
        if self.named or not self.begun:
            self._opening = True
            self.begun, self.named, self.numbered, self.locator = True, False, False, None

    def take(self, kind: PartKind, end: int, locator: Locator | None = None) -> None:
        """Take the text up to `end` as a part; nothing at all is no part."""
        if end <= self.place:
            return
        part = Part(kind, self.text[self.place : end], self.place)
        if kind is PartKind.UNPARSED and self._join(part):
            return
        self.found.append(Piece(part, opens=self._opening, locator=locator))
        self._opening = False
        self.named = self.named or kind in {PartKind.TITLE, PartKind.REFERENCE, PartKind.LOCATOR}
        self.numbered = self.numbered or kind is PartKind.REFERENCE
        self.place, self.gap, self.last, self.locator = end, "", kind, locator or self.locator

    def separate(self, end: int) -> None:
        """Take the text up to `end` as what stands between."""
        part = Part(PartKind.MARK, self.text[self.place : end], self.place)
        self.found.append(Piece(part, separates=True))
        self.place, self.gap = end, self.gap + part.text

    def _join(self, part: Part) -> bool:
        """Make one stretch of two that were not understood."""
        before = self.found[-1] if self.found else None
        if before is None or before.part.kind is not PartKind.UNPARSED or self._opening:
            return False
        joined = Part(PartKind.UNPARSED, before.part.text + part.text, before.part.start)
        self.found[-1] = Piece(joined, opens=before.opens)
        self.place = part.end
        return True

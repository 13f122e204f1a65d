"""A part of a printed text: which stretch of it, and what that stretch is."""

from enum import StrEnum

from msgspec import Struct


class PartKind(StrEnum):
    """What a stretch of a printed legal basis or time limit is."""

    NUMBERING = "numbering"
    RANK = "rank"
    ISSUER = "issuer"
    TITLE = "title"
    REFERENCE = "reference"
    DATE = "date"
    LOCATOR = "locator"
    QUOTE = "quote"
    CLAUSE = "clause"
    EXCEPTION = "exception"
    MARK = "mark"
    UNPARSED = "unparsed"


class Part(Struct, frozen=True):
    """One stretch; `start` counts characters from the beginning of the whole printed text.

    The parts of a text follow each other without gaps: put together they are the text.
    """

    kind: PartKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place just after the last character."""
        return self.start + len(self.text)

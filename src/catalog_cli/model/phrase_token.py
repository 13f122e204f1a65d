"""A token of a printed legal basis or time limit: which stretch of the text, and what it is."""

from enum import StrEnum

from msgspec import Struct


class TokenKind(StrEnum):
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


class PhraseToken(Struct, frozen=True):
    """One stretch; `start` counts characters from the beginning of the whole printed text.

    The tokens of a text follow each other without gaps: joined, they are the text.
    """

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just after the last character."""
        return self.start + len(self.text)

"""State of reading a legal basis: the pieces found so far and the current position."""

from msgspec import Struct

from catalog_cli.model.citation import Locator
from catalog_cli.model.phrase_token import PhraseToken, TokenKind


class Piece(Struct, frozen=True):
    """A token; whether a citation begins with it, whether it only separates, and the locator that it is."""

    token: PhraseToken
    opens: bool = False
    separates: bool = False
    locator: Locator | None = None


class Pieces:
    """The pieces of a text up to `place`, where reading continues."""

    def __init__(self, text: str) -> None:
        """Start reading a text."""
        self.text = text
        self.place = 0
        self.found: list[Piece] = []
        self.begun = False
        self.named = False
        self.titled = False
        self.numbered = False
        self.gap = "\n"
        self.last: TokenKind | None = None
        self.locator: Locator | None = None
        self._opening = False

    def begin(self) -> None:
        """Let the next piece begin a citation, unless one has begun that names nothing yet."""
        if self.named or not self.begun:
            self._opening = True
            self.begun, self.named, self.titled, self.numbered, self.locator = True, False, False, False, None

    @property
    def awaits_title(self) -> bool:
        """Whether the citation is only a number yet, which a title may follow: 国办发〔2019〕54号《…》."""
        return self.numbered and not self.titled and self.locator is None and not self.gap.strip()

    def begin_title(self) -> None:
        """Let a citation begin with the title that comes next, unless it is that of the number just read."""
        if not self.awaits_title:
            self.begin()

    def take(self, kind: TokenKind, end: int, locator: Locator | None = None) -> None:
        """Take the text up to `end` as a token; nothing at all is none."""
        if end <= self.place:
            return
        token = PhraseToken(kind, self.text[self.place : end], self.place)
        if kind is TokenKind.UNPARSED and self._join(token):
            return
        self.found.append(Piece(token, opens=self._opening, locator=locator))
        self._opening = False
        self.named = self.named or kind in {TokenKind.TITLE, TokenKind.REFERENCE, TokenKind.LOCATOR}
        self.titled = self.titled or kind is TokenKind.TITLE
        self.numbered = self.numbered or kind is TokenKind.REFERENCE
        self.place, self.gap, self.last, self.locator = end, "", kind, locator or self.locator

    def separate(self, end: int) -> None:
        """Take the text up to `end` as a separator."""
        token = PhraseToken(TokenKind.MARK, self.text[self.place : end], self.place)
        self.found.append(Piece(token, separates=True))
        self.place, self.gap = end, self.gap + token.text

    def _join(self, token: PhraseToken) -> bool:
        """Make one stretch of two that were not understood."""
        before = self.found[-1] if self.found else None
        if before is None or before.token.kind is not TokenKind.UNPARSED or self._opening:
            return False
        joined = PhraseToken(TokenKind.UNPARSED, before.token.text + token.text, before.token.start)
        self.found[-1] = Piece(joined, opens=before.opens)
        self.place = token.end
        return True

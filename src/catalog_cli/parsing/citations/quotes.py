"""Words of the law that a legal basis quotes, after a colon or straight after the place: 第二十条（一）行政法规…."""

from collections.abc import Mapping

from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.pieces import Pieces
from catalog_cli.parsing.lazy_regex import lazy_regex

_COLON = lazy_regex(r"\s?[：:]\s*(?![《\s]|$)")
_SEPARATE = lazy_regex(r"[；;、。\n]")
_BEGINNING = lazy_regex(r"[\u4e00-\u9fff“\"A-Za-z0-9（(]")


def take_quote(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take quoted words up to where the next citation begins."""
    colon = _COLON.match(pieces.text, pieces.place) if pieces.named else None
    if colon is None and not _follows_place(pieces):
        return False
    if colon:
        pieces.take(TokenKind.MARK, colon.end())
    pieces.take(TokenKind.QUOTE, _end(pieces.text, pieces.place))
    return True


def _follows_place(pieces: Pieces) -> bool:
    if pieces.last is not TokenKind.LOCATOR or _SEPARATE.search(pieces.gap):
        return False
    if not _BEGINNING.match(pieces.text, pieces.place):
        return False
    title = words.BARE_TITLE.match(pieces.text, pieces.place) if pieces.gap else None
    return title is None or pieces.text.startswith("、", title.end())


def _end(text: str, start: int) -> int:
    """Find where a quote ends; 《 in the midst of a sentence belongs to it."""
    hard, weak = words.QUOTE_END.search(text, start), words.WEAK_END.search(text, start)
    end = hard.start() + (hard[0][0] == "。") if hard else len(text)
    if weak and text.find("《", start) == weak.end():
        end = min(end, weak.start())
    return max(start + 1, start + len(text[start:end].rstrip()))

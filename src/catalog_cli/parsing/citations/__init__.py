"""Parser of a printed legal basis (公开依据): its citations, without losing a character."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from catalog_cli.model.citation import Basis, Citation, Locator, Quotation
from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations.pieces import Piece
from catalog_cli.parsing.citations.reader import read_pieces
from catalog_cli.parsing.citations.versions import versions_named


@lru_cache(maxsize=16384)
def parse_basis(text: str) -> Basis:
    """Parse the text of a 公开依据.

    Words before a title are its issuer (国务院办公厅印发《…》). Around an inner title they belong to the whole title:
    that of 民政部关于印发《特困人员认定办法》的通知 is 关于印发《特困人员认定办法》的通知. A number behind
    a separator or before a title is that of its own source, and a quotation ends where the next source or place begins.
    Titles, numbers in brackets and places may be broken by white space anywhere. What is not understood stays in
    `unparsed` tokens. Every string is accepted, and the tokens joined are the text.
    """
    pieces = read_pieces(text)
    starts = [place for place, piece in enumerate(pieces) if piece.opens]
    citations = (_citation(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)]))
    return Basis(
        tokens=tuple(piece.token for piece in pieces),
        citations=tuple(cited for cited in citations if cited.title or cited.reference or cited.locators),
    )


def _citation(pieces: list[Piece]) -> Citation:
    """Make a citation of its pieces, without the separators that follow it."""
    length = len(pieces)
    while pieces[length - 1].separates:
        length -= 1
    tokens = tuple(piece.token for piece in pieces[:length])
    orders, years = versions_named(tokens)
    return Citation(
        tokens=tokens,
        locators=tuple(piece.locator for piece in pieces[:length] if piece.locator),
        quotations=tuple(_quotations(pieces[:length])),
        orders=orders,
        years=years,
    )


def _quotations(pieces: list[Piece]) -> Iterator[Quotation]:
    """Yield what is quoted, each with the last locator before it."""
    locator: Locator | None = None
    for piece in pieces:
        locator = piece.locator or locator
        if piece.token.kind is TokenKind.QUOTE:
            yield Quotation(piece.token.text, locator, piece.token.start)

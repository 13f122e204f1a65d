"""Titles in a legal basis: between 《》, with the words around them, and words that are a title without 《》."""

import re
from collections.abc import Mapping

from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.pieces import Pieces
from catalog_cli.parsing.lazy_regex import lazy_regex

_LONGEST_LEAD = 80
_STOPS = lazy_regex(r"[；;。，,\n》【】：:（(〔]")
_VERB_ALONE = lazy_regex(rf"关于(?:{words.VERBS})")


def take_title(pieces: Pieces, closings: Mapping[int, int]) -> bool:
    """Take 《…》; of a 《 that nothing closes only the mark."""
    start = pieces.place
    if not pieces.text.startswith("《", start):
        return False
    pieces.begin()
    pieces.take(TokenKind.MARK, start + 1)
    end = closings.get(start)
    if end is None:
        return True
    pieces.take(TokenKind.TITLE, end)
    pieces.take(TokenKind.MARK, end + 1)
    pieces.named, pieces.last = True, TokenKind.TITLE
    return True


def take_tail(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take title words after 》: 《税收征收管理法》实施细则, and （试行）."""
    if pieces.last is not TokenKind.TITLE or pieces.gap.strip():
        return False
    found = words.QUALIFIER.match(pieces.text, pieces.place) or words.TAIL.match(pieces.text, pieces.place)
    if found:
        pieces.take(TokenKind.TITLE, found.end())
    return bool(found)


def take_lead(pieces: Pieces, closings: Mapping[int, int]) -> bool:
    """Take the words before a 《: an issuer, 印发, or the beginning of a title that goes on after the 》."""
    start, text = pieces.place, pieces.text
    opening = text.find("《", start, start + _LONGEST_LEAD)
    if opening <= start or _STOPS.search(text, start, opening):
        return False
    bare = words.BARE_TITLE.match(text, start, opening)
    lead = words.LEAD.fullmatch(text, start, opening)
    if lead is None or (bare and bare.end() < opening):
        return False
    closing = closings.get(opening)
    tail = words.LEAD_TAIL.match(text, closing + 1) if closing is not None else None
    if tail and (lead["about"] or lead["verb"]):
        _take_whole(pieces, lead.end("issuer"), tail.end())
        return True
    return _take_issuer(pieces, lead)


def _take_whole(pieces: Pieces, title: int, end: int) -> None:
    """Take 民政部关于印发《…》的通知: the issuer, then all the rest as the title."""
    pieces.begin()
    pieces.take(TokenKind.ISSUER, title)
    pieces.take(TokenKind.TITLE, end)


def _take_issuer(pieces: Pieces, lead: re.Match[str]) -> bool:
    """Take an issuer and a verb, as far as the words are any."""
    about = lead["about"]
    issued = words.ISSUER.fullmatch(pieces.text, lead.start(), lead.end("issuer"))
    if (about and not _VERB_ALONE.fullmatch(about.strip())) or not (issued or about or lead["verb"]):
        return False
    if lead["issuer"].strip() and not issued and not (about or lead["verb"]):
        return False
    pieces.begin()
    pieces.take(TokenKind.ISSUER, lead.end("issuer"))
    pieces.take(TokenKind.MARK, lead.end())
    return True


def take_bare_title(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take words without 《》 that read like a title, or that a 《 or 》 without its other half makes one."""
    if pieces.named and not pieces.gap:
        return False
    text, start = pieces.text, pieces.place
    found = None
    if pieces.found and pieces.found[-1].token.text == "《":
        found = words.UNCLOSED_TITLE.match(text, start)
    found = found or words.BARE_TITLE.match(text, start) or words.UNOPENED_TITLE.match(text, start)
    if found:
        pieces.begin()
        pieces.take(TokenKind.TITLE, found.end())
    return bool(found)

"""Quoted words of a source, and where they end: before the next source, or the next place in the same one."""

from collections.abc import Mapping

from catalog_cli.model.phrase_token import TokenKind
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.pieces import Pieces
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.locators import locator_at
from catalog_cli.parsing.numerals import NUMERAL

_COLON = lazy_regex(r"\s?[：:]\s*(?![《\s]|$)", needs="：:")
_SEPARATE = lazy_regex(r"[；;、。\n]")
_BEGINNING = lazy_regex(r"[\u4e00-\u9fff“\"A-Za-z0-9（(]")

_PLACE = rf"第\s?{NUMERAL}\s?条(?:之[一二三四五六七八九十]{{1,3}})?(?:第\s?[（(]?{NUMERAL}[）)]?\s?[款项]){{0,2}}"
_HEADING = r"(?:\s{0,2}[：:“\"]|\s|$)"
# a place that stands like a heading (。第十二条：), not within a sentence (按照第十二条规定)
_NEXT_PLACE = (
    rf"(?<=[；;。\n”\"])\s{{0,4}}(?={_PLACE}{_HEADING}|第\s?[（(]?{NUMERAL}[）)]?\s?[款项]\s{{0,2}}[：:])"
    rf"|(?<=[。\n])\s{{0,4}}(?=第\s?{NUMERAL}\s?条[^\s：:，,。；;、第之款项规所的和至以及或中])"
)
_YEAR = r"[〔﹝［\[【（(]\s?(?:19|20)\d\d\s?年?\s?[〕﹞］\]】）)]\s?(?:第\s?)?\d{1,5}\s?号"
# a title after a blank, or a number or a title without 《》 that begins a sentence
_NEXT_SOURCE = (
    r"(?<!按照)(?<!根据)(?<!依据)(?<!依照)(?<![和及与对的按在以由将])\s{1,4}"
    rf"(?=《[^《》]{{1,80}}》\s{{0,2}}(?:[（(：:；;、]|$|{_PLACE}{_HEADING}|[\u4e00-\u9fff]{{1,10}}{_YEAR}))"
    rf"|(?<=[；;。\n])\s{{0,4}}(?=[\u4e00-\u9fff]{{1,10}}{_YEAR})"
    rf"|(?<=[；;。\n])\s{{0,4}}(?=[\u4e00-\u9fff]{{2,30}}?(?:法|条例|办法|规定|细则){_PLACE}{_HEADING})"
)
_NUMBER = r"\d{1,3}\s?[.．、]"
_HARD = (
    rf"[；;。\n]\s{{0,4}}(?=(?:{_NUMBER}|[●○■])?\s{{0,2}}[《【])|\s{{1,4}}(?={_NUMBER}\s{{0,2}}《)"
    rf"|[；;\n]\s{{0,4}}(?={_NUMBER}(?!\d))"
)
_ENDS = lazy_regex(rf"(?P<weak>[、，,]\s{{0,4}}(?=《))|(?P<hard>{_HARD})|{_NEXT_PLACE}|{_NEXT_SOURCE}")
"""Where a quote may end; one expression, so that a long text is read once."""

_MARKS = {"“": "”", '"': '"', "「": "」"}
_CLOSED = lazy_regex(r"\s*(?:[；;，,、。]\s*)?(?:以及|及|和|与)?(?:[《【]|第|附则|\d{1,3}\s?[.．、]|[①-⑳●○■□◆◇]|$)")
"""What follows the closing mark of words that are quoted whole."""


def take_quote(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take quoted words up to where the next citation or place begins."""
    colon = _COLON.match(pieces.text, pieces.place) if pieces.named else None
    if colon is None and not _follows_place(pieces):
        return False
    if colon:
        pieces.take(TokenKind.MARK, colon.end())
        if locator_at(pieces.text, pieces.place, pieces.locator):
            return True
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
    closed = text.find(_MARKS.get(text[start], "\0"), start + 1) + 1
    if closed and _CLOSED.match(text, closed):
        return closed
    end = len(text)
    for found in _ENDS.finditer(text, start + 1):
        # of a list of titles within the sentence, only the first may be the next source
        if not found["weak"] or "《" not in text[start : found.end()]:
            end = found.start() + (bool(found["hard"]) and found[0][0] == "。")
            break
    return max(start + 1, start + len(text[start:end].rstrip(" \t\r\n\u3000\xa0；;")))

"""The steps of reading a legal basis: each recognises one thing that may come next, and takes it."""

import re
from collections.abc import Mapping

from catalog_cli.model.phrase import TokenKind
from catalog_cli.parsing.characters import squeeze
from catalog_cli.parsing.citations import words
from catalog_cli.parsing.citations.words import Pieces
from catalog_cli.parsing.issued_documents import Reference, reference_at
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
    # and one between blanks
    r"|(?<=[\u4e00-\u9fff])(?<!按照)(?<!根据)(?<!依据)(?<!依照)(?<![和及与对的按在以由将或])\s{1,4}"
    rf"(?={_PLACE}\s{{1,4}}[\u4e00-\u9fff])"
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


_LONGEST_LEAD = 80
_LONGEST_TITLE = 150
_STOP = lazy_regex(r"[《》；;，,。：:【】]|\n\s*(?=\n|\d{1,3}\s?[.．、]|[①-⑳●○■□◆◇▪•·*-])")
_FULL_LINE = lazy_regex("[\u4e00-\u9fff、]{5,}|(?=[\u4e00-\u9fff]*+[^\u4e00-\u9fff\\n])[^\\n]+")
_STOPS = lazy_regex(r"[；;。，,\n》【】：:（(〔]")
_VERB_ALONE = lazy_regex(rf"关于(?:{words.VERBS})")


def take_title(pieces: Pieces, closings: Mapping[int, int]) -> bool:
    """Take 《…》; of a 《 that nothing closes only the mark."""
    start = pieces.place
    if not pieces.text.startswith("《", start):
        return False
    end = closings.get(start)
    if end is None or not pieces.awaits_title or _has_number(pieces.text, end + 1):
        pieces.begin()
    pieces.take(TokenKind.MARK, start + 1)
    if end is None:
        return True
    pieces.take(TokenKind.TITLE, end)
    pieces.take(TokenKind.MARK, end + 1)
    pieces.named, pieces.last = True, TokenKind.TITLE
    return True


def _has_number(text: str, place: int) -> bool:
    """Return whether a bracket with a number follows a title, so that a number before it belongs to another."""
    opening = _OPENING.match(text, place)
    return bool(opening and reference_at(text, opening.end()))


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
    # the words after the title matter only where those before it have begun a whole one
    whole = closing is not None and (lead["about"] or lead["verb"])
    tail = words.LEAD_TAIL.match(text, closing + 1) if closing is not None and whole else None
    if tail:
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
    grounds = words.GROUNDS.match(pieces.text, pieces.place, lead.end("issuer"))
    if grounds:
        pieces.take(TokenKind.MARK, grounds.end())
    pieces.take(TokenKind.ISSUER, lead.end("issuer"))
    pieces.take(TokenKind.MARK, lead.end())
    return True


def take_bare_title(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take words without 《》 that read like a title, or that a 《 or 》 without its other half makes one."""
    if pieces.named and not pieces.gap and not pieces.awaits_title and pieces.last is not TokenKind.QUOTE:
        return False
    text, start = pieces.text, pieces.place
    found = None
    if pieces.found and pieces.found[-1].token.text == "《":
        found = words.UNCLOSED_TITLE.match(text, start)
    whole = found or words.BARE_TITLE.match(text, start)
    end = _parted_title(text, start, whole.end() if whole else None)
    if end is None:
        found = words.UNOPENED_TITLE.match(text, start)
        end = found.end() if found else None
    if end is not None:
        pieces.begin_title()
        pieces.take(TokenKind.TITLE, end)
    return end is not None


def _parted_title(text: str, start: int, end: int | None) -> int | None:
    """Return where a title ends whose last word a blank or the line's end parts (规 定); else the end given."""
    stop = _STOP.search(text, start, start + _LONGEST_TITLE)
    last = stop.start() if stop else min(len(text), start + _LONGEST_TITLE)
    squeezed = squeeze(text, start, last)
    found = words.BARE_TITLE.match(squeezed.text) if squeezed else None
    if squeezed is None or found is None or (found.end() == len(squeezed.text) and not stop and last < len(text)):
        return end
    parted = squeezed.end(found.end())
    if end is not None:
        return min(end, parted)
    # of words in two lines the first is part of the title only where it fills a line
    first = text[start:parted].partition("\n")[0]
    return parted if _FULL_LINE.fullmatch(first) else None


_OPENING = lazy_regex(r"[（(【〔［\[﹝]\s*")
_CLOSING = lazy_regex(r"\s*[）)】〕］\]﹞]")
_PARTS = lazy_regex("[；;。、，,]")
_BEFORE_TITLE = lazy_regex(r"\s*[）)】〕］\]﹞]\s*《")
_ENDED = lazy_regex(r"\s*(?:$|[《》；;、，,。\n]|[）)】〕］\]﹞])")
_DATED = lazy_regex(
    rf"\s*[，,；;](?:[^（()）《》\n]|《[^》\n]{{1,80}}》){{0,60}}?(?:{words.HISTORY.pattern})"
    r"(?:[^（()）《》\n]|《[^》\n]{1,80}》){0,60}[）)]"
)
"""What goes on after a number with the law's later versions: 国务院令第253号，2017年修订."""

_PAST = lazy_regex("(?:公布|发布|颁布|通过|修订|修正|修改)[ ，,；;、]")
"""What was done with the law under the number before: it is no part of the next one's issuer."""

_GROUP = lazy_regex(r"[（(](?P<inside>(?:[^（）()\n]|[（(][^（）()\n]{0,60}[）)]|\n){0,500})[）)]")


def take_bracket(pieces: Pieces, _closings: Mapping[int, int]) -> bool:
    """Take a bracket that is understood, with what is in it."""
    opening = _OPENING.match(pieces.text, pieces.place)
    if opening is None:
        return False
    number = reference_at(pieces.text, opening.end())
    if not pieces.named or _PARTS.search(pieces.gap):
        # behind a separator only what comes before its title is a number of its own
        if number is not None and _take_number_before_title(pieces, opening.end(), number):
            return True
        if not pieces.named:
            return False
    if number and _ENDED.match(pieces.text, number.end) and not _DATED.match(pieces.text, number.end):
        _take_number(pieces, opening.end(), number)
        return True
    return _take_group(pieces)


def _take_number_before_title(pieces: Pieces, inside: int, number: Reference) -> bool:
    """Take a number in brackets that comes before its title: （国务院令第711号）《…》."""
    if not _BEFORE_TITLE.match(pieces.text, number.end):
        return False
    pieces.begin()
    _take_number(pieces, inside, number)
    return True


def _take_number(pieces: Pieces, inside: int, number: Reference) -> None:
    if pieces.numbered:
        pieces.begin()
    pieces.take(TokenKind.MARK, inside)
    pieces.take(TokenKind.REFERENCE if number.whole else TokenKind.UNPARSED, number.end)
    closing = _CLOSING.match(pieces.text, pieces.place)
    if closing:
        last = pieces.last
        pieces.take(TokenKind.MARK, closing.end())
        pieces.last = last


def _take_group(pieces: Pieces) -> bool:
    abbreviation = words.ABBREVIATION.match(pieces.text, pieces.place)
    if abbreviation:
        pieces.take(TokenKind.MARK, abbreviation.end())
        return True
    group = _GROUP.match(pieces.text, pieces.place)
    if group is None:
        return False
    parted = _parted_number(pieces.text, group.start("inside"), group.end("inside"))
    if parted:
        _take_number(pieces, group.start("inside"), parted)
        return True
    numbers = _numbers(pieces.text, group.start("inside"), group.end("inside"))
    if not numbers and not words.HISTORY.search(group["inside"]):
        return False
    _take_history(pieces, group, numbers)
    return True


def _parted_number(text: str, start: int, end: int) -> Reference | None:
    """Read a number that is all of a bracket, and that blanks or the line's end part anywhere."""
    squeezed = squeeze(text, start, end)
    number = reference_at(squeezed.text, 0) if squeezed else None
    if squeezed is None or number is None or number.end != len(squeezed.text) or words.DATE.match(squeezed.text):
        return None
    return Reference(start, squeezed.end(number.end), number.whole)


def _take_history(pieces: Pieces, group: re.Match[str], numbers: list[Reference]) -> None:
    """Take dates and numbers; of several numbers the last is that of the version in force, in a list the first."""
    dated = words.HISTORY.search(group["inside"])
    chosen = (numbers[-1] if dated else numbers[0]) if numbers else None
    pieces.take(TokenKind.MARK, group.start("inside"))
    if chosen:
        pieces.take(TokenKind.DATE, chosen.start)
        pieces.take(TokenKind.REFERENCE if chosen.whole else TokenKind.UNPARSED, chosen.end)
    pieces.take(TokenKind.DATE, group.end("inside"))
    pieces.take(TokenKind.MARK, group.end())


def _numbers(text: str, start: int, end: int) -> list[Reference]:
    """Find the numbers between two places, but not that of a text that is repealed."""
    found = []
    while start < end:
        date = words.DATE.match(text, start, end) or _PAST.match(text, start, end)
        number = None if date else reference_at(text, start, end)
        if number and not text.startswith(("废止", "同时废止"), number.end):
            found.append(number)
        start = date.end() if date else number.end if number else start + 1
    return found

"""Where the sentences of a time limit begin and end, and where it gives way to other law."""

from collections.abc import Iterator
from typing import Final

from catalog_cli.model.phrase_token import PhraseToken, TokenKind
from catalog_cli.parsing.lazy_regex import lazy_regex

Stretch = tuple[int, int]
"""Where a stretch of text begins and ends."""

_ELSEWHERE: Final = lazy_regex(
    r"(?:另有|另行|有(?:其[他它]|特殊|特别|明确|更短|不同|专门))[^，,；;。：:（）()\n]{0,10}?(?:规定|要求|约定)"
    r"(?:的?情形|的?事项)?(?:的?(?:之外|以外|外))?的?[，,、\s]{0,3}(?:均|则|应当|应)?"
    r"(?:从其(?:规定|约定)?(?:执行)?|除外|以其规定为准"
    r"|(?:依照|按照|依|按|遵照|适用|遵)(?:其|有关|相关|该|此)?(?:规定|要求|约定)(?:的期限)?(?:执行|办理|公开)?)?[，,]?"
    r"|(?:有(?:相关)?规定的?[，,\s]{0,3})?从其规定(?:执行)?"
)
_LAW: Final = lazy_regex(
    r"[但若如除]{0,2}是?(?:法律|行政法规|法规|规章|国家|上级|(?:相关|有关|其他|其它)?政策|规范性文件|(?:其他|有关|相关)|地方性法规|党内法规|国务院)"
)
_LAWS: Final = lazy_regex(r"(?:法律|行政法规|法规|规章|国家|政策|[、和及])+[，,]\Z")
_BEFORE: Final = lazy_regex(r"[^，,；;。：:（）()\n]*\Z")
_LOOK_BACK: Final = 60
_ATOM: Final = r"(?P<atom>[（(][^（()）]{0,120}[)）])"
_NUMBERING: Final = lazy_regex(
    r"\s*(?:[0-9０-９]{1,2}[.．、](?![0-9０-９])|[0-9]{1,2}[)）]|[（(](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳⑴-⒇]"
    r"|[一二三四五六七八九十]{1,3}、|(?:第[一二三四五六]|其[一二三])[是，,、])\s*"
)
_BREAK: Final = lazy_regex(
    rf"(?P<bracketed>(?<![第0-9０-９一二三四五六七八九十])[（(](?:[0-9]{{1,2}}|[一二三四五六七八九])[)）](?!\s{{0,3}}[个工日天月年周小项款条类]))"
    rf"|{_ATOM}|(?P<hard>[；;。！!？?|]|\.(?=\s|$))"
    r"|(?P<number>(?<![0-9０-９.．])(?=[0-9０-９]{1,2}[.．、][^0-9０-９\s]|[①-⑳⑴-⒇]|(?<=\s)[一二三四五六七八九十]{1,3}、))"
)
_COMMA: Final = lazy_regex(rf"{_ATOM}|(?P<comma>[，,\n])")


def exceptions(text: str) -> Iterator[PhraseToken]:
    """Find where a time limit gives way (法律、法规另有规定的，从其规定), with the brackets around it."""
    floor = 0
    for match in _ELSEWHERE.finditer(text):
        start, end = _law_before(text, max(floor, match.start() - _LOOK_BACK), match.start()), match.end()
        if start > floor and text[start - 1] in "（(" and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield PhraseToken(TokenKind.EXCEPTION, text[start:end], start)
        floor = end


def stretches(text: str, taken: list[PhraseToken]) -> Iterator[Stretch]:
    """Give the stretches between tokens that are taken."""
    place = 0
    for token in taken:
        yield place, token.start
        place = token.end
    yield place, len(text)


def sentences(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Divide a stretch at its semicolons, full stops and numbers, leaving those out."""
    start, end = stretch
    for match in _BREAK.finditer(text, start, end):
        if match["atom"] is None:
            yield from _numbered(text, start, match.start())
            start = match.end()
    yield from _numbered(text, start, end)


def comma_pieces(text: str, sentence: Stretch) -> list[Stretch]:
    """Divide a sentence at the commas outside brackets; a piece ends before its comma."""
    start, end = sentence
    pieces = []
    for match in _COMMA.finditer(text, start, end):
        if match["comma"]:
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def _numbered(text: str, start: int, end: int) -> Iterator[Stretch]:
    number = _NUMBERING.match(text, start, end)
    start = number.end() if number else start
    if start < end and not text[start:end].isspace():
        yield start, end


def _law_before(text: str, floor: int, end: int) -> int:
    """Find where the words begin that name the other law."""
    before = _BEFORE.search(text, floor, end)
    start = before.start() if before else end
    others = _LAWS.search(text, floor, start)
    if others:
        return others.start()
    law = _LAW.search(text, start, end)
    return law.start() if law else start

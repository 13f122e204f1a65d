"""The sections of a time limit: what full stops, numberings and 另有规定的，从其规定 cut it into."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from catalog_cli.model.part import PartKind
from catalog_cli.parsing.time_limits_core import Core, Span, Weight
from catalog_cli.parsing.time_limits_tail import VERBS
from catalog_cli.parsing.time_limits_text import Squeezed

_BULLET: Final = (
    r"\([0-9]{1,2}\)|[①-⑳⑴-⒇⒈-⒛❶-❿]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[●○■□◆◇★▲▪•√]"
)
_NUMBERING: Final = re.compile(rf"{_BULLET}|[0-9]{{1,2}}[.、)](?![0-9])")
_NUMBERING_OF_SEVERAL: Final = re.compile(rf"{_BULLET}|[0-9]{{1,2}}[.、)]")
_SEVERAL: Final = re.compile(r"^\(?1[.、)].+?2[.、)]")
_STOP: Final = re.compile(r"[;。!?]|(?<![0-9])\.|\.(?=$|[^0-9])")
_CLOSED: Final = frozenset(";。,:.内开布示新期)")
_LAWS: Final = re.compile(r"(?:法律|行政法规|法规|规章|政策|国家|文件)[,、]$")
_EXCEPTION: Final = re.compile(
    r"(?:另有|有(?:特殊|特别|其他|专门|明确)的?)(?:明确|其他|特殊|特别|专门|相关|具体|时限|期限)?(?:规定|要求|约定)[的时]*(?:情形|情况|事项)?(?:之?外|除外)?"
    r"(?:,?(?:从其(?:规定|约定|要求)|[按依照遵执适服以则应][^,;。()]{0,12}(?:规定|要求|为准|执行)|除外|从规定))?"
    r"|有?规定的?,?从其规定|从其规定|有规定的?除外"
)
_REACH: Final = 80
"""How far before 另有规定 its beginning is sought, in characters."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a squeezed text: a sentence (CLAUSE), a numbering or an exception."""

    kind: PartKind
    start: int
    end: int


def numberings(squeezed: Squeezed) -> tuple[Span, ...]:
    """Find the numberings: 1. (2) ③ 四、 at the beginning, after a blank or after what closes a clause."""
    pattern = _NUMBERING_OF_SEVERAL if _SEVERAL.match(squeezed.text[:2000]) else _NUMBERING
    return tuple(match.span() for match in pattern.finditer(squeezed.text) if _opens(squeezed, match))


def sections(squeezed: Squeezed, numbered: Sequence[Span], found: Sequence[Core]) -> tuple[Section, ...]:
    """Cut a squeezed text, whose numberings and cores are given, into its sections, in order."""
    text = squeezed.text
    held = [(core.start, core.end) for core in found]
    exceptions = list(_exceptions(text, found))
    numbered = [span for span in numbered if not _within(span, held) and not _within(span, exceptions)]
    stops = [span for span in (match.span() for match in _STOP.finditer(text)) if not _within(span, held)]
    cuts = sorted(
        [(span, PartKind.EXCEPTION) for span in exceptions]
        + [(span, PartKind.NUMBERING) for span in numbered]
        + [(span, PartKind.MARK) for span in stops if not _within(span, exceptions) and not _within(span, numbered)]
    )
    return tuple(_between(cuts, len(text)))


def _opens(squeezed: Squeezed, match: re.Match[str]) -> bool:
    start = match.start()
    if start == 0 or squeezed.text[start - 1] in _CLOSED or match[0] in "①②③④⑤⑥⑦⑧⑨⑩●■◆★":
        return True
    return squeezed.blank_between(start, start) is not None


def _between(cuts: Sequence[tuple[Span, PartKind]], length: int) -> Iterator[Section]:
    place = 0
    for (start, end), kind in cuts:
        if place < start:
            yield Section(PartKind.CLAUSE, place, start)
        if kind is not PartKind.MARK:
            yield Section(kind, start, end)
        place = max(place, end)
    if place < length:
        yield Section(PartKind.CLAUSE, place, length)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a stretch touches one of several sorted stretches."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= span[0]:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < span[1]


def _exceptions(text: str, found: Sequence[Core]) -> Iterator[Span]:
    """Find 法律、法规…另有规定的，从其规定, from the comma, bracket or time before it."""
    ends = [core.end for core in found if core.weight is Weight.FULL]
    place, before = 0, 0
    for match in _EXCEPTION.finditer(text):
        while place < len(ends) and ends[place] <= match.start():
            before, place = ends[place], place + 1
        start = _beginning(text, max(before, match.start() - _REACH), match.start(), after_core=before)
        yield (start, match.end())
        before = max(before, match.end())


def _beginning(text: str, low: int, end: int, *, after_core: int) -> int:
    start = max(low, *(text.rfind(sign, low, end) + 1 for sign in ",;。(:.?!"))
    while _LAWS.search(text, max(low, start - 5), start):
        start = max(low, *(text.rfind(sign, low, start - 1) + 1 for sign in ",;。(:.?!"))
    if start == after_core:
        verbs = VERBS.match(text, start, end)
        start = verbs.end() if verbs else start
    return start

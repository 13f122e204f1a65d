"""Lay out the page that a table is printed on: the widths of its columns, the room between margins, the page number.

Widths are counted in halves, the width of a Latin letter; a Chinese character takes two.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.section import Section
from docx.shared import Length

from catalog_cli.exchange.word.styles import Styles, paragraph

_SAMPLE = 60
"""Rows that are measured; of a longer table, a sample spread evenly over it."""
_NARROWEST = 4
_READABLE = 8
"""The least width for longer texts: four characters a line."""
_HEADING_LINES = 2
_LONGEST = 4000
_EVENLY = 0.02
"""The weight of a line in a cell that is not the tallest of its row: enough to break a tie."""
_STEP = 2
_ROUNDS = 150

Column = tuple[str, Sequence[str]]
"""A column's heading, and its texts, one for each row."""
_A4 = (Length(10_692_130), Length(7_560_310))
_PAGE = (
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
)
LAST = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""Word wants a paragraph after a table; a usual one would start a new page after a full one, this one has no height."""


def widths(columns: Sequence[Column], total: float, *, numbered: bool = True) -> list[float]:
    """Distribute a table's width, in halves, over its columns; a first one that is `numbered` stays narrow."""
    measured = [[lengths(text) for text in _sample(texts)] for _, texts in columns]
    least = [_least(heading, texts) for (heading, _), texts in zip(columns, measured, strict=True)]
    if sum(least) >= total:
        return [total * width / sum(least) for width in least]
    # a column that is alone takes all of the width, whatever it holds
    kept = int(numbered and len(least) > 1)
    return _stretched(_fewest_lines(measured, least, int(total), kept), total, kept)


def lengths(text: str) -> tuple[int, ...]:
    """Return the length of each of a text's lines, in halves."""
    return tuple(len(line.encode("gbk", "replace")) for line in text[:_LONGEST].split("\n"))


def lines_of(text: Sequence[int], width: float) -> int:
    """Return how many printed lines a text takes, given its lines' lengths, in a column of a width, all in halves."""
    room = max(2, int(width) // 2 * 2)
    return sum(max(1, -(-length // room)) for length in text)


def _sample(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: max(1, -(-len(texts) // _SAMPLE))]


def _least(heading: str, texts: Sequence[tuple[int, ...]]) -> int:
    """Return the least width: a heading on two lines, a short text on one, a longer one at a readable width."""
    longest = max((max(text) for text in texts), default=0)
    half_heading = -(-max(lengths(heading)) // _HEADING_LINES)
    return _even(max(_NARROWEST, min(half_heading, 2 * _READABLE), min(longest, _READABLE)))


def _fewest_lines(
    measured: Sequence[Sequence[tuple[int, ...]]], least: Sequence[int], total: int, kept: int
) -> list[int]:
    """Start with equal widths but for the first `kept`, and move width between columns as long as that saves lines."""
    spare = (total - sum(least)) // (len(least) - kept)
    # even widths only, since half a Chinese character has no use
    found = [*least[:kept], *(_even(width + spare - 1) for width in least[kept:])]
    height = _Height(measured)
    best = height.of(found)
    # hill climbing: each round makes the one move that saves most; the number of ways to share a page is vast
    for _ in range(_ROUNDS):
        moved = min(_moves(found, least, kept), key=height.of, default=found)
        if (now := height.of(moved)) >= best:
            break
        found, best = moved, now
    return found


def _moves(found: Sequence[int], least: Sequence[int], kept: int) -> list[list[int]]:
    """Return the widths after each possible move from one column to another."""
    moves = []
    columns = range(kept, len(found))
    for giver, taker, step in product(columns, columns, (_STEP, 4 * _STEP)):
        if giver != taker and found[giver] - step >= least[giver]:
            moves.append(list(found))
            moves[-1][giver] -= step
            moves[-1][taker] += step
    return moves


class _Height:
    """Computes the height of the rows, in lines, for given widths."""

    def __init__(self, measured: Sequence[Sequence[tuple[int, ...]]]) -> None:
        self._measured = measured
        # a move changes two columns, so the lines of all others are known already
        self._lines: Callable[[int, int], list[int]] = cache(self._lines_in)

    def of(self, widths_: Sequence[int]) -> float:
        lines = [self._lines(place, width) for place, width in enumerate(widths_)]
        tallest: int = sum(max(row) for row in zip(*lines, strict=True))
        return tallest + _EVENLY * sum(sum(column) for column in lines)

    def _lines_in(self, place: int, width: int) -> list[int]:
        return [lines_of(text, width) for text in self._measured[place]]


def _stretched(found: Sequence[int], total: float, kept: int) -> list[float]:
    """Distribute the width left over in proportion, except to the first `kept` columns."""
    others = found[kept:]
    return [*found[:kept], *((total - sum(found[:kept])) * width / sum(others) for width in others)]


def _even(width: int) -> int:
    return -(-width // 2) * 2


def number_pages(document: Document, styles: Styles) -> None:
    """Add a footer with the page number, unless a template has a footer."""
    footer = document.sections[-1].footer
    if not footer.is_linked_to_previous:
        return
    footer.is_linked_to_previous = False
    root = footer.part.element
    for element in list(root):
        root.remove(element)
    root.append(parse_xml(paragraph(styles.footer, _PAGE).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def room(section: Section) -> tuple[int, int]:
    """Return the width and height between a page's margins, in twentieths of a point."""
    width = (section.page_width or _A4[0]) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or _A4[1]) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return Length(width - (section.gutter or 0)).twips, Length(height).twips

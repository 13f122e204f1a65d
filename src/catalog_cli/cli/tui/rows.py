"""How pieces of styled text become rows of a pane that is so many columns wide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from rich.cells import cell_len

from catalog_cli.formats.wrapping import breaks

Piece = tuple[str, str]
"""The class of a style, and the text that has it."""

Row = list[Piece]


def rows(pieces: Iterable[Piece], width: int) -> list[Row]:
    """Break pieces into rows: at their line breaks, between words where a line is too long, within a long word."""
    return [row for line in _lines(pieces) for row in _broken(line, max(1, width))]


def joined(shown: Sequence[Row]) -> list[Piece]:
    """Put rows together again, a line break between them."""
    return [piece for row in shown for piece in (("", "\n"), *row)][1:]


def _lines(pieces: Iterable[Piece]) -> list[Row]:
    lines: list[Row] = [[]]
    for style, text in pieces:
        first, *others = text.split("\n")
        lines[-1].append((style, first))
        lines += [[(style, other)] for other in others]
    return lines


def _broken(line: Row, width: int) -> Iterator[Row]:
    text = "".join(part for _style, part in line)
    for start, end in pairwise([0, *_cuts(text, width), len(text)]):
        yield list(_between(line, start, end))


def _cuts(text: str, width: int) -> Iterator[int]:
    start = 0
    for end in [*breaks(text, width), len(text)]:
        while cell_len(text[start:end].rstrip()) > width:
            start += _fitting(text[start:end], width)
            yield start
        if end < len(text):
            yield end
        start = end


def _fitting(text: str, width: int) -> int:
    """Count the first characters that have room in a width; one has to."""
    return max(1, sum(taken <= width for taken in accumulate(map(cell_len, text[: width + 1]))))


def _between(line: Row, start: int, end: int) -> Iterator[Piece]:
    place = 0
    for style, text in line:
        part = text[max(0, start - place) : max(0, end - place)]
        if part:
            yield style, part
        place += len(text)

"""Where a line of prose may end: between words, and between Chinese characters but never before their punctuation."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

_OPENING = "（《〈“‘「『【〔"
_CLOSING = "，。、；：？！）》〉”’」』】〕…"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*\s*")


def breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which a text is cut into lines of at most `width` columns; a longer word stays whole."""
    found = []
    start = 0
    for piece_start, piece_end in _pieces(text):
        if piece_start > start and cell_len(text[start:piece_end].rstrip()) > width:
            found.append(piece_start)
            start = piece_start
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for found in _PIECE.finditer(text):
        if found.end() > found.start():
            yield found.span()

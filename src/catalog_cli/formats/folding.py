"""Widths and folds of texts as rich has them, without its cost for the texts that nearly all cells are."""

import re

from rich.cells import cell_len, chop_cells

_WIDE = "\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60"
_NARROW = "\n -~·–—‘’“”…①-⑳"
_SIMPLE = re.compile(f"[{_NARROW}{_WIDE}]*")
"""Characters that are as wide in every version of Unicode, and never become one with those beside them."""
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
_WORD = re.compile(r"\s*\S+\s*")


def is_simple(text: str) -> bool:
    """Return whether a text can be measured character by character; what cannot be seen is never in one."""
    return _SIMPLE.fullmatch(text) is not None


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text of one line takes."""
    if text.isascii():
        return len(text)
    if _SIMPLE.fullmatch(text):
        return 2 * len(text) - len(_WIDE_RUN.sub("", text))
    return cell_len(text)


def folded(line: str, width: int) -> list[str]:
    """Break a line between words; a word that is wider than the whole width is cut, as Chinese without blanks is."""
    if width_of(line) <= width:
        return [line]
    cuts: list[int] = []
    used = 0
    for found in _WORD.finditer(line):
        word, start = found[0], found.start()
        length = width_of(word.rstrip())
        if length <= width - used:
            used += width_of(word)
        elif length > width:
            for piece in chop_cells(word, width):
                cuts.append(start)
                start += len(piece)
                used = width_of(piece)
        elif used:
            cuts.append(start)
            used = width_of(word)
    ends = [*cuts, len(line)]
    parts = [line[start:end] for start, end in zip([0, *cuts], ends, strict=True) if end]
    return [part if width_of(part) <= width else part.rstrip() for part in parts]

"""Mark what differs between two texts, so that a person sees it at a glance."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

Stretches = tuple[tuple[int, int], ...]
_Block = tuple[int, int, int, int]
_SPACES = re.compile(r"(\s+)")
_HALVES = re.compile("[\ud800-\udfff]")
_UNDIVIDED = re.compile("[A-Za-z0-9]{2}|[〇零一二三四五六七八九十百千万]{2}")
PAIRS = 50_000
"""The most pairs of equal tokens that are weighed; what differs between longer texts is marked as one."""


def marked(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Give the stretches (start, end) of each text that the other does not have.

    What is not marked is the same in both. Texts are compared word by word, Chinese cut into words as a reader cuts
    it; a lone character or a space between two differences is marked with them.
    """
    old, new = words_of(before), words_of(after)
    blocks = list(_joined(_blocks(old, new), old))
    starts = _starts(old), _starts(new)
    places = [
        _narrowed(before, after, (starts[0][a], starts[0][b], starts[1][c], starts[1][d])) for a, b, c, d in blocks
    ]
    return (
        tuple((start, end) for start, end, _, _ in places if start < end),
        tuple((start, end) for _, _, start, end in places if start < end),
    )


def words_of(text: str) -> list[str]:
    """Cut a text into words, signs and runs of white space; together they are the text."""
    # the dictionary takes a moment to load, which only those wait for who have texts to compare
    import rjieba

    words: list[str] = []
    for piece in _SPACES.split(text):
        if piece.isspace():
            words.append(piece)
        else:
            # the library takes no half of a character
            words += list(piece) if _HALVES.search(piece) else rjieba.cut(piece)
    return words


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Give the blocks of tokens that differ: from and to in the old text, from and to in the new."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(right)
    if sum(counts[token] for token in left) > PAIRS:
        yield start, start + len(left), start, start + len(right)
        return
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + a, start + b, start + c, start + d


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the tokens that both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((count for count, (one, other) in pairs if one != other), min(len(old), len(new)))


def _joined(blocks: Iterator[_Block], old: Sequence[str]) -> Iterator[_Block]:
    """Join blocks that have only an island between them."""
    pending = next(blocks, None)
    for block in blocks:
        if pending and _island(old[pending[1] : block[0]]):
            pending = (pending[0], block[1], pending[2], block[3])
        elif pending:
            yield pending
            pending = block
    if pending:
        yield pending


def _island(between: Sequence[str]) -> bool:
    """Tell whether equal tokens are too little to be worth showing as equal."""
    return len(between) == 1 and (len(between[0]) == 1 or between[0].isspace())


def _narrowed(before: str, after: str, block: _Block) -> _Block:
    """Narrow a block to what was put in or taken out, where all else in it is the same: 门户 of 门户网站 for 网站."""
    start, end, new_start, new_end = block
    old, new = before[start:end], after[new_start:new_end]
    shortest = min(len(old), len(new))
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), shortest - head)
    if head + tail < shortest:
        return block
    narrowed = (start + head, end - tail, new_start + head, new_end - tail)
    return block if _cuts_word(before, narrowed[:2]) or _cuts_word(after, narrowed[2:]) else narrowed


def _cuts_word(text: str, ends: Sequence[int]) -> bool:
    """Say whether a Latin word or a number, 二十三 as well as 23, would be cut in two, which no reader does."""
    return any(_UNDIVIDED.fullmatch(text[max(end - 1, 0) : end + 1]) for end in ends)


def _starts(tokens: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, tokens))]

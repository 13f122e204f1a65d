"""Mark what differs between two texts, so that a person sees it at a glance."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretches = tuple[tuple[int, int], ...]
_Block = tuple[int, int, int, int]
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
PAIRS = 50_000
"""The most pairs of equal tokens that are weighed; what differs between longer texts is marked as one."""


def marked(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Give the stretches (start, end) of each text that the other does not have.

    What is not marked is the same in both. A run of letters and digits is compared as one word, each Chinese
    character for itself; a lone character or a space between two differences is marked with them.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    blocks = list(_joined(_blocks(old, new), old))
    return (
        _stretches(old, [(start, end) for start, end, _, _ in blocks]),
        _stretches(new, [(start, end) for _, _, start, end in blocks]),
    )


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


def _stretches(tokens: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Stretches:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return tuple((starts[a], starts[b]) for a, b in blocks if a < b)

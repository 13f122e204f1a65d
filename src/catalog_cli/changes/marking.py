"""Mark what differs between two texts, so that a person sees it at a glance."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretches = tuple[tuple[int, int], ...]
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
ISLAND = 1
"""Equal tokens between two differences that are too few to be worth showing as equal."""


def marked(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Give the stretches (start, end) of each text that the other does not have.

    What is not marked is the same in both. A run of letters and digits is compared as one word, each Chinese
    character for itself.
    """
    old, new = _tokens(before), _tokens(after)
    blocks = list(_blocks(old, new))
    return (
        _stretches(old, [(start, end) for start, end, _, _ in blocks]),
        _stretches(new, [(start, end) for _, _, start, end in blocks]),
    )


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Give the differing blocks of tokens, those with only an island between them joined."""
    pending: tuple[int, int, int, int] | None = None
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if pending and a - pending[1] <= ISLAND:
            pending = (pending[0], b, pending[2], d)
            continue
        if pending:
            yield pending
        pending = (a, b, c, d)
    if pending:
        yield pending


def _stretches(tokens: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Stretches:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return tuple((starts[a], starts[b]) for a, b in blocks if a < b)

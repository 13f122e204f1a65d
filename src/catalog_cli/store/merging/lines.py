"""Merge the lines of two texts that were made out of one, where they did not touch the same lines."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Hunk = tuple[int, int, tuple[str, ...]]


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """Give the text with both sides' changes; None where both changed the same lines, or put some in the same place.

    Unlike git's, changes of neighbouring lines do not clash; whoever asks has to look at what the outcome says.
    """
    old = base.splitlines(keepends=True)
    left, right = (_hunks(old, side.splitlines(keepends=True)) for side in (ours, theirs))
    hunks = sorted({*left, *right})
    for one, other in pairwise(hunks):
        if other[0] < one[1] or other[0] == one[0]:
            return None
    lines: list[str] = []
    done = 0
    for start, end, new in hunks:
        lines += [*old[done:start], *new]
        done = end
    return "".join([*lines, *old[done:]])


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(a, b, tuple(new[c:d])) for kind, a, b, c, d in opcodes if kind != "equal"]

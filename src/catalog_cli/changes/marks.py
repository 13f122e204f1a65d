"""Mark what differs between two texts, or two lists printed as text, so that a person sees it at a glance."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from msgspec import Struct

Spans = tuple[tuple[int, int], ...]
"""Start and end of each marked part of a text."""
_Block = tuple[int, int, int, int]
_SPACES = re.compile(r"(\s+)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNDIVIDED = re.compile("[A-Za-z0-9]{2}|[〇零一二三四五六七八九十百千万]{2}")
MAX_PAIRS = 50_000
"""The most pairs of equal tokens to match; with more, SequenceMatcher takes seconds, and one block is marked."""
SIMILAR = 0.5
"""From this likeness on, two list elements are one that was edited; below it, one was removed and one added."""


class _Partners(Struct, frozen=True):
    """Indexes of an old and a new element of two lists that correspond; None where there is none."""

    old: int | None
    new: int | None


def mark_texts(before: str, after: str) -> tuple[Spans, Spans]:
    """Return the spans of each text that the other does not have; all unmarked text is the same in both.

    Texts are compared word by word; Chinese is segmented into words. A single equal character or space between two
    differences is marked with them.
    """
    old, new = words_of(before), words_of(after)
    blocks = list(_join_blocks(_differing_blocks(old, new), old))
    starts = _word_starts(old), _word_starts(new)
    spans = [
        _narrowed(before, after, (starts[0][a], starts[0][b], starts[1][c], starts[1][d])) for a, b, c, d in blocks
    ]
    return (
        tuple((start, end) for start, end, _, _ in spans if start < end),
        tuple((start, end) for _, _, start, end in spans if start < end),
    )


def mark_lists(before: Sequence[str], after: Sequence[str], separator: str, *, ordered: bool) -> tuple[Spans, Spans]:
    """Return the differing spans of two lists, each printed with `separator` between its elements.

    Unless the lists are `ordered`, an element that is in both is the same wherever it is. An element that was edited is
    marked only in what differs.
    """
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    starts = _element_starts(before, separator), _element_starts(after, separator)
    for pair in _ordered_partners(before, after) if ordered else _unordered_partners(before, after):
        ours = before[pair.old] if pair.old is not None else ""
        theirs = after[pair.new] if pair.new is not None else ""
        left, right = mark_texts(ours, theirs)
        old += _shifted(left, starts[0][pair.old or 0])
        new += _shifted(right, starts[1][pair.new or 0])
    return tuple(sorted(old)), tuple(sorted(new))


def words_of(text: str) -> list[str]:
    """Split a text into words, punctuation and white space; joined, they are the text."""
    # deferred: the dictionary takes a moment to load, and only a changed text needs it
    import rjieba

    words: list[str] = []
    for piece in _SPACES.split(text):
        if piece.isspace():
            words.append(piece)
        else:
            # rjieba takes no lone surrogate
            words += list(piece) if _SURROGATES.search(piece) else rjieba.cut(piece)
    return words


def _differing_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """Yield the blocks of tokens that differ: from and to in the old text, from and to in the new."""
    start = _common_prefix(old, new)
    end = _common_prefix(old[start:][::-1], new[start:][::-1])
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(right)
    if sum(counts[token] for token in left) > MAX_PAIRS:
        yield start, start + len(left), start, start + len(right)
        return
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + a, start + b, start + c, start + d


def _common_prefix(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the tokens that both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((count for count, (one, other) in pairs if one != other), min(len(old), len(new)))


def _join_blocks(blocks: Iterator[_Block], old: Sequence[str]) -> Iterator[_Block]:
    """Join blocks that have only an island between them."""
    pending = next(blocks, None)
    for block in blocks:
        if pending and _is_island(old[pending[1] : block[0]]):
            pending = (pending[0], block[1], pending[2], block[3])
        elif pending:
            yield pending
            pending = block
    if pending:
        yield pending


def _is_island(between: Sequence[str]) -> bool:
    """Return whether equal tokens are too short to be worth showing as equal."""
    return len(between) == 1 and (len(between[0]) == 1 or between[0].isspace())


def _narrowed(before: str, after: str, block: _Block) -> _Block:
    """Narrow a block to what was inserted or deleted if the rest is the same: to 门户 where 网站 became 门户网站."""
    start, end, new_start, new_end = block
    old, new = before[start:end], after[new_start:new_end]
    shortest = min(len(old), len(new))
    head = _common_prefix(old, new)
    tail = min(_common_prefix(old[::-1], new[::-1]), shortest - head)
    if head + tail < shortest:
        return block
    narrowed = (start + head, end - tail, new_start + head, new_end - tail)
    return block if _cuts_word(before, narrowed[:2]) or _cuts_word(after, narrowed[2:]) else narrowed


def _cuts_word(text: str, ends: Sequence[int]) -> bool:
    """Return whether a cut would divide a Latin word or a number, be it 23 or 二十三."""
    return any(_UNDIVIDED.fullmatch(text[max(end - 1, 0) : end + 1]) for end in ends)


def _word_starts(tokens: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, tokens))]


def _element_starts(texts: Sequence[str], separator: str) -> list[int]:
    return [0, *accumulate(len(text) + len(separator) for text in texts)]


def _shifted(spans: Spans, start: int) -> Iterator[tuple[int, int]]:
    return ((begin + start, end + start) for begin, end in spans)


def _unordered_partners(before: Sequence[str], after: Sequence[str]) -> Iterator[_Partners]:
    yield from _partners(before, after, _only_in(before, after), _only_in(after, before))


def _only_in(texts: Sequence[str], others: Iterable[str]) -> list[int]:
    """Return the indexes of the texts that the others do not have, or not as often."""
    spare = Counter(others)
    indexes = []
    for index, text in enumerate(texts):
        if spare[text]:
            spare[text] -= 1
        else:
            indexes.append(index)
    return indexes


def _ordered_partners(before: Sequence[str], after: Sequence[str]) -> Iterator[_Partners]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _partners(before, after, list(range(a, b)), list(range(c, d)))


def _partners(
    before: Sequence[str], after: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[_Partners]:
    """Pair similar elements, each with the first one left; the others have no partner."""
    # deferred: only lists with changed elements need it
    from rapidfuzz import fuzz

    waiting = list(new)
    for index in old:
        similar = (each for each in waiting if fuzz.ratio(before[index], after[each]) >= SIMILAR * 100)
        partner = next(similar, None)
        if partner is not None:
            waiting.remove(partner)
        yield _Partners(index, partner)
    yield from (_Partners(None, index) for index in waiting)

"""Proofs about parsed regular expressions: what a match begins with, and what it has in it."""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

compiler: Any = import_module("re._compiler")
op: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT}
UNLIMITED = None
"""The characters of something that may be any."""
BLANK = r"\s"
"""Stands for all blanks, of which there are many."""


def characters(items: Iterable[Any]) -> set[str] | None:
    """Return the characters of a set `[…]`; None where it is a negated one or has a class."""
    found: set[str] = set()
    for kind, value in items:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE:
            found |= set(map(chr, range(value[0], value[1] + 1)))
        elif (kind, value) == (op.CATEGORY, op.CATEGORY_SPACE):
            found.add(BLANK)
        else:
            return UNLIMITED
    return found


def first_characters(sequence: Iterable[Any]) -> tuple[set[str] | None, bool]:
    """Return the characters that a match can begin with, and whether it can be empty."""
    found: set[str] = set()
    for kind, value in sequence:
        begins, empty = first_of(kind, value)
        if begins is UNLIMITED:
            return UNLIMITED, empty
        found |= begins
        if not empty:
            return found, False
    return found, True


def first_of(kind: Any, value: Any) -> tuple[set[str] | None, bool]:
    match kind:
        case op.AT | op.ASSERT | op.ASSERT_NOT:
            found: tuple[set[str] | None, bool] = set(), True
        case op.LITERAL:
            found = {chr(value)}, False
        case op.IN:
            found = characters(value), False
        case op.SUBPATTERN:
            found = first_characters(value[-1])
        case op.MAX_REPEAT | op.MIN_REPEAT:
            begins, empty = first_characters(value[2])
            found = begins, empty or value[0] == 0
        case op.BRANCH:
            found = first_of_any([first_characters(branch) for branch in value[1]])
        case _:
            found = UNLIMITED, False
    return found


def first_of_any(branches: list[tuple[set[str] | None, bool]]) -> tuple[set[str] | None, bool]:
    begins = [each for each, _ in branches if each is not UNLIMITED]
    whole = set().union(*begins) if len(begins) == len(branches) else UNLIMITED
    return whole, any(empty for _, empty in branches)


def requires(sequence: Iterable[Any], needed: set[str]) -> bool:
    """Return whether every match has one of the needed characters in it, or right after it."""
    return any(one_requires(kind, value, needed) for kind, value in sequence)


def one_requires(kind: Any, value: Any, needed: set[str]) -> bool:
    if kind is op.LITERAL:
        return chr(value) in needed
    if kind is op.IN:
        found = characters(value)
        return found is not UNLIMITED and found <= needed
    if kind in {op.SUBPATTERN, op.ASSERT}:
        return requires(value[-1], needed)
    if kind in REPEATS:
        return value[0] > 0 and requires(value[2], needed)
    return kind is op.BRANCH and all(requires(branch, needed) for branch in value[1])


def parsed(pattern: str, flags: int = 0) -> Iterable[Any]:
    found: Iterable[Any] = parser.parse(pattern, flags)
    return found

"""Long texts that are hard for a given regular expression, made from the expression itself."""

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import Any, Final

from parsing.regex_proofs import op
from parsing.regex_steps import REPEATS, SINGLE, SteppingRegex

LENGTH: Final = 48
"""Characters of a text."""
FEWEST: Final = 16
"""Repetitions in a text, however long what is repeated."""
ANY: Final = "a0 中，\n/\x00"
"""Characters of several kinds."""
MOST_SAMPLES: Final = 6
MOST_ALIKE: Final = 12


def hard_texts(regex: SteppingRegex) -> Iterator[tuple[str, str]]:
    """Yield texts, each with one that is twice as long: what is before, what is repeated, an end that fits few."""
    for before, unit in dict.fromkeys(_Pumps(regex).units()):
        times = max(LENGTH // len(unit), FEWEST)
        for end in ("\x00", "\n\x00"):
            yield before + unit * times + end, before + unit * times * 2 + end


class _Pumps:
    """What is repeated to make the texts for one expression."""

    def __init__(self, regex: SteppingRegex) -> None:
        self.regex = regex
        tests = {repr(node): regex.accepts(node) for node in _singles(regex.tree)}
        self.tests = tests
        named = dict.fromkeys([*ANY, *(each for node in _singles(regex.tree) for each in _characters(node))])
        alike = {tuple(test(each) for test in tests.values()): each for each in reversed(named)}
        self.characters = list(alike.values())

    def units(self) -> Iterator[tuple[str, str]]:
        """Yield beginnings, and what to repeat after them."""
        for before, body in self._loops(self.regex.tree, [""]):
            inside = [unit for unit in self._samples(body) if unit]
            for start, unit in product(before, inside):
                yield "", unit
                yield start, unit
                yield "", start + unit
            if len(body) > 1 or body[0][0] not in SINGLE:
                yield from (("", first + second) for first, second in product(inside, inside))

    def _loops(self, nodes: Iterable[tuple[Any, Any]], before: list[str]) -> Iterator[tuple[list[str], Any]]:
        """Yield the bodies of long repetitions, with what may be before them."""
        for kind, value in nodes:
            if kind in REPEATS and value[1] is op.MAXREPEAT:
                yield before, value[2]
            for body in _bodies(kind, value):
                yield from self._loops(body, before)
            before = _joined(before, self._sample(kind, value))[:2]

    def _samples(self, nodes: Iterable[tuple[Any, Any]]) -> list[str]:
        """Return some texts that a sequence matches, the looks around it aside."""
        found = [""]
        for kind, value in nodes:
            found = _joined(found, self._sample(kind, value))[:MOST_SAMPLES]
        return found

    def _sample(self, kind: Any, value: Any) -> list[str]:
        if kind in SINGLE:
            return [each for each in self.characters if self.tests[repr((kind, value))](each)][:MOST_ALIKE] or [""]
        if kind in REPEATS:
            once = self._samples(value[2])
            return [each * max(value[0], 1) for each in once] + ([""] if value[0] == 0 else [])
        if kind in {op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP}:
            each = [self._samples(body) for body in _bodies(kind, value)]
            return list(dict.fromkeys(islice((text for texts in zip_all(each) for text in texts), 2 * MOST_SAMPLES)))
        return [""]


def zip_all(lists: list[list[str]]) -> Iterator[list[str]]:
    """Yield the first of each, then the second of each, and so on."""
    for place in range(max(map(len, lists))):
        yield [each[place] for each in lists if place < len(each)]


def _joined(first: list[str], second: list[str]) -> list[str]:
    return [before + after for after in second for before in first]


def _bodies(kind: Any, value: Any) -> list[Any]:
    """Return the sequences within a part."""
    if kind in REPEATS:
        return [value[2]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _singles(nodes: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    for kind, value in nodes:
        if kind in SINGLE:
            yield kind, value
        for body in _bodies(kind, value):
            yield from _singles(body)


def _characters(node: tuple[Any, Any]) -> Iterator[str]:
    """Yield characters that a set or a character of the expression names."""
    kind, value = node
    if kind in {op.LITERAL, op.NOT_LITERAL}:
        yield chr(value)
    for inner, named in value if kind is op.IN else ():
        if inner is op.LITERAL:
            yield chr(named)
        elif inner is op.RANGE:
            yield from map(chr, {named[0], named[1]})

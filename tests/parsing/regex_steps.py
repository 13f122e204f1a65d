"""A regular expression engine that counts its steps: how long a match takes, without a clock.

It backtracks as Python's does and tries the same things in the same order; only the shortcuts of that one are missing.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from parsing.regex_proofs import compiler, op, parser

Continue = Callable[[int], bool]
"""What comes after a part, called with the place where it ended; true if all of it matched."""
Part = Callable[[int, Continue], bool]
"""A part of an expression, called with the place where it begins."""

SINGLE: Final = {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}
"""Parts that match one character."""
REPEATS: Final = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


class TooManyStepsError(Exception):
    """The bound was reached."""


class SteppingRegex:
    """An expression that tells what it matches and how many steps that took."""

    def __init__(self, pattern: str | bytes, flags: int = 0, most: int = 1_000_000) -> None:
        self.tree = parser.parse(pattern, flags)
        self.steps = 0
        self.most = most
        self._encoded = isinstance(pattern, bytes)
        self._flags = self.tree.state.flags
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._run = self._sequence(self.tree)

    def match(self, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Return the span of a match at one place, and up to one if that is given."""
        self._text, self._groups = text, {}
        ends: list[int] = []

        def note(last: int) -> bool:
            ends.append(last)
            return end in {None, last}

        return (start, ends[-1]) if self._run(start, note) else None

    def finditer(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of all matches."""
        start = 0
        while start <= len(text):
            found = self.match(text, start)
            if found:
                yield found
            start = max(start + 1, found[1] if found else 0)

    def accepts(self, node: tuple[Any, Any]) -> Callable[[str], bool]:
        """Return whether a part that matches one character matches a given one."""
        known: dict[str, bool] = {}
        matches = self._compiled(node)

        def test(character: str) -> bool:
            if character not in known:
                known[character] = matches(character, 0)
            return known[character]

        return test

    def _compiled(self, node: tuple[Any, Any]) -> Callable[[str, int], bool]:
        match = compiler.compile(parser.SubPattern(self.tree.state, [node]), self._flags).match
        if self._encoded:
            return lambda text, start: bool(match(text.encode("latin-1", "replace"), start))
        return lambda text, start: bool(match(text, start))

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError

    def _sequence(self, nodes: Iterable[tuple[Any, Any]]) -> Part:
        parts = [self._part(node) for node in nodes]

        def run(start: int, after: Continue, number: int = 0) -> bool:
            if number == len(parts):
                return after(start)
            return parts[number](start, lambda end: run(end, after, number + 1))

        return parts[0] if len(parts) == 1 else run

    def _part(self, node: tuple[Any, Any]) -> Part:
        kind, value = node
        if kind in SINGLE:
            return self._single(node)
        if kind in REPEATS:
            return self._repeat(kind, *value)
        return {
            op.BRANCH: self._branch,
            op.SUBPATTERN: self._group,
            op.ATOMIC_GROUP: self._atomic,
            op.ASSERT: self._looking,
            op.ASSERT_NOT: self._not_looking,
            op.GROUPREF: self._reference,
            op.AT: self._place,
        }[kind](value)

    def _single(self, node: tuple[Any, Any]) -> Part:
        test = self.accepts(node)

        def run(start: int, after: Continue) -> bool:
            self._step()
            return start < len(self._text) and test(self._text[start]) and after(start + 1)

        return run

    def _place(self, value: Any) -> Part:
        at = self._compiled((op.AT, value))

        def run(start: int, after: Continue) -> bool:
            self._step()
            return at(self._text, start) and after(start)

        return run

    def _repeat(self, kind: Any, least: int, most: int, body: Any) -> Part:
        if len(body) == 1 and body[0][0] in SINGLE:
            return self._repeated_single(kind, least, most, self.accepts(body[0]))
        if kind is op.POSSESSIVE_REPEAT:
            return self._atomic([(op.MAX_REPEAT, (least, most, body))])
        once = self._sequence(body)

        def run(start: int, after: Continue, count: int = 0, last: int = -1) -> bool:
            def more() -> bool:
                self._step()
                moved = start != last or count < least
                return count < most and moved and once(start, lambda end: run(end, after, count + 1, start))

            if count < least:
                return more()
            return (after(start) or more()) if kind is op.MIN_REPEAT else (more() or after(start))

        return run

    def _repeated_single(self, kind: Any, least: int, most: int, test: Callable[[str], bool]) -> Part:
        def longest(start: int) -> int:
            end = start
            while end < len(self._text) and end - start < most and test(self._text[end]):
                self._step()
                end += 1
            return end

        def shortest_first(start: int, after: Continue) -> bool:
            end = start
            while end - start < least or not after(end):
                self._step()
                if not (end < len(self._text) and end - start < most and test(self._text[end])):
                    return False
                end += 1
            return True

        def run(start: int, after: Continue) -> bool:
            ends = range(longest(start), start + least - 1, -1)
            return self._any(after, ends[:1] if kind is op.POSSESSIVE_REPEAT else ends)

        return shortest_first if kind is op.MIN_REPEAT else run

    def _any(self, after: Continue, ends: Iterable[int]) -> bool:
        for end in ends:
            self._step()
            if after(end):
                return True
        return False

    def _branch(self, value: Any) -> Part:
        branches = [self._sequence(branch) for branch in value[1]]

        def run(start: int, after: Continue) -> bool:
            for branch in branches:
                self._step()
                if branch(start, after):
                    return True
            return False

        return run

    def _group(self, value: Any) -> Part:
        number, added, removed, body = value
        flags, self._flags = self._flags, (self._flags | added) & ~removed
        inside = self._sequence(body)
        self._flags = flags

        def run(start: int, after: Continue) -> bool:
            def ended(end: int) -> bool:
                before = self._groups.copy()
                self._groups[number] = start, end
                if after(end):
                    return True
                self._groups = before
                return False

            return inside(start, ended)

        return run if number else inside

    def _reference(self, number: int) -> Part:
        def run(start: int, after: Continue) -> bool:
            self._step()
            if number not in self._groups:
                return False
            begin, end = self._groups[number]
            return self._text.startswith(self._text[begin:end], start) and after(start + end - begin)

        return run

    def _atomic(self, body: Any) -> Part:
        end_of = self._alone(body)

        def run(start: int, after: Continue) -> bool:
            end = end_of(start)
            return end is not None and after(end)

        return run

    def _looking(self, value: Any) -> Part:
        seen = self._seen(*value)
        return lambda start, after: seen(start) and after(start)

    def _not_looking(self, value: Any) -> Part:
        seen = self._seen(*value)
        return lambda start, after: not seen(start) and after(start)

    def _seen(self, direction: int, body: Any) -> Continue:
        width = body.getwidth()[0] if direction < 0 else 0
        end_of = self._alone(body)
        return lambda start: start >= width and end_of(start - width) is not None

    def _alone(self, body: Iterable[tuple[Any, Any]]) -> Callable[[int], int | None]:
        """Return where a part ends that is matched for itself, without a way back into it."""
        inside = self._sequence(body)

        def end_of(start: int) -> int | None:
            ends: list[int] = []

            def note(end: int) -> bool:
                ends.append(end)
                return True

            return ends[0] if inside(start, note) else None

        return end_of

"""Find where in a text the value or the key is that a finding points to: by its lines alone wherever they suffice."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.finding import Place, Pointer, Span
from catalog_cli.model.item import Value

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*):(?: ++(.*))?")
_ELEMENT = re.compile(r" *+- ++(.*)")


class _Written(Struct, frozen=True):
    """A value written on one line just as it reads: its line, counted from 0, its column, and its text."""

    line: int
    column: int
    text: str


class LinePositions(Struct, frozen=True, dict=True):
    """Finds positions by the lines of a text alone; gives up (None) wherever the lines leave a doubt.

    Nearly all findings are in plainly written files, and the strict parser takes some 27 ms for one. `values` are those
    that a parser has found in the text; None if it could not be parsed.
    """

    text: str
    values: Mapping[str, Value] | None

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place | None:
        """Return the place that `Positions.of` gives, where the lines leave no doubt of it; otherwise None."""
        # a key indented, quoted or repeated is missing here: then nothing below can be trusted
        if not self.values or self._keys.keys() != self.values.keys():
            return None
        if not pointer or pointer[0] not in self._keys:
            return self._at_key(next(iter(self._keys)))
        if at_key and len(pointer) == 1:
            return self._at_key(str(pointer[0]))
        if at_key:
            return None
        if span and len(pointer) == 1 and "\n" in str(self.values[str(pointer[0])]):
            return self._in_block(str(pointer[0]), str(self.values[str(pointer[0])]), span)
        written = self._value(pointer)
        return self._place(written, span) if written else None

    def _value(self, pointer: Pointer) -> _Written | None:
        """Find the value on its line; None unless it is written there just as it reads."""
        key, *rest = pointer
        value = self.values[str(key)] if self.values else None
        if not rest:
            return self._scalar(str(key), value)
        place = rest[0]
        if len(rest) > 1 or not isinstance(value, list) or not isinstance(place, int) or place >= len(value):
            return None
        elements = self._elements(str(key))
        return elements[place] if [each.text for each in elements] == value else None

    def _scalar(self, key: str, value: Value) -> _Written | None:
        number = self._keys[key]
        found = _KEY.fullmatch(self._lines[number])
        if found is None or found[2] is None or found[2] != str(value) or isinstance(value, (list, dict)):
            return None
        return _Written(number, found.start(2), found[2])

    def _in_block(self, key: str, value: str, span: Span) -> Place | None:
        """Find a stretch of a literal block (`|-`), whose lines must be written as they read."""
        head = self._keys[key]
        found = _KEY.fullmatch(self._lines[head])
        before = value[: span[0]].split("\n")
        words = value[span[0] : span[1]].split("\n", maxsplit=1)[0]
        if found is None or found[2] != "|-" or not words:
            return None
        below = self._lines[head + 1 : head + 2 + value.count("\n")]
        indent = len(below[0]) - len(below[0].lstrip(" ")) if below else 0
        if not indent or below != [" " * indent * bool(line) + line for line in value.split("\n")]:
            return None
        number, start = head + len(before), len(before[-1])
        written = _Written(number, indent, self._lines[number][indent:])
        return self._place(written, (start, start + len(words)))

    def _elements(self, key: str) -> list[_Written]:
        """Return the elements right below a key, one for each line with a dash."""
        elements = []
        for number in range(self._keys[key] + 1, len(self._lines)):
            found = _ELEMENT.fullmatch(self._lines[number])
            if found is None:
                break
            elements.append(_Written(number, found.start(1), found[1]))
        return elements

    def _at_key(self, key: str) -> Place:
        return self._place(_Written(self._keys[key], 0, key), None)

    def _place(self, written: _Written, span: Span | None) -> Place:
        start, end = span or (0, len(written.text))
        if start >= end:
            # between two characters there is nothing to mark: mark the one before
            start, end = max(start - 1, 0), max(start, 1)
        if not written.text[start:end]:
            start, end = 0, len(written.text)
        line = written.line + 1
        column = written.column + 1
        return Place(line, column + start, line, column + min(end, len(written.text)), self._lines[written.line])

    @cached_property
    def _lines(self) -> list[str]:
        lines = self.text.split("\n")
        return [line.removesuffix("\r") for line in lines] if "\r" in self.text else lines

    @cached_property
    def _keys(self) -> dict[str, int]:
        """The line of each key at the left edge, in the order of the text."""
        found = {}
        for number, line in enumerate(self._lines):
            key, colon, rest = line.partition(":")
            # as in `_KEY`, without a regular expression: every line of every file with a finding passes here
            if colon and key.isidentifier() and key.isascii() and rest[:1] in {"", " "}:
                found[key] = number
        return found


class Positions:
    """Finds any number of positions in one text, which is parsed at most once."""

    def __init__(self, text: str, values: Mapping[str, Value] | None = None) -> None:
        """Keep the text, and its values where they are known; it is parsed only when its lines do not suffice."""
        self._text = text
        self._quick = LinePositions(text, values)

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Return the place of the value, with `at_key` of the key, that a pointer names; with `span`, of that stretch.

        Where there is no such thing, it is the key of the deepest mapping or list on the way that exists, or
        the first key of the text; line 1, column 1 when the text cannot be read.
        """
        return self._quick.of(pointer, at_key=at_key, span=span) or self.strictly_of(pointer, at_key=at_key, span=span)

    def strictly_of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Return the same by way of the strict parser alone."""
        return self._strict_of(pointer, at_key=at_key, span=span)

    @cached_property
    def _strict_of(self) -> Callable[..., Place]:
        # deferred: few files need the strict parser, which takes long to import
        from catalog_cli.yaml.node_positions import NodePositions
        from catalog_cli.yaml.strict_parser import parse_text

        parsed = parse_text(self._text)
        return NodePositions(parsed.root, parsed.lines).of


def locate(text: str, pointer: Pointer, *, at_key: bool = False) -> Place:
    """Return the place in a text that a pointer names; for more than one question, ask `Positions`."""
    return Positions(text).of(pointer, at_key=at_key)

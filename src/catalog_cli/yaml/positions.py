"""Find where in a text the value or the key is that a finding points to."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.finding import Place
from catalog_cli.model.fix import Pointer, Span
from catalog_cli.model.item import Value
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, Node, ScalarNode, SequenceNode

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_]*):(?: +(.*))?")
_ELEMENT = re.compile(r" *- +(.*)")


class _Written(Struct, frozen=True):
    """A value that stands on one line just as it reads: its line, counted from 0, its column, and its text."""

    line: int
    column: int
    text: str


class LinePositions(Struct, frozen=True, dict=True):
    """A text, and the values that a reader has found in it; None where it could not be read."""

    text: str
    values: Mapping[str, Value] | None

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place | None:
        """Give the place that `Positions.of` gives, where the lines alone leave no doubt of it; otherwise None."""
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
        """Find the value on its line; None where it is not written there just as it reads."""
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
        """Find a stretch of a text that stands below `|-`, line by line as it reads."""
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
        """Give the dashed lines just below a key, as far as they go."""
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
        """The lines of the keys that stand at the beginning of one, in the order of the text."""
        found = {}
        for number, line in enumerate(self._lines):
            key, colon, rest = line.partition(":")
            # as `_KEY` has it, told without an expression: each line of each file with a finding comes by here
            if colon and key.isidentifier() and key.isascii() and rest[:1] in {"", " "}:
                found[key] = number
        return found


class NodePositions:
    """Finds positions in the tree of a text: exact for every text that the strict parser reads."""

    def __init__(self, root: Node | None, lines: LineIndex) -> None:
        """Keep the tree, as far as there is one, and the lines of the text."""
        self._root = root
        self._lines = lines

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the place that `Positions.of` gives."""
        node, exact = _found(self._root, pointer, at_key=at_key)
        lines = self._lines
        if node is None:
            return lines.place(0, 0)
        start, end = (_stretch(node, span, lines.text) if span and exact else None) or (node.start, node.end)
        return lines.place(start, max(end, start + 1))


def _found(root: Node | None, pointer: Pointer, *, at_key: bool) -> tuple[Node | None, bool]:
    """Give the node that a pointer names, and whether it is the very value and not what should hold it."""
    if not isinstance(root, MappingNode):
        return None, False
    node: Node = root
    # what is shown for a place that is not there: the key of what should hold it
    nearest: Node | None = root.entries[0].key if root.entries else None
    for step in pointer:
        entry = _entry(node, step)
        child = entry.value if entry else _item(node, step)
        if child is None:
            return nearest, False
        nearest = entry.key if entry else child
        node = child
    return (nearest, False) if at_key or not pointer else (node, True)


def _entry(node: Node, step: str | int) -> MappingEntry | None:
    return node.find(step) if isinstance(node, MappingNode) else None


def _item(node: Node, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _stretch(node: Node, span: Span, text: str) -> Span | None:
    """Give the place in a file of a stretch of a value; None where the file does not write it as it reads."""
    if not isinstance(node, ScalarNode):
        return None
    start, end = span
    if start >= end:
        # between two characters there is nothing to mark: mark the one before
        start, end = max(start - 1, 0), max(start, 1)
    # carets stand under one line only
    words = node.text[start:end].split("\n")[0]
    written = text[node.start : node.end]
    head = written.find("\n") + 1 if node.block else 0
    places = [found.start() for found in re.finditer(re.escape(words), written[head:])]
    if not words or len(places) != len(re.findall(re.escape(words), node.text)):
        return None
    nth = len(re.findall(re.escape(words), node.text[:start]))
    if nth >= len(places) or not node.text.startswith(words, start):
        return None
    at = node.start + head + places[nth]
    return at, at + len(words)


class Positions:
    """A text that is read once, however many places in it are asked for."""

    def __init__(self, text: str, values: Mapping[str, Value] | None = None) -> None:
        """Keep the text, and the values that were read in it, if they are known; it is read when need be."""
        self._text = text
        self._quick = LinePositions(text, values)

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the place of the value, with `at_key` of the key, that a pointer names; with `span`, of that stretch.

        Where there is no such thing, it is the key of the deepest mapping or list on the way that exists, or
        the first key of the text; line 1, column 1 when the text cannot be read.
        """
        return self._quick.of(pointer, at_key=at_key, span=span) or self.strictly_of(pointer, at_key=at_key, span=span)

    def strictly_of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the same by way of the careful reader alone."""
        return self._careful_of(pointer, at_key=at_key, span=span)

    @cached_property
    def _careful_of(self) -> Callable[..., Place]:
        # deferred: few files need the strict parser, which takes long to import
        from catalog_cli.yaml.strict_parser import parse_text

        parsed = parse_text(self._text)
        return NodePositions(parsed.root, parsed.lines).of


def locate(text: str, pointer: Pointer, *, at_key: bool = False) -> Place:
    """Give the place in a text that a pointer names; for more than one question, ask `Positions`."""
    return Positions(text).of(pointer, at_key=at_key)

"""Where the values of any text stand that the careful reader can read."""

import re

from catalog_cli.model.finding import Place
from catalog_cli.model.fix import Pointer, Span
from catalog_cli.yaml.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from catalog_cli.yaml.strict_parser import look_at


class CarefulPlaces:
    """A text that is read once, however many places in it are asked for."""

    def __init__(self, text: str) -> None:
        """Read the text."""
        self._text = text
        self._look = look_at(text)

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Give the place that `Places.of` gives."""
        node, exact = _found(self._look.root, pointer, at_key=at_key)
        lines = self._look.lines
        if node is None:
            return lines.place(0, 0)
        start, end = (_stretch(node, span, self._text) if span and exact else None) or (node.start, node.end)
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


def _entry(node: Node, step: str | int) -> Entry | None:
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

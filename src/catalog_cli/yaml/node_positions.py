"""Find where in a text a value or a key is by the text's tree, which the strict parser builds."""

import re

from catalog_cli.model.finding import Place, Pointer, Span
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, Node, ScalarNode, SequenceNode


class NodePositions:
    """Finds positions in the tree of a text: exact for every text that the strict parser reads."""

    def __init__(self, root: Node | None, lines: LineIndex) -> None:
        """Keep the tree, as far as there is one, and the lines of the text."""
        self._root = root
        self._lines = lines

    def of(self, pointer: Pointer, *, at_key: bool = False, span: Span | None = None) -> Place:
        """Return the place that `Positions.of` gives."""
        node, exact = _found(self._root, pointer, at_key=at_key)
        lines = self._lines
        if node is None:
            return lines.place(0, 0)
        start, end = (_stretch(node, span, lines.text) if span and exact else None) or (node.start, node.end)
        return lines.place(start, max(end, start + 1))


def _found(root: Node | None, pointer: Pointer, *, at_key: bool) -> tuple[Node | None, bool]:
    """Return the node at a pointer, and whether it is the value itself or only its nearest parent."""
    if not isinstance(root, MappingNode):
        return None, False
    node: Node = root
    # for a value that is not there, the key of its nearest parent is shown
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
    """Return where in a file a stretch of a value is; None where the file does not write it as it reads."""
    if not isinstance(node, ScalarNode):
        return None
    start, end = span
    if start >= end:
        # between two characters there is nothing to mark: mark the one before
        start, end = max(start - 1, 0), max(start, 1)
    # a report shows one line, so only the first line of the stretch is marked
    words = node.text[start:end].split("\n")[0]
    written = text[node.start : node.end]
    head = written.find("\n") + 1 if node.block else 0
    places = [found.start() for found in re.finditer(re.escape(words), written[head:])]
    if not words or len(places) != len(re.findall(re.escape(words), node.text)):
        return None
    # quotes and escapes shift offsets, so the stretch is found by its words: the nth of them in value and file
    nth = len(re.findall(re.escape(words), node.text[:start]))
    if nth >= len(places) or not node.text.startswith(words, start):
        return None
    at = node.start + head + places[nth]
    return at, at + len(words)

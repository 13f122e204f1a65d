"""The tree of a YAML text with its offsets, and the plain values in it."""

from collections.abc import Iterator

from msgspec import Struct

from catalog_cli.model.finding import Pointer
from catalog_cli.model.item import Value
from catalog_cli.yaml.plain_scalars import INTEGER


class Node(Struct, frozen=True, kw_only=True):
    """A stretch of the text from `start` up to `end`, and whether it has an anchor or a tag."""

    start: int
    end: int
    anchored: bool = False
    tagged: bool = False


class AliasNode(Node, frozen=True, kw_only=True):
    """A `*name` where a node is expected."""


class ScalarNode(Node, frozen=True, kw_only=True):
    """A single value; `style` is empty for an unquoted one, otherwise its first sign: `'`, `"`, `|` or `>`."""

    text: str
    style: str = ""

    @property
    def block(self) -> bool:
        """Whether the text stands indented below `|` or `>`."""
        return self.style in {"|", ">"}


class SequenceNode(Node, frozen=True, kw_only=True):
    """A list; `dashes` are the offsets of the elements' dashes, none in a flow list."""

    items: tuple[Node, ...]
    flow: bool
    dashes: tuple[int, ...] = ()


class MappingEntry(Struct, frozen=True):
    """A key and its value; `colon` is the offset of the colon between them, or -1."""

    key: Node
    value: Node
    colon: int


class MappingNode(Node, frozen=True, kw_only=True):
    """Keys and values in the order of the text."""

    entries: tuple[MappingEntry, ...]
    flow: bool

    def find(self, key: str | int) -> MappingEntry | None:
        """Return the first entry with this key."""
        return next((entry for entry in self.entries if is_text(entry.key, key)), None)


def is_text(node: Node, text: str | int) -> bool:
    """Return whether a node is a scalar with this very text."""
    return isinstance(node, ScalarNode) and node.text == str(text)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and every node in it, in the order of the text."""
    yield node
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            yield from walk(entry.key)
            yield from walk(entry.value)


def pointers(root: Node | None) -> Iterator[tuple[Pointer, Node]]:
    """Yield every scalar of a tree with the keys and positions that lead to it, in the order of the text."""
    waiting: list[tuple[Pointer, Node | None]] = [((), root)]
    while waiting:
        pointer, node = waiting.pop()
        if isinstance(node, MappingNode):
            keyed = [(entry.key.text, entry.value) for entry in node.entries if isinstance(entry.key, ScalarNode)]
            waiting += [((*pointer, key), value) for key, value in reversed(keyed)]
        elif isinstance(node, SequenceNode):
            waiting += [((*pointer, place), item) for place, item in reversed([*enumerate(node.items)])]
        elif node:
            yield pointer, node


def value_of(node: Node) -> Value:
    """Return the value of a node; an unquoted scalar is a number where it is written as one, and text elsewhere."""
    if isinstance(node, MappingNode):
        return mapping_of(node)
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in node.items]
    if isinstance(node, ScalarNode):
        return int(node.text) if not node.style and INTEGER.fullmatch(node.text) else node.text
    return None


def mapping_of(node: MappingNode) -> dict[str, Value]:
    """Return the values of a mapping by their keys; a key that is no scalar is left out."""
    return {entry.key.text: value_of(entry.value) for entry in node.entries if isinstance(entry.key, ScalarNode)}

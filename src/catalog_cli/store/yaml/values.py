"""From a tree without flaws to plain values: texts, whole numbers, lists and mappings."""

from catalog_cli.model.item import Value
from catalog_cli.store.yaml.nodes import Mapping, Node, Scalar, Sequence
from catalog_cli.store.yaml.plain import INTEGER


def value_of(node: Node) -> Value:
    """Give the value of a node; an unquoted scalar is a number where it is written as one, and text elsewhere."""
    if isinstance(node, Mapping):
        return mapping_of(node)
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    if isinstance(node, Scalar):
        return int(node.text) if not node.style and INTEGER.fullmatch(node.text) else node.text
    return None


def mapping_of(node: Mapping) -> dict[str, Value]:
    """Give the values of a mapping by their keys; a key that is no scalar is left out."""
    return {entry.key.text: value_of(entry.value) for entry in node.entries if isinstance(entry.key, Scalar)}

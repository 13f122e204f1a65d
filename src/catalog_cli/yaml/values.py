"""From a tree without flaws to plain values: texts, whole numbers, lists and mappings."""

from catalog_cli.model.item import Value
from catalog_cli.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from catalog_cli.yaml.plain_scalars import INTEGER


def value_of(node: Node) -> Value:
    """Give the value of a node; an unquoted scalar is a number where it is written as one, and text elsewhere."""
    if isinstance(node, MappingNode):
        return mapping_of(node)
    if isinstance(node, SequenceNode):
        return [value_of(item) for item in node.items]
    if isinstance(node, ScalarNode):
        return int(node.text) if not node.style and INTEGER.fullmatch(node.text) else node.text
    return None


def mapping_of(node: MappingNode) -> dict[str, Value]:
    """Give the values of a mapping by their keys; a key that is no scalar is left out."""
    return {entry.key.text: value_of(entry.value) for entry in node.entries if isinstance(entry.key, ScalarNode)}

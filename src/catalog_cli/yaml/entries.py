"""Split a mapping's text into its entries: the lines of each key, with the comments above it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from catalog_cli.yaml.nodes import MappingNode, ScalarNode
from catalog_cli.yaml.strict_parser import ParsedText, parse_text


class EntryTexts(Struct, frozen=True):
    """A mapping's text in pieces: what precedes the first entry, each key with its lines, what follows the last."""

    head: str = ""
    entries: tuple[tuple[str, str], ...] = ()
    tail: str = ""


class NestedMapping(Struct, frozen=True):
    """The text of one key whose value is a block mapping: up to the line of the key, and the entries below it."""

    head: str = ""
    body: str = ""

    @property
    def indent(self) -> str:
        """The white space before each entry."""
        parsed = parse_text(self.body)
        root = parsed.root
        return " " * (parsed.lines.column(root.entries[0].key.start) - 1) if isinstance(root, MappingNode) else ""

    def with_indent(self, indent: str) -> "NestedMapping":
        """Return the same mapping with its entries at another indent; nothing moves within the entries."""
        old = self.indent
        if old == indent:
            return self
        return NestedMapping(self.head, re.sub(f"^{old}(?=.)", indent, self.body, flags=re.MULTILINE))


def split_entries(parsed: ParsedText) -> EntryTexts | None:
    """Split a text that holds a block mapping, indented or not; None for any other text.

    An entry begins where the one before it ends, so it includes the comments and blank lines above its key. Of what
    is above the first key, only the comment lines right above it are part of that entry: others, and what a blank
    line sets off, are about the whole file.
    """
    root, lines = parsed.root, parsed.lines
    if not isinstance(root, MappingNode) or root.flow or not root.entries:
        return None
    # a key without a value has one of no length, which may be in front of the key's own end
    ends = [lines.after(max(entry.value.end, entry.key.end)) for entry in root.entries]
    above = lines.text[: lines.start(root.entries[0].key.start)]
    top = _start_of_comments(above)
    keys = (entry.key.text if isinstance(entry.key, ScalarNode) else "" for entry in root.entries)
    texts = (lines.text[start:end] for start, end in zip([top, *ends], ends, strict=False))
    return EntryTexts(lines.text[:top], tuple(zip(keys, texts, strict=True)), lines.text[ends[-1] :])


def _start_of_comments(above: str) -> int:
    """Return where the comment lines begin that end a text; its length where it ends with none."""
    top = len(above)
    while top:
        start = above.rfind("\n", 0, top - 1) + 1
        if not above[start:top].lstrip(" \t").startswith("#"):
            break
        top = start
    return top


def split_nested(text: str) -> NestedMapping | None:
    """Split the text of one key; None unless its value is a mapping with each entry on lines of its own."""
    parsed = parse_text(text)
    entry = parsed.root.entries[0] if isinstance(parsed.root, MappingNode) and parsed.root.entries else None
    if not entry or not isinstance(entry.value, MappingNode) or entry.value.flow or entry.value.anchored:
        return None
    start = parsed.lines.after(entry.colon)
    return NestedMapping(text[:start], text[start:]) if start <= entry.value.start else None


def in_order(parsed: ParsedText, order: Sequence[str]) -> str:
    """Return the text with its keys in the order of `order`; other keys follow, in their own order.

    What is above the first entry stays at the top, and what is below the last key stays at the bottom.
    """
    split = split_entries(parsed)
    if split is None:
        return parsed.lines.text
    ranks = {key: rank for rank, key in enumerate(order)}
    entries = sorted(split.entries, key=lambda entry: ranks.get(entry[0], len(ranks)))
    return "".join([split.head, *(text for _key, text in entries), split.tail])

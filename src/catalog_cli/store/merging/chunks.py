"""A mapping's text cut up by its keys, so that each key's lines can be merged by themselves."""

import re
from collections.abc import Mapping

from msgspec import Struct

from catalog_cli.yaml.careful import look_at
from catalog_cli.yaml.nodes import MappingNode, ScalarNode


class Chunks(Struct, frozen=True):
    """A text cut up: what begins it, each key's lines with the comments above them, what ends it."""

    head: str
    keys: Mapping[str, str]
    tail: str


class Opened(Struct, frozen=True):
    """The text of one key whose value is a mapping: the line of the key with what stands above it, and the entries."""

    head: str
    entries: str

    @property
    def indent(self) -> str:
        """What stands before each entry."""
        look = look_at(self.entries)
        root = look.root
        return " " * (look.lines.column(root.entries[0].key.start) - 1) if isinstance(root, MappingNode) else ""

    def indented(self, indent: str) -> "Opened":
        """Give the same with the entries behind another indent; nothing else within the entries moves."""
        old = self.indent
        return (
            self
            if old == indent
            else Opened(self.head, re.sub(f"^{old}(?=.)", indent, self.entries, flags=re.MULTILINE))
        )


def cut_up(text: str) -> Chunks:
    """Cut up a text that holds a block mapping, indented or not; no chunks at all of any other."""
    look = look_at(text)
    root, lines = look.root, look.lines
    if not isinstance(root, MappingNode) or root.flow or not root.entries:
        return Chunks("", {}, "")
    start = lines.start(root.entries[0].key.start)
    head = text[: text.rfind("\n\n", 0, start) + 2] if "\n\n" in text[:start] else ""
    done, keys = len(head), {}
    for entry in root.entries:
        end = lines.after(max(entry.value.end, entry.key.end))
        keys[entry.key.text if isinstance(entry.key, ScalarNode) else ""] = text[done:end]
        done = end
    return Chunks(head, keys, text[done:])


def opened(chunk: str) -> Opened | None:
    """Open the chunk of one key; None unless its value is a mapping with each entry on lines of its own."""
    look = look_at(chunk)
    entry = look.root.entries[0] if isinstance(look.root, MappingNode) and look.root.entries else None
    if not entry or not isinstance(entry.value, MappingNode) or entry.value.flow or entry.value.anchored:
        return None
    start = look.lines.after(entry.colon)
    return Opened(chunk[:start], chunk[start:]) if start <= entry.value.start else None

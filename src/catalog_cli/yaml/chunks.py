"""Cut a text into what belongs to each key, and put the pieces in order."""

import re
from collections.abc import Sequence

from catalog_cli.yaml.careful import Look
from catalog_cli.yaml.nodes import Entry, MappingNode, ScalarNode

_LEADING_COMMENTS = re.compile(r"(?:^[ \t]*#[^\n]*\n)*\Z", re.MULTILINE)


def in_order(look: Look, order: Sequence[str]) -> str:
    """Give the text with its keys in the order of `order`, others after them in their own order.

    A key takes along what stands between the key before it and itself. What stands above the first key stays at the
    top, but for the comment lines right above it; what stands below the last key stays at the bottom.
    """
    root, lines = look.root, look.lines
    if not isinstance(root, MappingNode) or not root.entries:
        return lines.text
    ends = [lines.after(entry.value.end) for entry in root.entries]
    top = _top(lines.text[: lines.start(root.entries[0].key.start)])
    chunks = [lines.text[start:end] for start, end in zip([top, *ends], ends, strict=False)]
    places = sorted(range(len(chunks)), key=lambda place: _rank(root.entries[place], order))
    return "".join([lines.text[:top], *(chunks[place] for place in places), lines.text[ends[-1] :]])


def _top(above: str) -> int:
    """Give where the comment lines begin that stand right above the first key."""
    found = _LEADING_COMMENTS.search(above)
    return found.start() if found else len(above)


def _rank(entry: Entry, order: Sequence[str]) -> int:
    key = entry.key.text if isinstance(entry.key, ScalarNode) else ""
    return order.index(key) if key in order else len(order)

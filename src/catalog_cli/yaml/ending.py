"""How a text ends: with one line break, which must not become part of its last value."""

import re

from catalog_cli.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from catalog_cli.yaml.splices import Splice, spliced
from catalog_cli.yaml.strict_parser import Look

_BLANKS_AND_BREAK = re.compile(r"[ \t]*(\r?\n)?")


def ended(look: Look) -> str:
    """Give the text with exactly one line break at its end, its values unchanged."""
    text = look.lines.text if look.lines.text.endswith("\n") else sealed(look)
    value_end = look.root.end if look.root and text is look.lines.text else 0
    last = max(len(text.rstrip(" \t\r\n")), value_end)
    found = _BLANKS_AND_BREAK.match(text, last)
    return text[:last] + (found[1] if found and found[1] else look.lines.line_end)


def sealed(look: Look) -> str:
    """Tell a block scalar at the very end to take no line break, as it has none when the text ends without one."""
    text = look.lines.text
    last = look.root
    while isinstance(last, (MappingNode, SequenceNode)) and not last.flow and last.end == len(text):
        last = last.items[-1] if isinstance(last, SequenceNode) else last.entries[-1].value
    if not isinstance(last, ScalarNode) or not last.block or text[last.start + 1] == "-":
        return text
    sign = last.start + 1
    return spliced(text, [Splice(sign, sign + (text[sign] == "+"), "-")])

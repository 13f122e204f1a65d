"""Put a single value in the place of another: in the other's style where that can hold it, its comment kept."""

import re

from catalog_cli.yaml.emit import block
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import Node, ScalarNode
from catalog_cli.yaml.quoting import block_is_safe, double_quoted, one_line, single_is_safe, single_quoted
from catalog_cli.yaml.splices import Splice

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_BLOCK_INDENT = re.compile(r"^( +)[^ \r\n]", re.MULTILINE)


def scalar_splice(old: ScalarNode, new: str | int, indent: int, lines: Lines) -> Splice:
    """Give the splice that puts a text or a number in the place of `old`; `indent` is that of a block's text."""
    if isinstance(new, str) and block_is_safe(new) and (old.block or ("\n" in new and not _escapes_breaks(old))):
        written = block(new, _block_indent(old, indent, lines))
    elif isinstance(new, str):
        written = on_one_line(old, new)
    else:
        written = str(new)
    first, *rest = written.split("\n")
    if not (rest or old.block):
        return Splice(old.start, old.end, written)
    return with_tail(old.start, old, [first, *rest], lines)


def on_one_line(old: ScalarNode, new: str) -> str:
    """Write a text on one line, in the quotes of `old` where they can hold it."""
    if old.style == "'" and single_is_safe(new):
        return single_quoted(new)
    return double_quoted(new) if old.style == '"' else one_line(new)


def with_tail(start: int, old: Node, written: list[str], lines: Lines) -> Splice:
    """Replace from `start` to the end of the old value's last line; its comment moves behind the first line."""
    first, *rest = written
    if isinstance(old, ScalarNode) and old.block:
        header_end = old.start + len(_header(old, lines.text))
        tail = lines.text[header_end : lines.end(header_end)]
        end = old.end
    else:
        end = lines.end(old.end)
        tail = lines.text[old.end : end]
    return Splice(start, end, "".join([first, tail.rstrip(), *(lines.line_end + line for line in rest)]))


def _escapes_breaks(old: ScalarNode) -> bool:
    return old.style == '"' and "\n" in old.text


def _block_indent(old: ScalarNode, indent: int, lines: Lines) -> int:
    """Give the indentation of the block's text: that of the old block, if it has one."""
    found = _BLOCK_INDENT.search(lines.text, lines.after(old.start), old.end) if old.block else None
    numbered = old.block and re.search("[0-9]", _header(old, lines.text))
    return len(found[1]) if found and not numbered else indent


def _header(old: ScalarNode, text: str) -> str:
    found = _BLOCK_HEADER.match(text, old.start)
    return found[0] if found else ""

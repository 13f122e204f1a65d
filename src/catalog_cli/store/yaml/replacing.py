"""Put a value in the place of another in its text, in the other's style where that can hold it."""

import re
from collections.abc import Iterator, Mapping

from catalog_cli.model.item import Value
from catalog_cli.store.yaml.elements import list_splices
from catalog_cli.store.yaml.emit import STEP, after_colon, block
from catalog_cli.store.yaml.emit import entry as written_entry
from catalog_cli.store.yaml.lines import Lines
from catalog_cli.store.yaml.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from catalog_cli.store.yaml.quoting import block_is_safe, double_quoted, one_line, single_is_safe, single_quoted
from catalog_cli.store.yaml.splices import Splice
from catalog_cli.store.yaml.values import value_of

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_BLOCK_INDENT = re.compile(r"^( +)[^ \r\n]", re.MULTILINE)


def value_splices(entry: Entry, new: Value, lines: Lines) -> list[Splice]:
    """Give the splices that put `new` in the place of an entry's value; none where it is that already."""
    old = entry.value
    if isinstance(old, ScalarNode) and old.end > old.start and isinstance(new, (str, int)):
        return [_scalar(entry, old, new, lines)]
    if (
        isinstance(old, SequenceNode)
        and isinstance(new, list)
        and all(isinstance(item, ScalarNode) for item in old.items)
    ):
        return list_splices(old, new, lines)
    if isinstance(old, MappingNode) and isinstance(new, dict) and not old.flow:
        return list(mapping_splices(old, new, lines))
    return _rewritten(entry, after_colon(new, _indent(entry, lines)), lines)


def mapping_splices(old: MappingNode, new: Mapping[str, Value], lines: Lines) -> Iterator[Splice]:
    """Give the splices that make a block mapping hold `new`, which is not empty; new keys come last."""
    for entry in old.entries:
        key = entry.key.text if isinstance(entry.key, ScalarNode) else ""
        if key not in new:
            yield entry_removal(entry, lines)
        elif value_of(entry.value) != new[key]:
            yield from value_splices(entry, new[key], lines)
    indent = _indent(old.entries[0], lines)
    added = [(key, value) for key, value in new.items() if not old.find(key)]
    at = lines.after(old.end)
    written = [line for key, value in added for line in written_entry(key, value, indent)]
    if written:
        yield Splice(at, at, "".join(f"{line}{lines.line_end}" for line in written))


def entry_removal(entry: Entry, lines: Lines) -> Splice:
    """Give the splice that takes away an entry's lines."""
    return Splice(lines.start(entry.key.start), lines.after(max(entry.value.end, entry.key.end)), "")


def _indent(entry: Entry, lines: Lines) -> int:
    return lines.column(entry.key.start) - 1


def _scalar(entry: Entry, old: ScalarNode, new: str | int, lines: Lines) -> Splice:
    if isinstance(new, str) and block_is_safe(new) and ("\n" in new or old.block):
        written = block(new, _block_indent(entry, old, lines))
    elif isinstance(new, str):
        written = _on_one_line(old, new)
    else:
        written = str(new)
    first, *rest = written.split("\n")
    if not (rest or old.block):
        return Splice(old.start, old.end, written)
    return _with_tail(old.start, old, [first, *rest], lines)


def _on_one_line(old: ScalarNode, new: str) -> str:
    if old.style == "'" and single_is_safe(new):
        return single_quoted(new)
    return double_quoted(new) if old.style == '"' else one_line(new)


def _block_indent(entry: Entry, old: ScalarNode, lines: Lines) -> int:
    """Give the indentation of the block's text: that of the old block, if it has one."""
    found = _BLOCK_INDENT.search(lines.text, lines.after(old.start), old.end) if old.block else None
    numbered = old.block and re.search("[0-9]", _header(old, lines.text))
    return len(found[1]) if found and not numbered else _indent(entry, lines) + STEP


def _header(old: ScalarNode, text: str) -> str:
    found = _BLOCK_HEADER.match(text, old.start)
    return found[0] if found else ""


def _rewritten(entry: Entry, written: list[str], lines: Lines) -> list[Splice]:
    """Write the whole value anew; a comment on the line of the key stays."""
    old = entry.value
    after = entry.colon + 1
    on_key_line = lines.line(old.start) == lines.line(after)
    if on_key_line:
        return [_with_tail(after, old, written, lines)]
    first, *rest = written
    end = lines.end(after)
    return [
        Splice(after, after, first),
        Splice(end, lines.end(old.end), "".join(lines.line_end + line for line in rest)),
    ]


def _with_tail(start: int, old: Node, written: list[str], lines: Lines) -> Splice:
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

"""Replace one value in a text in its own style; elements of a list that stay keep their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from catalog_cli.model.item import Value
from catalog_cli.yaml.emit import (
    STEP,
    after_colon,
    block,
    block_is_safe,
    double_quoted,
    element,
    one_line,
    plain_is_safe_in_flow,
    single_is_safe,
    single_quoted,
)
from catalog_cli.yaml.emit import entry as written_entry
from catalog_cli.yaml.lines import LineIndex, TextEdit
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, Node, ScalarNode, SequenceNode, value_of

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_SUPPRESSION = re.compile(r"[ \t]*#\s*catalog:\s*ignore\b(?!-file)")
_BLOCK_INDENT = re.compile(r"^( +)[^ \r\n]", re.MULTILINE)


def scalar_edit(old: ScalarNode, new: str | int, indent: int, lines: LineIndex) -> TextEdit:
    """Return the edit that replaces `old` by a text or a number; `indent` is that of a block's text."""
    if isinstance(new, str) and block_is_safe(new) and (old.block or ("\n" in new and not _escapes_breaks(old))):
        written = block(new, _block_indent(old, indent, lines))
    elif isinstance(new, str):
        written = on_one_line(old, new)
    else:
        written = str(new)
    first, *rest = written.split("\n")
    if not (rest or old.block):
        return TextEdit(old.start, old.end, written)
    return with_tail(old.start, old, [first, *rest], lines)


def on_one_line(old: ScalarNode, new: str) -> str:
    """Write a text on one line, in the quotes of `old` where they can hold it."""
    if old.style == "'" and single_is_safe(new):
        return single_quoted(new)
    return double_quoted(new) if old.style == '"' else one_line(new)


def with_tail(start: int, old: Node, written: list[str], lines: LineIndex) -> TextEdit:
    """Replace from `start` to the end of the old value's last line; its comment moves behind the first line."""
    first, *rest = written
    if isinstance(old, ScalarNode) and old.block:
        header_end = old.start + len(_header(old, lines.text))
        tail = lines.text[header_end : lines.end(header_end)]
        end = old.end
    else:
        end = lines.end(old.end)
        tail = lines.text[old.end : end]
    return TextEdit(start, end, "".join([first, tail.rstrip(), *(lines.line_end + line for line in rest)]))


def _escapes_breaks(old: ScalarNode) -> bool:
    return old.style == '"' and "\n" in old.text


def _block_indent(old: ScalarNode, indent: int, lines: LineIndex) -> int:
    """Return the indentation of the block's text: that of the old block, if it has one."""
    found = _BLOCK_INDENT.search(lines.text, lines.after(old.start), old.end) if old.block else None
    numbered = old.block and re.search("[0-9]", _header(old, lines.text))
    return len(found[1]) if found and not numbered else indent


def _header(old: ScalarNode, text: str) -> str:
    found = _BLOCK_HEADER.match(text, old.start)
    return found[0] if found else ""


Opcode = tuple[str, int, int, int, int]


def list_edits(old: SequenceNode, new: Sequence[Value], lines: LineIndex) -> list[TextEdit]:
    """Return the edits that make a list of scalars hold the texts and numbers in `new`, which is not empty."""
    before = [(type(value), value) for value in map(value_of, old.items)]
    after = [(type(value), value) for value in new]
    if not old.flow and before != after and len(before) == len(after) and {*before} == {*after}:
        return [_reordered(old, [before.index(each) for each in after], lines)]
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if all(_one_for_one(opcode) for opcode in opcodes):
        return [edit for opcode in opcodes for edit in _replaced(old, new, opcode, lines)]
    if old.flow:
        return [TextEdit(old.start, old.end, _flow(old, new, opcodes, lines.text))]
    return [edit for opcode in opcodes if opcode[0] != "equal" for edit in _block(old, new, opcode, lines)]


def _reordered(old: SequenceNode, places: Sequence[int], lines: LineIndex) -> TextEdit:
    """Return the edit that puts the elements into another order, each with its comments, those above it included.

    What is above the first element stays there, for it may be about the whole list; so do blank lines.
    """
    text = lines.text
    ends = [lines.after(item.end) for item in old.items]
    starts = [_above_suppressions(lines.start(old.dashes[0]), lines)]
    starts += [_above_comments(lines.start(dash), end, lines) for dash, end in zip(old.dashes[1:], ends, strict=False)]
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    moved = (text[starts[place] : ends[place]] for place in places)
    written = "".join(f"{element}{gap}" for element, gap in zip(moved, [*gaps, ""], strict=True))
    return TextEdit(starts[0], ends[-1], written)


def _above_comments(start: int, top: int, lines: LineIndex) -> int:
    """Return where the lines of comments directly above an element begin, not above `top`."""
    while start > top and lines.text[lines.start(start - 1) : start].lstrip().startswith("#"):
        start = lines.start(start - 1)
    return start


def flow_scalar(value: Value) -> str:
    """Write a text or a number as it may stand between brackets."""
    text = str(value)
    return text if isinstance(value, int) or plain_is_safe_in_flow(text) else double_quoted(text)


def _one_for_one(opcode: Opcode) -> bool:
    kind, gone, gone_end, come, come_end = opcode
    return kind in {"equal", "replace"} and gone_end - gone == come_end - come


def _replaced(old: SequenceNode, new: Sequence[Value], opcode: Opcode, lines: LineIndex) -> Iterator[TextEdit]:
    """Yield the edits that replace elements by as many others, each keeping its quotes and its comment."""
    kind, gone, gone_end, come, come_end = opcode
    if kind == "equal":
        return
    for item, value in zip(old.items[gone:gone_end], new[come:come_end], strict=True):
        if not isinstance(item, ScalarNode) or not isinstance(value, (str, int)):
            continue
        if old.flow:
            quoted = item.style and isinstance(value, str)
            yield TextEdit(item.start, item.end, on_one_line(item, str(value)) if quoted else flow_scalar(value))
        else:
            yield scalar_edit(item, value, lines.column(old.dashes[0]) - 1 + STEP, lines)


def _block(old: SequenceNode, new: Sequence[Value], opcode: Opcode, lines: LineIndex) -> Iterator[TextEdit]:
    if _one_for_one(opcode):
        yield from _replaced(old, new, opcode, lines)
        return
    _, gone, gone_end, come, come_end = opcode
    for place in range(gone, gone_end):
        start = _above_suppressions(lines.start(old.dashes[place]), lines)
        yield TextEdit(start, lines.after(old.items[place].end), "")
    first = lines.start(old.dashes[0])
    at = lines.after(old.items[gone - 1].end) if gone else _above_suppressions(first, lines) if gone_end else first
    indent = lines.column(old.dashes[0]) - 1
    written = [line for value in new[come:come_end] for line in element(value, indent)]
    if written:
        yield TextEdit(at, at, "".join(f"{line}{lines.line_end}" for line in written))


def _above_suppressions(start: int, lines: LineIndex) -> int:
    """Return where the suppressions above an element begin: left behind, they would speak of the next element."""
    while start > 0:
        above = lines.start(start - 1)
        if not _SUPPRESSION.match(lines.text, above, start):
            break
        start = above
    return start


def _flow(old: SequenceNode, new: Sequence[Value], opcodes: Sequence[Opcode], text: str) -> str:
    parts: list[str] = []
    for kind, gone, gone_end, come, come_end in opcodes:
        if kind == "equal":
            parts.append(text[old.items[gone].start : old.items[gone_end - 1].end])
        else:
            parts += map(flow_scalar, new[come:come_end])
    if not old.items:
        return f"[{', '.join(parts)}]"
    return text[old.start : old.items[0].start] + ", ".join(parts) + text[old.items[-1].end : old.end]


def value_edits(entry: MappingEntry, new: Value, lines: LineIndex) -> list[TextEdit]:
    """Return the edits that replace an entry's value by `new`; none where it is that already."""
    old = entry.value
    if isinstance(old, ScalarNode) and old.end > old.start and isinstance(new, (str, int)):
        return [scalar_edit(old, new, _indent(entry, lines) + STEP, lines)]
    if (
        isinstance(old, SequenceNode)
        and isinstance(new, list)
        and all(isinstance(item, ScalarNode) for item in old.items)
    ):
        return list_edits(old, new, lines)
    if isinstance(old, MappingNode) and isinstance(new, dict) and not old.flow:
        return list(mapping_edits(old, new, lines))
    if isinstance(old, SequenceNode) and isinstance(new, list) and (pairs := _mappings(old, new)):
        return [edit for node, values in pairs for edit in mapping_edits(node, values, lines)]
    return _rewritten(entry, after_colon(new, _indent(entry, lines)), lines)


def _mappings(old: SequenceNode, new: Sequence[Value]) -> list[tuple[MappingNode, Mapping[str, Value]]]:
    """Pair the mappings of a list with as many others, into which they can be changed one by one; or with none."""
    pairs: list[tuple[MappingNode, Mapping[str, Value]]] = [
        (node, value)
        for node, value in zip(old.items, new, strict=False)
        if isinstance(node, MappingNode) and not node.flow and isinstance(value, dict) and value
    ]
    return pairs if len(pairs) == len(old.items) == len(new) else []


def mapping_edits(old: MappingNode, new: Mapping[str, Value], lines: LineIndex) -> Iterator[TextEdit]:
    """Yield the edits that make a block mapping hold `new`, which is not empty; new keys come last."""
    for entry in old.entries:
        key = entry.key.text if isinstance(entry.key, ScalarNode) else ""
        if key not in new:
            yield entry_removal(entry, lines)
        elif value_of(entry.value) != new[key]:
            yield from value_edits(entry, new[key], lines)
    indent = _indent(old.entries[0], lines)
    added = [(key, value) for key, value in new.items() if not old.find(key)]
    at = lines.after(old.end)
    written = [line for key, value in added for line in written_entry(key, value, indent)]
    if written:
        yield TextEdit(at, at, "".join(f"{line}{lines.line_end}" for line in written))


def entry_removal(entry: MappingEntry, lines: LineIndex) -> TextEdit:
    """Return the edit that deletes an entry's lines."""
    return TextEdit(lines.start(entry.key.start), lines.after(max(entry.value.end, entry.key.end)), "")


def _indent(entry: MappingEntry, lines: LineIndex) -> int:
    return lines.column(entry.key.start) - 1


def _rewritten(entry: MappingEntry, written: list[str], lines: LineIndex) -> list[TextEdit]:
    """Rewrite the whole value; a comment on the line of the key stays."""
    old = entry.value
    after = entry.colon + 1
    on_key_line = lines.line(old.start) == lines.line(after)
    if on_key_line:
        return [with_tail(after, old, written, lines)]
    first, *rest = written
    end = lines.end(after)
    return [
        TextEdit(after, after, first),
        TextEdit(end, lines.end(old.end), "".join(lines.line_end + line for line in rest)),
    ]

"""Bring lists into one style: one element a line, the dashes two spaces further in than the key."""

import re
from collections.abc import Iterator

from catalog_cli.yaml.emit import STEP
from catalog_cli.yaml.lines import Lines
from catalog_cli.yaml.nodes import Entry, MappingNode, ScalarNode, SequenceNode
from catalog_cli.yaml.splices import Splice

_LINE = re.compile(r"^( *)([^\n]*\n?)", re.MULTILINE)


def list_style_splices(mapping: MappingNode, lines: Lines) -> Iterator[Splice]:
    """Give the splices for every list that is a value of a block mapping, or of a mapping in it."""
    for entry in mapping.entries:
        if isinstance(entry.value, MappingNode) and not entry.value.flow:
            yield from list_style_splices(entry.value, lines)
        elif isinstance(entry.value, SequenceNode):
            yield from _block(entry, entry.value, lines) if entry.value.flow else _shifted(entry, entry.value, lines)


def _block(entry: Entry, old: SequenceNode, lines: Lines) -> Iterator[Splice]:
    """Write a flow list as a block; one that is empty, holds a comment or more than scalars of one line stays."""
    text = lines.text
    written = [text[item.start : item.end] for item in old.items]
    between = text[entry.colon : old.start] + "".join(_gaps(old, text))
    if not written or "#" in between or not all(isinstance(item, ScalarNode) for item in old.items):
        return
    if any("\n" in element for element in written):
        return
    indent = " " * (lines.column(entry.key.start) - 1 + STEP)
    end = lines.end(old.end)
    tail = text[old.end : end].rstrip()
    yield Splice(entry.colon + 1, end, tail + "".join(f"{lines.line_end}{indent}- {element}" for element in written))


def _gaps(old: SequenceNode, text: str) -> Iterator[str]:
    starts = [old.start, *(item.end for item in old.items)]
    ends = [*(item.start for item in old.items), old.end]
    return (text[start:end] for start, end in zip(starts, ends, strict=True))


def _shifted(entry: Entry, old: SequenceNode, lines: Lines) -> Iterator[Splice]:
    wanted = lines.column(entry.key.start) - 1 + STEP
    by = wanted - (lines.column(old.start) - 1)
    start, end = lines.after(entry.colon), lines.after(old.end)
    if by:
        yield Splice(start, end, _LINE.sub(lambda line: _moved(line, by), lines.text[start:end]))


def _moved(line: re.Match[str], by: int) -> str:
    """Move a line's text to the right by `by` spaces, or to the left as far as there are spaces; an empty one stays."""
    spaces, rest = line[1], line[2]
    if not spaces and not rest.strip("\r\n"):
        return line[0]
    return " " * max(len(spaces) + by, 0) + rest

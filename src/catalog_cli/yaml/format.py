"""Bring a text into its canonical form: order of keys, style of lists, blank lines; values and comments stay."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import itemgetter

from catalog_cli.yaml.edit import with_final_newline
from catalog_cli.yaml.emit import STEP
from catalog_cli.yaml.entries import in_order
from catalog_cli.yaml.fast_parser import FAST_LIMIT, parse_lines
from catalog_cli.yaml.lines import LineIndex, TextEdit, apply_edits
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, mapping_of, walk
from catalog_cli.yaml.strict_parser import ParsedText, parse_text

_LINE = re.compile(r"^( *)([^\n]*\n?)", re.MULTILINE)


def list_style_edits(mapping: MappingNode, lines: LineIndex) -> Iterator[TextEdit]:
    """Yield the edits for every list that is a value of a block mapping, or of a mapping in it."""
    for entry in mapping.entries:
        if isinstance(entry.value, MappingNode) and not entry.value.flow:
            yield from list_style_edits(entry.value, lines)
        elif isinstance(entry.value, SequenceNode):
            yield from _block(entry, entry.value, lines) if entry.value.flow else _shifted(entry, entry.value, lines)


def _block(entry: MappingEntry, old: SequenceNode, lines: LineIndex) -> Iterator[TextEdit]:
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
    yield TextEdit(entry.colon + 1, end, tail + "".join(f"{lines.line_end}{indent}- {element}" for element in written))


def _gaps(old: SequenceNode, text: str) -> Iterator[str]:
    starts = [old.start, *(item.end for item in old.items)]
    ends = [*(item.start for item in old.items), old.end]
    return (text[start:end] for start, end in zip(starts, ends, strict=True))


def _shifted(entry: MappingEntry, old: SequenceNode, lines: LineIndex) -> Iterator[TextEdit]:
    wanted = lines.column(entry.key.start) - 1 + STEP
    by = wanted - (lines.column(old.start) - 1)
    start, end = lines.after(entry.colon), lines.after(old.end)
    if by:
        yield TextEdit(start, end, _LINE.sub(lambda line: _moved(line, by), lines.text[start:end]))


def _moved(line: re.Match[str], by: int) -> str:
    """Move a line's text to the right by `by` spaces, or to the left as far as there are spaces; an empty one stays."""
    spaces, rest = line[1], line[2]
    if not spaces and not rest.strip("\r\n"):
        return line[0]
    return " " * max(len(spaces) + by, 0) + rest


_LOOSE = re.compile(r"(?<![ \t])[ \t]++(?=\r?\n|\Z)")
_BLANK_LINES = re.compile(r"\A(?:\r?\n)+|(?<=\n)(\r?\n)(?:\r?\n)+")


def canonical(text: str, order: Sequence[str]) -> str:
    """Return the text with its keys in the order of `order`, others after them, and its lists in block style.

    A key moves with the comment lines right above it. Values, quotes, comments and the kind of line end stay; a text
    that cannot be read comes back as it is.
    """
    parsed = parse_text(text)
    if parsed.diagnostics or not isinstance(parsed.root, MappingNode) or parsed.root.flow:
        return text
    values = mapping_of(parsed.root)
    for step in (
        with_final_newline,
        _with_block_lists,
        _without_loose_blanks,
        partial(in_order, order=order),
        _without_blank_runs,
    ):
        written = step(parsed)
        done = parsed if written == parsed.lines.text else parse_text(written)
        # a comment or an empty line that would become part of a value is left where it is
        if not done.diagnostics and isinstance(done.root, MappingNode) and mapping_of(done.root) == values:
            parsed = done
    return parsed.lines.text


_BLOCK_SCALAR = re.compile(r"^([a-z_]+): \|-?\n(?:  [^\s#].*\n)+(?=[a-z_]+:)", re.MULTILINE)
"""One without blank lines that is followed by another key, so that its end depends on nothing else."""


def is_plainly_canonical(data: bytes, order: Sequence[str]) -> bool:
    """Return whether a file is certainly in canonical form; if False, only `canonical` can tell.

    The line parser takes only `key: text`, block lists with the usual indent, comments and blank lines; block scalars
    with the usual indent, which formatting never touches, are left out for it. What is left to see is the order of the
    keys, blanks at the end of comments, runs of blank lines, and the end of the file.
    """
    if len(data) > FAST_LIMIT:
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    if not text.endswith("\n") or text[:1] == "\n" or "\n\n\n" in text or " \n" in text or text.endswith("\n\n"):
        return False
    if ": |" in text and text.replace("\n", "").isprintable():
        text = _BLOCK_SCALAR.sub(r"\1: 文\n", text)
    values = parse_lines(text)
    if values is None:
        return False
    ranks = [order.index(key) if key in order else len(order) for key in values]
    return ranks == sorted(ranks)


def _with_block_lists(parsed: ParsedText) -> str:
    edits = list_style_edits(parsed.root, parsed.lines) if isinstance(parsed.root, MappingNode) else ()
    return apply_edits(parsed.lines.text, edits)


def _without_loose_blanks(parsed: ParsedText) -> str:
    return _replaced(parsed, _LOOSE)


def _without_blank_runs(parsed: ParsedText) -> str:
    return _replaced(parsed, _BLANK_LINES)


def _replaced(parsed: ParsedText, pattern: re.Pattern[str]) -> str:
    """Replace each match outside of multi-line values by its group, or by nothing."""
    inside = _spans(parsed)
    return apply_edits(
        parsed.lines.text,
        [
            TextEdit(found.start(), found.end(), found[1] if pattern.groups and found[1] else "")
            for found in pattern.finditer(parsed.lines.text)
            if not _within(found.start(), inside)
        ],
    )


def _spans(parsed: ParsedText) -> list[tuple[int, int]]:
    """Return the stretches of multi-line scalars, in the order of the text."""
    scalars = (node for node in walk(parsed.root) if isinstance(node, ScalarNode)) if parsed.root else ()
    return [(node.start, node.end) for node in scalars if "\n" in parsed.lines.text[node.start : node.end]]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, place, key=itemgetter(0))
    return before > 0 and place < spans[before - 1][1]

"""The comments of a text that say which findings are known: `# catalog: ignore[RULE] reason`."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from catalog_cli.model.finding import Comment
from catalog_cli.yaml.lines import LineIndex
from catalog_cli.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, walk
from catalog_cli.yaml.strict_parser import parse_text

_COMMENT = re.compile(
    r"(?:(?<=[ \t])|^)#[ \t]*catalog:[ \t]*(?P<verb>ignore(?:-file)?)\b[ \t]*"
    r"(?:\[(?P<names>[^\]\r\n]*)\])?(?P<reason>[^\r\n]*)",
    re.MULTILINE,
)


def comments_in(text: str, path: str) -> tuple[Comment, ...]:
    """Return the comments of a text, in its order; a text that cannot be parsed has none."""
    parsed = parse_text(text)
    if not isinstance(parsed.root, MappingNode):
        return ()
    # what looks like a comment within a value is text
    values = [(_text_start(node, text), node.end) for node in walk(parsed.root) if isinstance(node, ScalarNode)]
    found = (each for each in _COMMENT.finditer(text) if not any(start <= each.start() < end for start, end in values))
    return tuple(_comment(each, parsed.root, parsed.lines, path) for each in found)


def without_names(text: str, line: int, column: int, names: Collection[str]) -> str:
    """Remove names from the comment that begins at a place, both counted from 1; with the last name, the comment."""
    lines = LineIndex(text)
    start = lines.starts[line - 1] + column - 1
    found = _COMMENT.match(text, start)
    if not found:
        return text
    left = [name for name in _names(found) if name not in names]
    if left:
        return f"{text[: found.start('names')]}{', '.join(left)}{text[found.end('names') :]}"
    before = text[lines.start(start) : start]
    if not before.strip():
        return text[: lines.start(start)] + text[lines.after(start) :]
    return text[: start - len(before) + len(before.rstrip(" \t"))] + text[lines.end(start) :]


def with_ignores(text: str, names_by_line: Mapping[int, Collection[str]], reason: str) -> str:
    """Add comments that suppress what rules of some names found on some lines, and say why.

    Each stands above the entry or the element that its line is part of; above the file, for the whole of it, where the
    line is part of none. A text that cannot be parsed stays as it is.
    """
    root = parse_text(text).root
    if not isinstance(root, MappingNode):
        return text
    lines = LineIndex(text)
    stretches = list(_stretches(root, lines))
    names_above: defaultdict[int, set[str]] = defaultdict(set)
    for line, names in names_by_line.items():
        # the innermost that holds the line: a comment covers all that begins on the line below it
        start = max((first for first, last in stretches if first <= line <= last), default=0)
        names_above[start] |= set(names)
    for line in sorted(names_above, reverse=True):
        verb, source = ("ignore", lines.source(line)) if line else ("ignore-file", "")
        indent, start = source[: len(source) - len(source.lstrip(" \t"))], lines.starts[line - 1] if line else 0
        comment = f"{indent}# catalog: {verb}[{', '.join(sorted(names_above[line]))}] {reason}{lines.line_end}"
        text = f"{text[:start]}{comment}{text[start:]}"
    return text


def _text_start(node: ScalarNode, text: str) -> int:
    """Return the offset at which a value's text starts: of a block, below the line of its sign, which has comments."""
    return text.find("\n", node.start) + 1 if node.block else node.start


def _comment(found: re.Match[str], root: MappingNode, lines: LineIndex, path: str) -> Comment:
    first, last = _covered(found, root, lines)
    place = lines.place(found.start(), found.end())
    return Comment(path=path, place=place, names=_names(found), reason=found["reason"].strip(), first=first, last=last)


def _names(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[,，、\s]+", found["names"] or "") if name)


def _covered(found: re.Match[str], root: MappingNode, lines: LineIndex) -> tuple[int, int]:
    """Return the first and the last line that a comment applies to."""
    here = lines.line(found.start())
    if found["verb"] == "ignore-file":
        return 1, len(lines.starts)
    beside = bool(lines.text[lines.start(found.start()) : found.start()].strip())
    stretches = list(_stretches(root, lines))
    if beside:
        # a value of several lines may have its comment behind the last
        starting = [each for each in stretches if each[0] == here] or [each for each in stretches if each[1] == here]
        return max(starting, key=lambda each: (each[1], each[0]), default=(here, here))
    following = [each for each in stretches if each[0] > here]
    if not following:
        return here, here
    start = min(first for first, _ in following)
    return start, max(last for first, last in following if first == start)


def _stretches(root: MappingNode, lines: LineIndex) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of every entry and every element."""
    for node in walk(root):
        if isinstance(node, MappingNode):
            yield from (_lines_of(entry.key.start, _end_of(entry), lines) for entry in node.entries)
        elif isinstance(node, SequenceNode):
            yield from (_lines_of(item.start, item.end, lines) for item in node.items)


def _end_of(entry: MappingEntry) -> int:
    return max(entry.value.end, entry.key.end)


def _lines_of(start: int, end: int, lines: LineIndex) -> tuple[int, int]:
    return lines.line(start), lines.line(max(end - 1, start))

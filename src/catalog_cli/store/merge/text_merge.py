"""Merge the texts of two edits of a file: both keep their comments, and conflicts go between markers.

The values are merged first (`changes.merge`); this module finds a text for them. It tries, in this order: a plain merge
of the lines, if its values are right; each key's lines from the side that changed them; the key rewritten. Every
outcome is parsed and compared with the merged values, so that a merge of lines that says something else is never kept.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.changes.merge import KEY_ORDER
from catalog_cli.model.item import Value
from catalog_cli.model.merge import MergeResult
from catalog_cli.store.merge.line_merge import merge_lines
from catalog_cli.yaml import parse
from catalog_cli.yaml.edit import EditError, set_value
from catalog_cli.yaml.entries import EntryTexts, NestedMapping, split_entries, split_nested
from catalog_cli.yaml.nodes import ScalarNode, walk
from catalog_cli.yaml.strict_parser import parse_text

MARKER_SIZE = 7


class Markers(Struct, frozen=True):
    """The form of conflicts: the length of the markers, and whether the base is shown between them too."""

    size: int = MARKER_SIZE
    with_base: bool = False

    def around(self, base: str, ours: str, theirs: str) -> str:
        """Return the sides of one key between markers."""
        middle = f"{'|' * self.size} base\n{base}" if self.with_base else ""
        return f"{'<' * self.size} ours\n{ours}{middle}{'=' * self.size}\n{theirs}{'>' * self.size} theirs\n"


class _Choice(Struct, frozen=True):
    """Takes the place of markers: gives one side as it is, as if each conflict had been resolved that way."""

    ours: bool

    def around(self, _base: str, ours: str, theirs: str) -> str:
        """Return the chosen side."""
        return ours if self.ours else theirs


def merge_text(base: str, ours: str, theirs: str, merged: MergeResult, markers: Markers | None = None) -> str | None:
    """Return the text for merged values, with the line ends of ours; None when none can be made safely.

    A conflict goes between markers: a key with all its lines or, within a mapping, one entry. Whichever side is
    taken, the text can be parsed and has the values that `merged` gives for that side.
    """
    line_end = "\r\n" if "\r\n" in ours else "\n"
    sides = [_normalized(text) for text in (base, ours, theirs)]
    lines = merge_lines(*sides)
    if lines is not None and not merged.conflicts and _has_values(lines, merged.values):
        return lines.replace("\n", line_end)
    split = [_split(text) for text in sides]
    try:
        text = "".join(_pieces(split, merged, markers or Markers()))
        # a text with markers cannot be parsed: check what it becomes when each conflict is resolved, either way
        safe = all(
            _has_values("".join(_pieces(split, merged, _Choice(ours))), merged.taking(ours=ours))
            for ours in (True, False)
        )
    except EditError:
        return None
    return text.replace("\n", line_end) if safe else None


def _normalized(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else f"{text}\n"


def _split(text: str) -> EntryTexts:
    # a side without a block mapping, such as a file that does not exist, has no entries
    return split_entries(parse_text(text)) or EntryTexts()


def _has_values(text: str, values: Mapping[str, Value]) -> bool:
    return parse(text.encode(), "").values == values


def _pieces(split: Sequence[EntryTexts], merged: MergeResult, markers: Markers | _Choice) -> Iterator[str]:
    """Yield the pieces of the text, with markers around conflicts."""
    by_key = [dict(side.entries) for side in split]
    yield _joined(*(side.head for side in split))
    for key, value in merged.values.items():
        sides = [texts.get(key, "") for texts in by_key]
        if any(conflict.path[0] == key for conflict in merged.conflicts):
            yield _conflict(sides, key, merged.under(key), markers)
        else:
            yield _entry(sides, key, value)
    yield _joined(*(side.tail for side in split))


def _conflict(sides: Sequence[str], key: str, inner: MergeResult | None, markers: Markers | _Choice) -> str:
    """Return a key's text with markers around single entries of its mapping, or around the key with all its lines."""
    if not inner:
        return markers.around(*sides)
    base, ours, theirs = (split_nested(side) if side else NestedMapping() for side in sides)
    if not base or not ours or not theirs:
        # markers take whole lines, and here several entries share one: show each side with all else merged
        whole = [set_value(sides[side] or sides[3 - side], key, inner.taking(ours=side == 1), ()) for side in (1, 2)]
        return markers.around(sides[0], *whole)
    # sides may indent the mapping differently; one text needs one indent
    indent = (ours if sides[1] else theirs).indent
    head = _joined(base.head, ours.head or theirs.head, theirs.head or ours.head)
    split = [_split(part.with_indent(indent).body) for part in (base, ours, theirs)]
    return head + "".join(_pieces(split, inner, markers))


def _entry(sides: Sequence[str], key: str, value: Value) -> str:
    base, ours, theirs = sides
    for text in (merge_lines(base, ours, theirs), ours if theirs == base else None, theirs if ours == base else None):
        if text is not None and _has_values(text, {key: value}):
            return text
    return _new_comments(base, ours, theirs) + set_value(ours or theirs, key, value, KEY_ORDER)


def _joined(base: str, ours: str, theirs: str) -> str:
    text = merge_lines(base, ours, theirs)
    return text if text is not None else ours + _new_comments(base, ours, theirs)


def _new_comments(base: str, ours: str, theirs: str) -> str:
    """Return the comments that only theirs has, each on its own line, indented like the entry they are about."""
    known = {*_comments(base), *_comments(ours)}
    beside = ours or theirs
    indent = " " * (len(beside) - len(beside.lstrip(" ")))
    new = (comment for comment in dict.fromkeys(_comments(theirs)) if comment not in known)
    return "".join(f"{indent}{comment}\n" for comment in new)


def _comments(text: str) -> Iterator[str]:
    """Yield the comments of a text: first those on their own lines, then those behind keys and values."""
    look = parse_text(text)
    nodes = [node for node in walk(look.root) if isinstance(node, ScalarNode)] if look.root else []
    inside = [(node.start, node.end) for node in nodes]
    for start in look.lines.starts:
        line = text[start : look.lines.end(start)].strip()
        # a line of a multi-line scalar may begin with # and is no comment
        if line.startswith("#") and not any(first <= start < last for first, last in inside):
            yield line
    for node in nodes:
        # a block scalar has its comment on the line of | or >, before its text; any other behind its end
        end = node.start + len(text[node.start : node.end].partition("\n")[0]) if node.block else node.end
        rest = text[node.start if node.block else end : look.lines.end(end)].lstrip(" \t:")
        comment = rest.partition(" #")[2] if node.block else rest.removeprefix("#")
        if comment and (node.block or rest.startswith("#")):
            yield f"#{comment.rstrip()}"

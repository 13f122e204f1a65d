"""The text that two edits of a file become: comments of both kept, markers around the fields that clash."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.model.merged import Merged
from catalog_cli.store.merging.lines import merged_lines
from catalog_cli.store.yaml import parse
from catalog_cli.store.yaml.careful import look_at
from catalog_cli.store.yaml.edit import EditError, set_value
from catalog_cli.store.yaml.nodes import MappingNode, ScalarNode, walk

ORDER = tuple(FIELDS)
MARKER_SIZE = 7


@dataclass(frozen=True, slots=True)
class Markers:
    """How conflicts are marked: the length of the markers, and whether the base stands between them too."""

    size: int = MARKER_SIZE
    with_base: bool = False

    def around(self, base: str, ours: str, theirs: str) -> str:
        """Give the sides of one key between markers."""
        middle = f"{'|' * self.size} base\n{base}" if self.with_base else ""
        return f"{'<' * self.size} ours\n{ours}{middle}{'=' * self.size}\n{theirs}{'>' * self.size} theirs\n"


@dataclass(frozen=True, slots=True)
class _Chunks:
    """A text cut up: what begins it, each key's lines with the comments above them, what ends it."""

    head: str
    keys: Mapping[str, str]
    tail: str


def merged_text(base: str, ours: str, theirs: str, merged: Merged, markers: Markers | None = None) -> str | None:
    """Give the text that holds `merged`, with the line ends of ours; None when it cannot be made safely.

    A key that clashes stands twice, between conflict markers; all else is merged.
    """
    line_end = "\r\n" if "\r\n" in ours else "\n"
    sides = [_whole(text) for text in (base, ours, theirs)]
    flat = merged_lines(*sides)
    if flat is not None and not merged.clashes and _holds(flat, merged):
        return flat.replace("\n", line_end)
    cut = [_chunks(text) for text in sides]
    try:
        written = "".join(_pieces(cut, merged, markers or Markers()))
        resolved = "".join(_pieces(cut, merged, None))
    except EditError:
        return None
    return written.replace("\n", line_end) if _holds(resolved, merged) else None


def _whole(text: str) -> str:
    flat = text.replace("\r\n", "\n")
    return flat if not flat or flat.endswith("\n") else f"{flat}\n"


def _holds(text: str, merged: Merged) -> bool:
    return parse(text.encode(), "").values == merged.values


def _chunks(text: str) -> _Chunks:
    look = look_at(text)
    root, lines = look.root, look.lines
    if not isinstance(root, MappingNode) or root.flow or not root.entries:
        return _Chunks("", {}, "")
    start = lines.start(root.entries[0].key.start)
    head = text[: text.rfind("\n\n", 0, start) + 2] if "\n\n" in text[:start] else ""
    done, keys = len(head), {}
    for entry in root.entries:
        end = lines.after(max(entry.value.end, entry.key.end))
        keys[entry.key.text if isinstance(entry.key, ScalarNode) else ""] = text[done:end]
        done = end
    return _Chunks(head, keys, text[done:])


def _pieces(cut: list[_Chunks], merged: Merged, markers: Markers | None) -> Iterator[str]:
    """Give the pieces of the text; without markers, ours in the place of what clashes."""
    clashing = {clash.path[0] for clash in merged.clashes}
    yield _joined(*(side.head for side in cut))
    for key in dict.fromkeys((*merged.values, *clashing)):
        base, ours, theirs = (side.keys.get(key, "") for side in cut)
        if key in clashing and markers:
            yield markers.around(base, ours, theirs)
        elif key in merged.values:
            yield _chunk(base, ours, theirs, key, merged.values[key])
    yield _joined(*(side.tail for side in cut))


def _chunk(base: str, ours: str, theirs: str, key: str, value: Value) -> str:
    for text in (merged_lines(base, ours, theirs), ours if theirs == base else None, theirs if ours == base else None):
        if text is not None and parse(text.encode(), "").values == {key: value}:
            return text
    return _new_comments(base, ours, theirs) + set_value(ours or theirs, key, value, ORDER)


def _joined(base: str, ours: str, theirs: str) -> str:
    text = merged_lines(base, ours, theirs)
    return text if text is not None else ours + _new_comments(base, ours, theirs)


def _new_comments(base: str, ours: str, theirs: str) -> str:
    """Give the comments that only theirs has, each on a line of its own."""
    known = {*_comments(base), *_comments(ours)}
    return "".join(f"{comment}\n" for comment in dict.fromkeys(_comments(theirs)) if comment not in known)


def _comments(text: str) -> Iterator[str]:
    """Give the comments of a text; those on lines of their own, then those behind keys and values."""
    look = look_at(text)
    nodes = [node for node in walk(look.root) if isinstance(node, ScalarNode)] if look.root else []
    inside = [(node.start, node.end) for node in nodes]
    for start in look.lines.starts:
        line = text[start : look.lines.end(start)].strip()
        if line.startswith("#") and not any(first <= start < last for first, last in inside):
            yield line
    for node in nodes:
        end = node.start + len(text[node.start : node.end].partition("\n")[0]) if node.block else node.end
        rest = text[node.start if node.block else end : look.lines.end(end)].lstrip(" \t:")
        comment = rest.partition(" #")[2] if node.block else rest.removeprefix("#")
        if comment and (node.block or rest.startswith("#")):
            yield f"#{comment.rstrip()}"

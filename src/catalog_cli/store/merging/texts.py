"""The text that two edits of a file become: comments of both kept, markers around the fields that clash."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Value
from catalog_cli.model.merged import Merged
from catalog_cli.store.merging.chunks import Chunks, Opened, cut_up, opened
from catalog_cli.store.merging.lines import merged_lines
from catalog_cli.yaml import parse
from catalog_cli.yaml.careful import look_at
from catalog_cli.yaml.edit import EditError, set_value
from catalog_cli.yaml.nodes import ScalarNode, walk

ORDER = tuple(FIELDS)
MARKER_SIZE = 7


class Markers(Struct, frozen=True):
    """How conflicts are marked: the length of the markers, and whether the base stands between them too."""

    size: int = MARKER_SIZE
    with_base: bool = False

    def around(self, base: str, ours: str, theirs: str) -> str:
        """Give the sides of one key between markers."""
        middle = f"{'|' * self.size} base\n{base}" if self.with_base else ""
        return f"{'<' * self.size} ours\n{ours}{middle}{'=' * self.size}\n{theirs}{'>' * self.size} theirs\n"


class _Taken(Struct, frozen=True):
    """Stands in for markers: one side as it is, as if each conflict had been resolved so."""

    ours: bool

    def around(self, _base: str, ours: str, theirs: str) -> str:
        """Give one of the sides."""
        return ours if self.ours else theirs


def merged_text(base: str, ours: str, theirs: str, merged: Merged, markers: Markers | None = None) -> str | None:
    """Give the text that holds `merged`, with the line ends of ours; None when it cannot be made safely.

    What clashes stands twice, between conflict markers: a key with its lines, or of a mapping the one entry. Whichever
    side is taken there, the text can be read and holds what it should.
    """
    line_end = "\r\n" if "\r\n" in ours else "\n"
    sides = [_whole(text) for text in (base, ours, theirs)]
    flat = merged_lines(*sides)
    if flat is not None and not merged.clashes and _holds(flat, merged.values):
        return flat.replace("\n", line_end)
    cut = [cut_up(text) for text in sides]
    try:
        written = "".join(_pieces(cut, merged, markers or Markers()))
        safe = all(
            _holds("".join(_pieces(cut, merged, _Taken(ours))), merged.taking(ours=ours)) for ours in (True, False)
        )
    except EditError:
        return None
    return written.replace("\n", line_end) if safe else None


def _whole(text: str) -> str:
    flat = text.replace("\r\n", "\n")
    return flat if not flat or flat.endswith("\n") else f"{flat}\n"


def _holds(text: str, values: Mapping[str, Value]) -> bool:
    return parse(text.encode(), "").values == values


def _pieces(cut: Sequence[Chunks], merged: Merged, markers: Markers | _Taken) -> Iterator[str]:
    """Give the pieces of the text, with markers around what clashes."""
    yield _joined(*(side.head for side in cut))
    for key, value in merged.values.items():
        sides = [side.keys.get(key, "") for side in cut]
        if any(clash.path[0] == key for clash in merged.clashes):
            yield _marked(sides, key, merged.under(key), markers)
        else:
            yield _chunk(sides, key, value)
    yield _joined(*(side.tail for side in cut))


def _marked(sides: Sequence[str], key: str, inner: Merged | None, markers: Markers | _Taken) -> str:
    """Give a key's text with markers around what clashes: entries of a mapping, or the key with all its lines."""
    if not inner:
        return markers.around(*sides)
    base, ours, theirs = (opened(side) if side else Opened("", "") for side in sides)
    if not base or not ours or not theirs:
        # no marker can stand within a line, so each side stands there as it is with all else merged
        whole = [set_value(sides[side] or sides[3 - side], key, inner.taking(ours=side == 1), ()) for side in (1, 2)]
        return markers.around(sides[0], *whole)
    indent = (ours if sides[1] else theirs).indent
    head = _joined(base.head, ours.head or theirs.head, theirs.head or ours.head)
    cut = [cut_up(part.indented(indent).entries) for part in (base, ours, theirs)]
    return head + "".join(_pieces(cut, inner, markers))


def _chunk(sides: Sequence[str], key: str, value: Value) -> str:
    base, ours, theirs = sides
    for text in (merged_lines(base, ours, theirs), ours if theirs == base else None, theirs if ours == base else None):
        if text is not None and parse(text.encode(), "").values == {key: value}:
            return text
    return _new_comments(base, ours, theirs) + set_value(ours or theirs, key, value, ORDER)


def _joined(base: str, ours: str, theirs: str) -> str:
    text = merged_lines(base, ours, theirs)
    return text if text is not None else ours + _new_comments(base, ours, theirs)


def _new_comments(base: str, ours: str, theirs: str) -> str:
    """Give the comments that only theirs has, each on a line of its own, as far in as what they are about."""
    known = {*_comments(base), *_comments(ours)}
    beside = ours or theirs
    indent = " " * (len(beside) - len(beside.lstrip(" ")))
    new = (comment for comment in dict.fromkeys(_comments(theirs)) if comment not in known)
    return "".join(f"{indent}{comment}\n" for comment in new)


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

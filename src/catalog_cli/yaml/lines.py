"""A text by its lines: from offsets to lines and columns, and edits by offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from catalog_cli.model.finding import Place

_BREAK = re.compile(r"\r\n|\n|\r")


class LineIndex(Struct, frozen=True, dict=True):
    """A text with the offsets of its lines; lines and columns count from 1, offsets from 0."""

    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line starts."""
        return (0, *(found.end() for found in _BREAK.finditer(self.text)))

    @cached_property
    def line_end(self) -> str:
        """The line break of this text: that of its first line, or a line feed."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def line(self, offset: int) -> int:
        """Return the number of the line that an offset is on."""
        return bisect_right(self.starts, offset)

    def start(self, offset: int) -> int:
        """Return the offset at which the line of an offset starts."""
        return self.starts[self.line(offset) - 1]

    def end(self, offset: int) -> int:
        """Return the offset at which the line of an offset ends, before its line break."""
        found = _BREAK.search(self.text, offset)
        # an offset between CR and LF belongs to the line that they end
        return found.start() if found else len(self.text)

    def after(self, offset: int) -> int:
        """Return the offset just after the line of an offset, its line break included."""
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def column(self, offset: int) -> int:
        """Return the column of an offset."""
        return offset - self.start(offset) + 1

    def source(self, line: int) -> str:
        """Return a line's text without its line break."""
        start = self.starts[line - 1]
        return self.text[start : self.end(start)]

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of a stretch of the text; of one character when `end` is left out."""
        last = start + 1 if end is None else max(start, end)
        line = self.line(start)
        return Place(line, self.column(start), self.line(last), self.column(last), self.source(line))


class TextEdit(Struct, frozen=True, order=True):
    """Replace the characters from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Apply edits that do not overlap; of two with the same start, an insertion comes before a replacement."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])

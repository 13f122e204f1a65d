"""Change a text by replacing stretches of it; every other character stays."""

from collections.abc import Iterable

from msgspec import Struct


class Splice(Struct, frozen=True, order=True):
    """`text` in the place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Apply splices that do not overlap; where two begin alike, what is put in comes before what is replaced."""
    parts: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])

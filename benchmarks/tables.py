"""The table of the figures: line by line as text, or as Markdown in English or Chinese."""

from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from rows import Part, Row
from words import in_chinese, unchanged

TITLES = ("work", "catalog", "beside", "its figure", "ratio", "bar", "met")
WIDTHS = (36, 9, 40, 10, 6, 10, 3)
"""Columns of a terminal for each of them; a longer text pushes the others to the right."""
Translate = Callable[[str], str]


def heading_line() -> str:
    """Return the line above the rows of a part."""
    return _line(TITLES)


def row_line(row: Row) -> str:
    """Return a row as one line of text, in columns of a fixed width so that it can be printed before the others."""
    return _line(_cells(row, unchanged))


def as_markdown(parts: Sequence[Part], language: str = "en") -> str:
    """Write one table a part; a bar that is not met is in bold."""
    translate = in_chinese if language == "zh" else unchanged
    return "\n\n".join("\n".join(_table(part, translate)) for part in parts)


def _table(part: Part, translate: Translate) -> Iterator[str]:
    yield f"**{translate(part.heading)}**\n"
    yield _piped(map(translate, TITLES))
    yield "|---|--:|---|--:|--:|--:|---|"
    for row in part.rows:
        cells = _cells(row, translate)
        yield _piped((*cells[:-1], f"**{cells[-1]}**") if row.met is False else cells)


def _cells(row: Row, translate: Translate) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    theirs = "" if row.theirs is None else _figure(row.theirs, row.unit)
    met = "" if row.met is None else translate("yes" if row.met else "no")
    return (translate(row.work), _figure(row.ours, row.unit), translate(row.beside), theirs, ratio, _bar(row), met)


def _bar(row: Row) -> str:
    if row.bar is None:
        return ""
    return f"≤ {row.bar:g} {row.unit}" if row.theirs is None else f"≤ {row.bar:g}"


def _figure(value: float, unit: str) -> str:
    return f"{value:,.0f} MB" if unit == "MB" else f"{value:.3f} s"


def _piped(cells: Iterator[str] | Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _line(cells: Sequence[str]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, WIDTHS, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)

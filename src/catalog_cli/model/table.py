"""A table: columns, rows of cells and the plain records behind them; what every output format writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` for programs, `heading` for people; a column of numbers is set to the right."""

    key: str
    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, the stretches of it to mark (start, end), and the address it leads to."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    link: str | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer. `rows` are for people; `records` are the same as data, one for each row or more."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    records: Sequence[Mapping[str, object]] = field(default_factory=tuple)
    title: str = ""

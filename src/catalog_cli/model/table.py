"""A table: columns, rows of cells and the plain records behind them; what every output format writes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from msgspec import Struct, field

In = TypeVar("In")
Out = TypeVar("Out")


class Column(Struct, frozen=True):
    """A column: `key` for programs, `heading` for people; a column of numbers is set to the right.

    What is in a column `is_whole` is never broken: it can be copied.
    """

    key: str
    heading: str
    number: bool = False
    is_whole: bool = False


class Cell(Struct, frozen=True):
    """A cell's text, the stretches of it to mark (start, end), and the address it leads to."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    link: str | None = None
    data: str | None = None
    """What programs get where `text` is worded for people: a key or a fixed word, the same in every language."""

    @property
    def plain(self) -> str:
        """The text for programs."""
        return self.text if self.data is None else self.data


Row = tuple[Cell, ...]


class Each(Sequence[Out], Generic[In, Out]):
    """What a function makes of each value, worked out when it is asked for: a format needs rows or records."""

    def __init__(self, function: Callable[[In], Out], values: Sequence[In]) -> None:
        """Keep the function and the values."""
        self._function = function
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Out]:
        return map(self._function, self._values)

    @overload
    def __getitem__(self, place: int) -> Out: ...
    @overload
    def __getitem__(self, place: slice) -> "Each[In, Out]": ...
    def __getitem__(self, place: int | slice) -> "Out | Each[In, Out]":
        if isinstance(place, slice):
            return Each(self._function, self._values[place])
        return self._function(self._values[place])


class Table(Struct, frozen=True):
    """An answer. `rows` are for people; `records` are the same as data, one for each row or more."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    records: Sequence[Mapping[str, object]] = field(default_factory=tuple)
    title: str = ""


class TableStream(Struct, frozen=True):
    """The same, whose rows or records are gone through once, and made one after the other as a format writes them."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    records: Iterable[Mapping[str, object]]
    title: str = ""

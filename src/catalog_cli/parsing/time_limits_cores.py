"""All cores of a text: found by their kinds, the leftmost and best reading of each place kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from catalog_cli.parsing.time_limits_core import Core
from catalog_cli.parsing.time_limits_periodic import periods
from catalog_cli.parsing.time_limits_quantity import quantities
from catalog_cli.parsing.time_limits_words import words
from catalog_cli.parsing.time_limits_yearly import days_of_the_year

_FINDERS: Final[Sequence[Callable[[str], Iterator[Core]]]] = (days_of_the_year, periods, quantities, words)
"""In the order in which their readings are preferred: 每年1月31日 is a day before it is a period."""


def cores(text: str, numbered_until: Iterable[int] = ()) -> tuple[Core, ...]:
    """Find the cores of a squeezed text, in order, none overlapping.

    A number after a decimal point is no number of its own, unless the point ends a numbering, whose ends are given.
    """
    numbered = frozenset(numbered_until)
    found = [core for finder in _FINDERS for core in finder(text) if not _decimal(text, core, numbered)]
    found.sort(key=lambda core: core.start)  # a stable sort keeps the preference among equals
    return tuple(_apart(found))


def _decimal(text: str, core: Core, numbered: frozenset[int]) -> bool:
    before = text[max(0, core.start - 2) : core.start]
    decimal = len(before) > 1 and before[1] == "." and before[0].isdecimal() and text[core.start].isdecimal()
    return decimal and core.start not in numbered


def _apart(found: Iterable[Core]) -> Iterator[Core]:
    end = 0
    for core in found:
        if core.start >= end:
            yield core
            end = core.end

"""Numbers with a unit of time in a text, the same however they are written: 二十个工作日, 20工作日."""

from collections.abc import Iterator

from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.numerals import NUMERAL, NUMERAL_CHARACTERS, number_from
from catalog_cli.search.folding import fold

_UNITS = {"天": "日", "星期": "周"}
UNIT = "(?:个?工作日|个月|月|日|天|个?星期|周|年|个?小时|分钟)"
"""A regular expression for the units, without groups."""
_AMOUNT = lazy_regex(
    rf"(?<![{NUMERAL_CHARACTERS}])(?P<number>{NUMERAL})(?P<unit>{UNIT})",
    needs=NUMERAL_CHARACTERS,
)

Pair = tuple[int, str]
"""A number and its unit; a month of the calendar (1月) is another unit than a length of time (1个月)."""


def amounts_in(text: str) -> Iterator[Pair]:
    """Yield the numbers with their units that a text names, in order."""
    for found in _AMOUNT.finditer(fold(text)):
        number = number_from(found["number"])
        if number is not None:
            yield number, _unit(found["unit"])


def amount_of(word: str) -> Pair | None:
    """Return the number and the unit that a folded word consists of; None if it is anything else."""
    found = _AMOUNT.fullmatch(word)
    number = number_from(found["number"]) if found else None
    return (number, _unit(found["unit"])) if found and number is not None else None


def _unit(printed: str) -> str:
    plain = printed if printed == "个月" else printed.removeprefix("个")
    return _UNITS.get(plain, plain)

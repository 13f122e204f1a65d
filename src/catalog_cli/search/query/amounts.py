"""Whether a number of an item, or a length of time that it gives, is less or more than one in a query."""

from collections.abc import Callable, Iterator, Mapping
from operator import ge, gt, le, lt

from catalog_cli.model.time_limit import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.search.query.holding import Test
from catalog_cli.search.query.tree import Compare

_RELATIONS: Mapping[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_DAY = 24 * 60
_MINUTES: Mapping[TimeUnit, int] = {
    TimeUnit.MINUTE: 1,
    TimeUnit.HOUR: 60,
    TimeUnit.DAY: _DAY,
    TimeUnit.WEEK: 7 * _DAY,
    TimeUnit.YEAR: 365 * _DAY,
}
_UNITS: Mapping[str, TimeUnit] = {
    "工作日": TimeUnit.WORKING_DAY,
    "日": TimeUnit.DAY,
    "周": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
    "小时": TimeUnit.HOUR,
}


def compared(expression: Compare) -> Test:
    """Make the function that tells whether a candidate's number stands so to the one in a query."""
    relation, number = _RELATIONS[expression.relation], expression.number
    if expression.key == "order":
        return lambda candidate: candidate.item.order is not None and relation(candidate.item.order, number)
    bound = minutes(number, _UNITS[expression.unit])
    return lambda candidate: any(relation(length, bound) for length in _lengths(candidate.item.time_limit or ""))


def _lengths(printed: str) -> Iterator[int]:
    """Give the length of each clause of a time limit that counts from an event, in minutes; 及时 is none at all."""
    for clause in parse_time_limit(printed).clauses:
        if clause.kind is ClauseKind.PROMPTLY:
            yield 0
        elif clause.kind is ClauseKind.AFTER:
            yield from _length(clause)


def _length(clause: Clause) -> Iterator[int]:
    if clause.number is not None and clause.unit is not None:
        yield minutes(clause.number, clause.unit)


def minutes(number: int, unit: TimeUnit) -> int:
    """Estimate a length of time: five working days are seven days, a month is 30 days, twelve months are a year."""
    if unit is TimeUnit.WORKING_DAY:
        return -(-number * 7 // 5) * _DAY
    if unit is TimeUnit.MONTH:
        years, months = divmod(number, 12)
        return (years * 365 + months * 30) * _DAY
    return number * _MINUTES[unit]

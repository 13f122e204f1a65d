"""How long the time limits of an item are, in minutes, so that they can be compared."""

from collections.abc import Iterator, Mapping

from catalog_cli.facts.deadlines import StatutoryDeadline
from catalog_cli.model.phrase import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits import parse_time_limit

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


def lengths(printed: str) -> Iterator[int]:
    """Yield the length of each clause of a time limit that counts from an event; 及时 (promptly) is zero."""
    for clause in parse_time_limit(printed).clauses:
        if clause.kind is ClauseKind.PROMPTLY:
            yield 0
        elif clause.kind is ClauseKind.AFTER:
            yield from _length(clause)


def statutory_length(deadline: StatutoryDeadline) -> int | None:
    """Return the length of a time that a law sets after an event; None if it sets a day, a period or a least time."""
    if deadline.kind is not ClauseKind.AFTER or deadline.number is None or deadline.unit is None:
        return None
    return _minutes(deadline.number, deadline.unit)


def minutes_of(number: int, unit: str) -> int:
    """Return the length of so many units, named as a query names them."""
    return _minutes(number, _UNITS[unit])


def _length(clause: Clause) -> Iterator[int]:
    if clause.number is not None and clause.unit is not None:
        yield _minutes(clause.number, clause.unit)


def _minutes(number: int, unit: TimeUnit) -> int:
    """Estimate a length of time: five working days are seven days, a month is 30 days, twelve months are a year."""
    if unit is TimeUnit.WORKING_DAY:
        return -(-number * 7 // 5) * _DAY
    if unit is TimeUnit.MONTH:
        years, months = divmod(number, 12)
        return (years * 365 + months * 30) * _DAY
    return number * _MINUTES[unit]

"""How long a time limit is, in minutes, so that two can be compared."""

from collections.abc import Iterator, Mapping

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


def lengths(printed: str) -> Iterator[int]:
    """Yield the length of each clause of a time limit that counts from an event; 及时 (promptly) is zero."""
    for clause in parse_time_limit(printed).clauses:
        length = length_of(clause)
        if length is not None:
            yield length


def length_of(clause: Clause) -> int | None:
    """Return the length of a clause that counts from an event; None of any other, and of one without a unit."""
    if clause.kind is ClauseKind.PROMPTLY:
        return 0
    if clause.kind is not ClauseKind.AFTER or clause.number is None or clause.unit is None:
        return None
    return minutes(clause.number, clause.unit)


def minutes(number: int, unit: TimeUnit) -> int:
    """Estimate a length of time: five working days are seven days, a month is 30 days, twelve months are a year."""
    if unit is TimeUnit.WORKING_DAY:
        return -(-number * 7 // 5) * _DAY
    if unit is TimeUnit.MONTH:
        years, months = divmod(number, 12)
        return (years * 365 + months * 30) * _DAY
    return number * _MINUTES[unit]

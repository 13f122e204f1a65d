"""Lengths of time as a query names them, and as laws set them."""

from collections.abc import Mapping

from catalog_cli.facts.deadlines import StatutoryDeadline
from catalog_cli.model.phrase import ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits.lengths import minutes

_UNITS: Mapping[str, TimeUnit] = {
    "工作日": TimeUnit.WORKING_DAY,
    "日": TimeUnit.DAY,
    "周": TimeUnit.WEEK,
    "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
    "小时": TimeUnit.HOUR,
}


def statutory_length(deadline: StatutoryDeadline) -> int | None:
    """Return the length of a time that a law sets after an event; None if it sets a day, a period or a least time."""
    if deadline.kind is not ClauseKind.AFTER or deadline.number is None or deadline.unit is None:
        return None
    return minutes(deadline.number, deadline.unit)


def minutes_of(number: int, unit: str) -> int:
    """Return the length of so many units, named as a query names them."""
    return minutes(number, _UNITS[unit])

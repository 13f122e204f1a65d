"""The rows of `time_limits`: each clause of an item's time limit."""

from collections.abc import Iterator
from functools import lru_cache

from catalog_cli.many.workspace import ReadWorkspace
from catalog_cli.model.phrase import Clause, ClauseKind
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.parsing.time_limits.lengths import minutes

_MINUTES_OF_A_DAY = 24 * 60


def rows(workspace: ReadWorkspace) -> Iterator[tuple[object, ...]]:
    """Yield a row for each clause of each item's time limit."""
    for item in workspace.catalogue.items:
        for position, values in enumerate(_clauses(item.time_limit) if item.time_limit else (), 1):
            yield item.id, item.name, position, *values


@lru_cache(maxsize=16384)
def _clauses(time_limit: str) -> tuple[tuple[object, ...], ...]:
    """Return the values of each clause of a printed time limit, which most items have in common with others."""
    return tuple(
        (
            clause.text,
            clause.kind.value,
            clause.number,
            clause.unit.value if clause.unit else None,
            clause.date,
            clause.period.value if clause.period else None,
            clause.trigger or None,
            clause.subject or None,
            _days(clause),
        )
        for clause in parse_time_limit(time_limit).clauses
    )


def _days(clause: Clause) -> float | None:
    """Return the length of a clause in calendar days; none at all for what is to be done promptly."""
    if clause.kind is ClauseKind.PROMPTLY:
        return 0.0
    if clause.number is None or clause.unit is None:
        return None
    return minutes(clause.number, clause.unit) / _MINUTES_OF_A_DAY

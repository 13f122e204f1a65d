"""Whether a clause of a time limit has a number and not what it counts."""

from catalog_cli.model.time_limit import Clause, ClauseKind

_COUNTED = frozenset({ClauseKind.AFTER, ClauseKind.BEFORE, ClauseKind.DISPLAY, ClauseKind.UNKNOWN})


def lacks_unit(clause: Clause) -> bool:
    """Tell whether a clause has a number without a unit, as 批准后20内 has."""
    return clause.number is not None and clause.unit is None and clause.kind in _COUNTED

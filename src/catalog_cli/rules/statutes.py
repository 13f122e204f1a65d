"""Statutory deadlines that a time limit certainly exceeds, whatever the item is about."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from catalog_cli.facts.deadlines import StatutoryDeadline, statutory_deadlines
from catalog_cli.model.time_limit import Clause, ClauseKind, TimeUnit
from catalog_cli.parsing.time_limits import parse_time_limit
from catalog_cli.rules.clauses import counts_from_making, surely_longer

Alternatives = tuple[StatutoryDeadline, ...]
"""Deadlines with the same keywords; which one applies to an item, the keywords do not tell."""

_SAYS_NOT_WHEN = frozenset({ClauseKind.STANDING, ClauseKind.DISPLAY})
"""Kinds that say how long something stays published, not when it is."""
_LAST_MONTH = "12"
_VERB = len("签订")
"""Length of the verb that ends an event's name and distinguishes it: 采购合同签订."""


class Exceeded(Struct, frozen=True):
    """Deadlines that a clause certainly exceeds; `named` says that the clause itself names their topic."""

    deadlines: Alternatives
    clause: Clause
    named: bool


@lru_cache(maxsize=4096)
def exceeded_by(time_limit: str) -> tuple[Exceeded, ...]:
    """Return the deadlines that a printed time limit breaks for an item that they are about.

    A limit that gives way to other law (另有规定的，从其规定) breaks none.
    """
    limit = parse_time_limit(time_limit)
    return () if limit.exception else tuple(_exceeded(limit.clauses))


def _exceeded(clauses: Sequence[Clause]) -> Iterator[Exceeded]:
    say_when = [clause for clause in clauses if clause.kind not in _SAYS_NOT_WHEN]
    for deadlines in _alternatives():
        named = [clause for clause in say_when if _speaks_of(clause, deadlines)]
        timed = named or say_when
        if timed and all(_exceeds(clause, deadline) for clause in timed for deadline in deadlines):
            yield Exceeded(deadlines, timed[0], bool(named))


@cache
def _alternatives() -> tuple[Alternatives, ...]:
    words = dict.fromkeys(deadline.match for deadline in statutory_deadlines())
    return tuple(tuple(each for each in statutory_deadlines() if each.match == match) for match in words)


def _speaks_of(clause: Clause, deadlines: Alternatives) -> bool:
    words = clause.subject + clause.trigger
    return any(word in words for word in deadlines[0].match)


def _exceeds(clause: Clause, deadline: StatutoryDeadline) -> bool:
    if deadline.yearly:
        return clause.kind is ClauseKind.YEARLY and clause.date is not None and _is_later(clause, deadline.yearly)
    return _takes_longer(clause, deadline.within or 0, deadline.unit or TimeUnit.DAY) and _same_event(clause, deadline)


def _is_later(clause: Clause, day: str) -> bool:
    """Return whether a yearly report is late; one in December may be about the year that is ending."""
    date = clause.date or ""
    return date > day and (not date.startswith(_LAST_MONTH) or "上一年" in clause.text or "上年" in clause.text)


def _takes_longer(clause: Clause, within: int, unit: TimeUnit) -> bool:
    if clause.kind is not ClauseKind.AFTER or clause.number is None or clause.unit is None:
        return False
    return surely_longer(clause.number, clause.unit, within, unit)


def _same_event(clause: Clause, deadline: StatutoryDeadline) -> bool:
    """Return whether both times count from the same event, which most often makes the information."""
    event = deadline.after.removesuffix("之日起").removesuffix("后")
    if counts_from_making(clause):
        return not event.endswith("公开")
    return event[-_VERB:] in clause.trigger

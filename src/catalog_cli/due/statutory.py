"""The day that the law sets, beside the one of a printed clause."""

from datetime import date

from msgspec import Struct

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.periods import Window, occurrences, recurrence_of
from catalog_cli.due.time_limits import last_day_after
from catalog_cli.facts.bodies import body_of_item
from catalog_cli.facts.deadlines import (
    StatutoryDeadline,
    body_meant,
    deadlines_of,
    general_deadline,
    may_have_deadline,
)
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import Clause, ClauseKind, Period
from catalog_cli.model.run import Run


class StatutoryDay(Struct, frozen=True):
    """The last day that a law leaves, and the law with its article."""

    due: date
    source: str


class StatutoryDays:
    """The deadlines that laws set for one item, and what they make of a day."""

    def __init__(self, item: Item, settings: Settings, run: Run) -> None:
        """Find the deadlines in force on the day of the run; without any of its own, the general one may bind."""
        body = body_of_item(item, settings)
        self._own = deadlines_of(item, body, run) if may_have_deadline(item) else ()
        general = general_deadline()
        self._general = (general,) if general.may_bind(body_meant(item, body)) else ()

    def after(self, event: date, calendar: Calendar) -> StatutoryDay | None:
        """Return the last day after an event, by the item's own deadline or else by the general one.

        Where a law asks for it by a day of every year, the next such day counts.
        """
        counted = [each for each in self._own if each.kind is ClauseKind.AFTER]
        yearly = [each for each in self._own if each.kind is ClauseKind.YEARLY]
        if counted or not yearly:
            return min(_ends(counted or self._general, event, calendar), key=_by_day, default=None)
        return min((_next(each, event, calendar) for each in yearly), key=_by_day)

    def beside(self, clause: Clause, due: date, calendar: Calendar) -> StatutoryDay | None:
        """Return the day of the same kind that goes with the due day of a yearly or periodic clause.

        Of several, the first that the clause keeps counts, else the last.
        """
        same = [each for each in self._own if _recurs_alike(each, clause)]
        days = sorted((_in_period(each, due, calendar) for each in same), key=_by_day)
        return next((day for day in days if day.due >= due), days[-1] if days else None)


def _ends(
    deadlines: tuple[StatutoryDeadline, ...] | list[StatutoryDeadline], event: date, calendar: Calendar
) -> list[StatutoryDay]:
    return [
        StatutoryDay(last.due, each.source)
        for each in deadlines
        if each.number and each.unit and (last := last_day_after(event, each.number, each.unit, calendar))
    ]


def _recurs_alike(deadline: StatutoryDeadline, clause: Clause) -> bool:
    """Return whether a deadline can stand beside a clause: a day of every year only beside what is yearly itself."""
    recurrence = recurrence_of(clause)
    if recurrence is None or deadline.kind not in {ClauseKind.YEARLY, ClauseKind.PERIODIC}:
        return False
    return deadline.kind is ClauseKind.PERIODIC or recurrence.period is Period.YEAR


def _next(deadline: StatutoryDeadline, event: date, calendar: Calendar) -> StatutoryDay:
    """Return the first day of a yearly deadline that is not before an event."""
    window = Window(event, date(min(event.year + 1, date.max.year), 12, 31))
    found = next(occurrences(_as_clause(deadline), window, calendar), None)
    return StatutoryDay(found.last_day.due if found else window.last, deadline.source)


def _in_period(deadline: StatutoryDeadline, due: date, calendar: Calendar) -> StatutoryDay:
    """Return the day of a deadline in the year of a due day, or the end of the period around it."""
    yearly = deadline.kind is ClauseKind.YEARLY
    window = Window(date(due.year, 1, 1) if yearly else due, date(due.year, 12, 31))
    found = next(occurrences(_as_clause(deadline), window, calendar), None)
    return StatutoryDay(found.last_day.due if found else due, deadline.source)


def _as_clause(deadline: StatutoryDeadline) -> Clause:
    return Clause(text="", start=0, kind=deadline.kind, date=deadline.date, period=deadline.period)


def _by_day(day: StatutoryDay) -> date:
    return day.due

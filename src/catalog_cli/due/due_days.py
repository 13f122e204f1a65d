"""The due days of items: those to come within some days, and the last day for information formed on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.periods import Occurrence, Window, occurrences, recurrence_of
from catalog_cli.due.statutory import StatutoryDay, StatutoryDays
from catalog_cli.due.time_limits import LastDay, last_day_after
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.message import Message, message
from catalog_cli.model.phrase import Clause, ClauseKind, Period, TimeLimit, TokenKind
from catalog_cli.model.run import Run
from catalog_cli.model.workspace_label import WorkspaceLabel
from catalog_cli.parsing.lazy_regex import lazy_regex
from catalog_cli.parsing.time_limits import fixed_day, parse_time_limit

_MAKING = lazy_regex("形成|变更|制作|生成|产生|获取|更新|制定")
_MOVED = lazy_regex("顺延|延后|推迟")


class DueKind(StrEnum):
    """Why something is due."""

    LIMIT = "limit"
    """A time after an event has run out, or the one day that a time limit names (2027年3月31日前)."""
    PERIODIC = "periodic"
    YEARLY = "yearly"
    REVIEW = "review"
    """The item is to be looked at again (复核日期)."""
    RECORD = "record"
    """Information that is in the ledger and not published yet."""


class DueNote(Struct, frozen=True):
    """What is to be said of a due day: in words for people, and as a `code` that is the same in every language."""

    code: str
    words: Message


class DueDay(Struct, frozen=True, kw_only=True):
    """A day on which something of an item is due at the latest; `due` is None where its time limit names no day.

    `counted_from` is the day of the event or the end of the period from which the time counts, None for a named day.
    `basis` is the printed clause. `nominal` is where the day would be if no day were off: it identifies the day, and
    stays when days off are announced. `is_provisional` marks what may still move then. `record` names the open record
    that the day is of. `workspace` is that of the item, where several are asked for.
    """

    item: str
    name: str
    offices: tuple[str, ...] = ()
    kind: DueKind
    due: date | None = None
    is_provisional: bool = False
    counted_from: date | None = None
    basis: str = ""
    statutory: StatutoryDay | None = None
    nominal: date | None = None
    notes: tuple[DueNote, ...] = ()
    link: str | None = None
    record: str = ""
    workspace: WorkspaceLabel | None = None

    def is_overdue(self, today: date) -> bool:
        """Return whether it should have been done before today; a day of a period that is over tells nothing."""
        return self.due is not None and self.due < today and self.kind in {DueKind.REVIEW, DueKind.RECORD}


class DueDays:
    """What is due of the items of one catalogue, by its settings, a calendar and the day of a run."""

    def __init__(self, settings: Settings, calendar: Calendar, run: Run) -> None:
        """Keep what all items share."""
        self.calendar = calendar
        self._settings = settings
        self._run = run

    def coming(self, items: Iterable[Item], last: date) -> list[DueDay]:
        """Return what falls due from the day of the run up to a day, and reviews that are overdue; the first first."""
        window = Window(self._run.today, last)
        found = (day for item in _applicable(items) for day in (*self._recurring(item, window), *_review(item, last)))
        return sorted(found, key=_by_day)

    def after(self, items: Iterable[Item], formed: date) -> list[DueDay]:
        """Return for each clause of items the last day that it leaves for information formed or changed on a day."""
        found = (day for item in _applicable(items) for day, _clause in self._limits_by_clause(item, formed))
        return sorted(found, key=_by_day)

    def last_day(self, item: Item, formed: date) -> DueDay | None:
        """Return the last day for information of an item that was formed or changed on a day; None if none is named.

        Of several clauses the one about nothing in particular counts, and a time after the event before a day that
        recurs. Where each is about something, which one is meant is not known: only after the latest day it is late
        for sure.
        """
        days = list(self._limits_by_clause(item, formed))
        general = [day for day, clause in days if not clause.subject]
        counted = [day for day in general if day.counted_from == formed]
        if general:
            return min(counted or general, key=_by_day)
        return max((day for day, _clause in days), key=_by_day, default=None)

    def undated(self, items: Iterable[Item]) -> list[DueDay]:
        """Return the items whose time limit never leads to a day, with the reason."""
        return [_undated(item) for item in _applicable(items) if not _has_day(item)]

    def _limits_by_clause(self, item: Item, formed: date) -> Iterator[tuple[DueDay, Clause]]:
        limit, statutory = _limit_of(item), StatutoryDays(item, self._settings, self._run)
        for clause in limit.clauses:
            if recurrence_of(clause) or fixed_day(item.time_limit or "", clause):
                window = Window(formed, date(min(formed.year + 1, date.max.year), 12, 31))
                found = next(self._recurring_clause(item, clause, window, statutory), None)
            else:
                found = self._limit(item, clause, formed, statutory)
            if found:
                yield found, clause

    def _limit(self, item: Item, clause: Clause, formed: date, statutory: StatutoryDays) -> DueDay | None:
        """Return the last day that a clause leaves after an event."""
        if clause.kind is not ClauseKind.AFTER or clause.number is None or clause.unit is None:
            return None
        last = last_day_after(formed, clause.number, clause.unit, self.calendar)
        if last is None:
            return None
        event = clause.trigger if clause.trigger and not _MAKING.search(clause.trigger) else ""
        counted = (DueNote(f"event:{event}", message("counted from {event}", event=event)),) if event else ()
        day = _due_day(item, DueKind.LIMIT, clause.text, last, (*_moved_note(last), *counted))
        return replace(day, counted_from=formed, statutory=statutory.after(formed, self.calendar))

    def _recurring(self, item: Item, window: Window) -> Iterator[DueDay]:
        limit = _limit_of(item)
        if any(recurrence_of(clause) or clause.day for clause in limit.clauses):
            statutory = StatutoryDays(item, self._settings, self._run)
            for clause in limit.clauses:
                yield from self._recurring_clause(item, clause, window, statutory)

    def _recurring_clause(
        self, item: Item, clause: Clause, window: Window, statutory: StatutoryDays
    ) -> Iterator[DueDay]:
        day = fixed_day(item.time_limit or "", clause)
        if day and day in window:
            last = LastDay(day, day)
            yield _due_day(item, DueKind.LIMIT, clause.text, last, self._day_off_note(last))
        moves = _is_moved(_limit_of(item))
        for each in occurrences(clause, window, self.calendar, moves=moves):
            yield self._occurrence(item, clause, each, statutory)

    def _occurrence(self, item: Item, clause: Clause, each: Occurrence, statutory: StatutoryDays) -> DueDay:
        recurrence = recurrence_of(clause)
        is_yearly = recurrence is not None and recurrence.period is Period.YEAR
        kind = DueKind.YEARLY if is_yearly else DueKind.PERIODIC
        notes = (*_moved_note(each.last_day), *self._day_off_note(each.last_day))
        day = _due_day(item, kind, clause.text, each.last_day, notes)
        beside = statutory.beside(clause, each.last_day.due, self.calendar)
        return replace(day, counted_from=each.counted_from, statutory=beside)

    def _day_off_note(self, last: LastDay) -> tuple[DueNote, ...]:
        """Say of a named day that it is a day off, and which working day comes before it."""
        if self.calendar.is_working(last.due):
            return ()
        before = self.calendar.working_day_until(last.due)
        words = message("day off; last working day before: {day}", day=f"{before:%m-%d}")
        return (DueNote("day_off", words),)


def _applicable(items: Iterable[Item]) -> Iterator[Item]:
    """Leave out what this office does not publish at all."""
    return (item for item in items if not item.not_applicable)


def _limit_of(item: Item) -> TimeLimit:
    return parse_time_limit(item.time_limit or "")


def _review(item: Item, last: date) -> Iterator[DueDay]:
    day = _day(item.review_date)
    if day and day <= last:
        yield _due_day(item, DueKind.REVIEW, item.review_date or "", LastDay(day, day))


def _due_day(item: Item, kind: DueKind, basis: str, last: LastDay | None, notes: tuple[DueNote, ...] = ()) -> DueDay:
    return DueDay(
        item=item.id,
        name=item.name,
        offices=item.responsible,
        kind=kind,
        due=last.due if last else None,
        is_provisional=last is not None and last.is_provisional,
        basis=basis,
        nominal=last.nominal if last else None,
        notes=notes,
        link=item.link,
    )


def _moved_note(last: LastDay) -> tuple[DueNote, ...]:
    if not last.is_moved:
        return ()
    return (DueNote(f"moved_from:{last.nominal}", message("moved from {day}, a day off", day=f"{last.nominal:%m-%d}")),)


def _undated(item: Item) -> DueDay:
    given = DueNote("no_day", message("names no day"))
    reason = given if item.time_limit else DueNote("no_limit", message("no time limit"))
    return _due_day(item, DueKind.LIMIT, item.time_limit or "", None, (reason,))


def _has_day(item: Item) -> bool:
    """Return whether any clause of an item leads to a day, by itself or after an event."""
    return any(
        recurrence_of(clause)
        or fixed_day(item.time_limit or "", clause)
        or (clause.kind is ClauseKind.AFTER and clause.number is not None and clause.unit)
        for clause in _limit_of(item).clauses
    )


def _is_moved(limit: TimeLimit) -> bool:
    """Return whether a time limit says that a day off moves the day (如遇节假日顺延)."""
    return any(token.kind is TokenKind.MARK and _MOVED.search(token.text) for token in limit.tokens)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _by_day(day: DueDay) -> date:
    return day.due or date.max

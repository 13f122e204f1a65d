"""Find out what is due of the items of a catalogue."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDay, DueDays
from catalog_cli.due.ledger import DueRecords
from catalog_cli.due.periods import Window
from catalog_cli.due.time_limits import add_units
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.record import Record
from catalog_cli.model.run import Run
from catalog_cli.parsing.span import TimeSpan
from catalog_cli.views.agenda import DEFAULT_ALARM, Agenda


class DueRequest(Struct, frozen=True):
    """What is asked: due days within a time, the last day for what was `formed` on a day, or what has no day.

    With `whole_months`, the time goes on to the end of its last month, as a page with months shows it.
    """

    within: TimeSpan
    formed: date | None = None
    undated: bool = False
    whole_months: bool = False

    def last_day(self, today: date) -> date:
        """Return the last day of the time."""
        last = add_units(today, *self.within)
        return last.replace(day=monthrange(last.year, last.month)[1]) if self.whole_months else last


def find_due(
    items: Sequence[Item], settings: Settings, request: DueRequest, run: Run, records: Sequence[Record] = ()
) -> list[DueDay]:
    """Return what is due, the first day first; with the open records of the items, which may be overdue."""
    due = DueDays(settings, calendar_of(settings), run)
    if request.undated:
        return due.undated(items)
    if request.formed:
        return due.after(items, request.formed)
    last = request.last_day(run.today)
    of_items = due.coming(items, last)
    return sorted([*_of_records(due, items, records, last), *of_items], key=by_day) if records else of_items


def _of_records(due: DueDays, items: Sequence[Item], records: Sequence[Record], last: date) -> Iterator[DueDay]:
    by_id, days = {item.id: item for item in items}, DueRecords(due)
    for record in records:
        item = by_id.get(record.item)
        day = days.open_day(record, item) if item else None
        if day and day.due and day.due <= last:
            yield day


def by_day(day: DueDay) -> date:
    """Return what due days are sorted by: those that name no day come last."""
    return day.due or date.max


def agenda_of(
    days: Sequence[DueDay], settings: Settings, request: DueRequest, run: Run, alarm: timedelta | None
) -> Agenda:
    """Return due days with what a calendar of them needs; it begins with the day of the run, or that asked for."""
    first = request.formed or run.today
    last = max((day.due for day in days if day.due), default=first)
    window = Window(first, max(first, last) if request.formed else request.last_day(run.today))
    return Agenda(
        title=settings.title,
        publishers=settings.publishers,
        days=tuple(days),
        today=run.today,
        window=window,
        calendar=calendar_of(settings),
        alarm=DEFAULT_ALARM if alarm is None else alarm,
    )

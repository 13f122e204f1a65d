"""The due days of records: until when each had to be published, and whether it was."""

from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.due.due_days import DueDay, DueDays, DueKind
from catalog_cli.model.item import Item
from catalog_cli.model.record import Record


class RecordState(StrEnum):
    """Whether a record was published in time; without a due day it is only open or published."""

    OPEN = "open"
    OVERDUE = "overdue"
    PUBLISHED = "published"
    ON_TIME = "on_time"
    LATE = "late"


class RecordDue(Struct, frozen=True):
    """A record, the day by which its item's time limit wants it published (None where it names none), and its state."""

    record: Record
    day: DueDay | None
    state: RecordState

    @property
    def due(self) -> date | None:
        """The last day of the time limit."""
        return self.day.due if self.day else None


class DueRecords:
    """Finds the due days of records; those of one item that were formed on one day share theirs."""

    def __init__(self, days: DueDays) -> None:
        """Take the due days of the catalogue."""
        self._days = days
        self._known: dict[tuple[str, date], DueDay | None] = {}

    def day(self, record: Record, item: Item | None) -> DueDay | None:
        """Return the last day of a record by its item's time limit; None where that names none, or the item is gone."""
        if item is None:
            return None
        key = item.id, record.formed
        if key not in self._known:
            self._known[key] = self._days.last_day(item, record.formed)
        return self._known[key]

    def open_day(self, record: Record, item: Item) -> DueDay | None:
        """Return the due day of an open record, under its title; None where it has none, or is published."""
        day = self.day(record, item) if record.is_open else None
        return day and replace(
            day, kind=DueKind.RECORD, name=record.title, link=record.link or item.link, record=record.name
        )

    def of(self, record: Record, item: Item | None, today: date) -> RecordDue:
        """Return the due day of a record, and its state on a day."""
        day = self.day(record, item)
        return RecordDue(record, day, _state(record, day.due if day else None, today))


def _state(record: Record, due: date | None, today: date) -> RecordState:
    if record.published is None:
        return RecordState.OVERDUE if due and due < today else RecordState.OPEN
    if due is None:
        return RecordState.PUBLISHED
    return RecordState.ON_TIME if record.published <= due else RecordState.LATE

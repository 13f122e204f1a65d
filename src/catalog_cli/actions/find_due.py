"""Find out what is due of the items of a catalogue."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from catalog_cli.due.calendar import calendar_of
from catalog_cli.due.due_days import DueDay, DueDays
from catalog_cli.due.time_limits import add_units
from catalog_cli.model.catalogue import Settings
from catalog_cli.model.item import Item
from catalog_cli.model.run import Run
from catalog_cli.parsing.span import TimeSpan


class DueRequest(Struct, frozen=True):
    """What is asked: due days within a time, the last day for what was `formed` on a day, or what has no day."""

    within: TimeSpan
    formed: date | None = None
    undated: bool = False


def find_due(items: Sequence[Item], settings: Settings, request: DueRequest, run: Run) -> list[DueDay]:
    """Return what is due, the first day first."""
    due = DueDays(settings, calendar_of(settings), run)
    if request.undated:
        return due.undated(items)
    if request.formed:
        return due.after(items, request.formed)
    return due.coming(items, add_units(run.today, *request.within))

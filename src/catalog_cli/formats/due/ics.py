"""`--format ics`: due days for a calendar program, which keeps them up to date by a subscription (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from gettext import gettext as _

from icalendar import Alarm, Calendar, Event

from catalog_cli.due.due_days import DueDay
from catalog_cli.formats import Screen
from catalog_cli.model.text import one_line
from catalog_cli.views.agenda import Agenda, summary
from catalog_cli.views.due import kind_of_due, note_words, statutory_words

_PRODUCT = "-//catalog-cli//catalog due//"
_REFRESH = timedelta(days=1)
_END = "END:VCALENDAR\r\n"


def write(agenda: Agenda, screen: Screen) -> Iterator[str]:
    """Write an all-day event for each due day, with a reminder."""
    begin, end = calendar_around(agenda.title)
    yield begin
    for identifier, day in agenda.identified():
        yield event_text(identifier, day, agenda)
    yield end


def calendar_around(title: str) -> tuple[str, str]:
    """Return what stands before the events of a calendar, and what stands behind them."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(title))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    begin, end, _none = calendar.to_ical().decode().rpartition(_END)
    return begin, end


def event_text(identifier: str, day: DueDay, agenda: Agenda) -> str:
    """Return the event of a due day, as it stands in the calendar."""
    return str(_event(identifier, day, agenda).to_ical().decode())


def _event(identifier: str, day: DueDay, agenda: Agenda) -> Event:
    """Make the event; its time stamp is the day of the answer, so that the same answer has the same bytes."""
    stamp = datetime.combine(agenda.today, time(), UTC)
    event = Event()
    event.add("uid", identifier)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", day.due)
    if day.due and day.due < date.max:
        event.add("dtend", day.due + timedelta(days=1))
    event.add("summary", one_line(summary(day)))
    event.add("description", "\n".join(map(one_line, _description(day, agenda))))
    event.add("categories", [kind_of_due(day.kind)])
    event.add("transp", "TRANSPARENT")
    event.add("status", "TENTATIVE" if day.is_provisional else "CONFIRMED")
    if day.link and day.link.startswith(("https://", "http://")) and day.link.isascii() and day.link.isprintable():
        event.add("url", day.link)
    event.add_component(_alarm(day, agenda))
    return event


def _alarm(day: DueDay, agenda: Agenda) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(summary(day)))
    alarm.add("trigger", -agenda.alarm)
    return alarm


def _description(day: DueDay, agenda: Agenda) -> list[str]:
    limit = [_("Time limit: {text}").format(text=day.basis)] if day.basis else []
    counted = [_("Counted from: {day}").format(day=day.counted_from)] if day.counted_from else []
    catalogue = [day.workspace.heading] if day.workspace else []
    return [*catalogue, *limit, *counted, *statutory_words(day), *note_words(day, agenda.today)]

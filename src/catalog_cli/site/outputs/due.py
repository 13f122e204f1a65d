"""`due.ics`: what is to be published in the year to come, for calendars; reviews are the office's own affair."""

from collections.abc import Iterator
from functools import partial

from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile

DUE = "due.ics"


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the calendar."""
    yield SiteFile(DUE, partial(_calendar, content), made_of=(content.frame, content.whole), of_all_items=True)


def _calendar(content: SiteContent) -> bytes:
    # deferred: the days off take a while to load, and a build that makes nothing anew needs none
    from catalog_cli.due.calendar import calendar_of
    from catalog_cli.due.due_days import DueDays, DueKind
    from catalog_cli.due.periods import Window
    from catalog_cli.due.time_limits import add_units
    from catalog_cli.formats import Screen
    from catalog_cli.formats.due import ics
    from catalog_cli.model.phrase import TimeUnit
    from catalog_cli.views.agenda import Agenda

    today, calendar = content.run.today, calendar_of(content.settings)
    last = add_units(today, 1, TimeUnit.YEAR)
    coming = DueDays(content.settings, calendar, content.run).coming(content.items, last)
    agenda = Agenda(
        title=content.settings.title,
        publishers=content.settings.publishers,
        days=tuple(day for day in coming if day.kind is not DueKind.REVIEW),
        today=today,
        window=Window(today, last),
        calendar=calendar,
    )
    return "".join(ics.write(agenda, Screen())).encode()

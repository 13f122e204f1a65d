"""`due.ics`: what is to be published in the year to come, for calendars; reviews are the office's own affair."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from catalog_cli.due.due_days import DueKind
from catalog_cli.due.periods import Window
from catalog_cli.due.time_limits import add_units
from catalog_cli.model.item import Item
from catalog_cli.model.phrase import TimeUnit
from catalog_cli.site.content import SiteContent
from catalog_cli.site.files import SiteFile
from catalog_cli.site.fingerprint import fingerprint
from catalog_cli.site.parts import FileParts
from catalog_cli.views.agenda import Agenda

DUE = "due.ics"
_Dated = list[tuple[str, str]]
"""Due days in ISO form, each with the text of its event."""


def files(content: SiteContent) -> Iterator[SiteFile]:
    """Yield the calendar."""
    parts, made_of = FileParts(), (content.frame, content.whole)
    yield SiteFile(DUE, partial(_calendar, content, parts), made_of=made_of, of_all_items=True, parts=parts)


def _calendar(content: SiteContent, parts: FileParts) -> bytes:
    # deferred, here and below: a build that makes nothing anew needs no library of calendars
    from catalog_cli.formats.due import ics

    # items of one id, which are an error, share the numbers of their events
    of_one_id: dict[str, list[Item]] = {}
    for item in content.items:
        of_one_id.setdefault(item.id, []).append(item)
    dated: _Dated = []
    for items in of_one_id.values():
        key = fingerprint(content.frame, [*map(content.key_of, items)])
        dated += msgspec.msgpack.decode(parts.recall(key, partial(_events, items, content)), type=_Dated)
    begin, end = ics.calendar_around(content.settings.title)
    events = (text for _day, text in sorted(dated, key=lambda each: each[0]))
    return "".join((begin, *events, end)).encode()


def _events(items: Sequence[Item], content: SiteContent) -> bytes:
    from catalog_cli.formats.due import ics

    agenda = _agenda(items, content)
    dated = [(str(day.due), ics.event_text(identifier, day, agenda)) for identifier, day in agenda.identified()]
    return msgspec.msgpack.encode(dated)


def _agenda(items: Sequence[Item], content: SiteContent) -> Agenda:
    today = content.run.today
    last = add_units(today, 1, TimeUnit.YEAR)
    return Agenda(
        title=content.settings.title,
        publishers=content.settings.publishers,
        days=tuple(day for day in content.due.coming(items, last) if day.kind is not DueKind.REVIEW),
        today=today,
        window=Window(today, last),
        calendar=content.due.calendar,
    )

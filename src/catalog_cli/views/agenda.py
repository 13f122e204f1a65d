"""An agenda: due days with what a calendar needs besides, the same for every format of a calendar."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from gettext import gettext as _
from hashlib import sha256

from msgspec import Struct

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.due_days import DueDay, DueKind
from catalog_cli.due.periods import Window
from catalog_cli.model.field import separator_of

DEFAULT_ALARM = timedelta(days=7)


class Agenda(Struct, frozen=True, kw_only=True):
    """The due days of a catalogue as of `today`, within a window of days; `alarm` is the time before, for reminders."""

    title: str
    publishers: tuple[str, ...]
    days: tuple[DueDay, ...]
    today: date
    window: Window
    calendar: Calendar
    alarm: timedelta = DEFAULT_ALARM

    def identified(self) -> Iterator[tuple[str, DueDay]]:
        """Yield each due day with an identifier that stays when it moves, or when others come and go.

        It names the record, or the item, the kind and the day on which it would be due if no day were off. A short
        digest of the publishers tells catalogues apart.
        """
        place = sha256("\n".join(self.publishers).encode()).hexdigest()[:12]
        seen = Counter[str]()
        for day in self.days:
            if day.due is None:
                continue
            name = day.record or f"{day.item}-{day.kind.value}-{day.nominal or day.due}"
            seen[name] += 1
            more = f"-{seen[name]}" if seen[name] > 1 else ""
            yield f"{name}{more}@{place}.catalog", day

    def by_day(self) -> Mapping[date, list[DueDay]]:
        """Return the due days of each day, in the order of the days."""
        found: dict[date, list[DueDay]] = {}
        for day in self.days:
            if day.due:
                found.setdefault(day.due, []).append(day)
        return found


def summary(day: DueDay) -> str:
    """Return what is due, by whom, on one line: 数据局：政府信息公开工作年度报告."""
    name = _("Review of {name}").format(name=day.name) if day.kind is DueKind.REVIEW else day.name
    offices = separator_of("responsible").join(day.offices)
    words = _("{subject}: {limit}").format(subject=offices, limit=name) if offices else name
    return _("{words} (provisional)").format(words=words) if day.is_provisional else words

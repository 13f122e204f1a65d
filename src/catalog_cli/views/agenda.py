"""An agenda: due days with what a calendar needs besides, the same for every format of a calendar."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from gettext import gettext as _
from hashlib import sha256

from msgspec import Struct

from catalog_cli.due.calendar import Calendar
from catalog_cli.due.due_days import DueDay, DueKind
from catalog_cli.due.periods import Window
from catalog_cli.model.field import separator_of
from catalog_cli.model.workspace_label import WorkspaceLabel

DEFAULT_ALARM = timedelta(days=7)


class Agenda(Struct, frozen=True, kw_only=True):
    """The due days of a catalogue as of `today`, within a window of days; `alarm` is the time before, for reminders.

    Of several workspaces, `identities` tells them apart, by their path: see `identities_of`.
    """

    title: str
    publishers: tuple[str, ...]
    days: tuple[DueDay, ...]
    today: date
    window: Window
    calendar: Calendar
    alarm: timedelta = DEFAULT_ALARM
    identities: Mapping[str, str] = {}

    def identified(self) -> Iterator[tuple[str, DueDay]]:
        """Yield each due day with an identifier that stays when it moves, or when others come and go.

        It names the record, or the item, the kind and the day on which it would be due if no day were off. A short
        digest of the publishers tells catalogues apart.
        """
        own, seen = _digest("\n".join(self.publishers)), Counter[str]()
        for day in self.days:
            if day.due is None:
                continue
            place = self.identities[day.workspace.path] if day.workspace else own
            name = day.record or f"{day.item}-{day.kind.value}-{day.nominal or day.due}"
            count = seen[f"{name}@{place}"] = seen[f"{name}@{place}"] + 1
            more = f"-{count}" if count > 1 else ""
            yield f"{name}{more}@{place}.catalog", day

    def by_day(self) -> Mapping[date, list[DueDay]]:
        """Return the due days of each day, in the order of the days."""
        found: dict[date, list[DueDay]] = {}
        for day in self.days:
            if day.due:
                found.setdefault(day.due, []).append(day)
        return found


def identities_of(labels: Sequence[WorkspaceLabel]) -> dict[str, str]:
    """Return what tells each of several workspaces apart, by its path: a digest of its publishers, as if it were alone.

    Where others have the same publishers, it is of the title too; where they have that as well, also of the path.
    """
    wanted = [
        ["\n".join(label.publishers) for label in labels],
        ["\n".join((*label.publishers, label.title)) for label in labels],
        ["\n".join((*label.publishers, label.title, label.path)) for label in labels],
    ]
    counts = [Counter(texts) for texts in wanted]
    return {
        label.path: next(_digest(text) for text, count in zip(texts, counts, strict=True) if count[text] == 1)
        for label, texts in zip(labels, zip(*wanted, strict=True), strict=True)
    }


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def summary(day: DueDay) -> str:
    """Return what is due, by whom, on one line: 数据局：政府信息公开工作年度报告."""
    name = _("Review of {name}").format(name=day.name) if day.kind is DueKind.REVIEW else day.name
    offices = separator_of("responsible").join(day.offices)
    words = _("{subject}: {limit}").format(subject=offices, limit=name) if offices else name
    return _("{words} (provisional)").format(words=words) if day.is_provisional else words

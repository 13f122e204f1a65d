"""What happened to an item, in words: the day, what it was, and each changed field before and after."""

from collections.abc import Iterable

from msgspec import Struct

from catalog_cli.model.change import Change, ChangeKind
from catalog_cli.model.history import Event, EventKind
from catalog_cli.views.change_lines import Line, changed_lines
from catalog_cli.views.history import event_word

_UNSEEN = frozenset({EventKind.MOVED, EventKind.REWRITTEN})
"""What readers of the table do not see."""


class ToldEvent(Struct, frozen=True):
    """An event: its day (empty for what is not committed), its word, and the lines of its fields."""

    day: str
    word: str
    lines: tuple[Line, ...]


def told_events(events: Iterable[Event]) -> tuple[ToldEvent, ...]:
    """Tell the events that change what is published, the newest first."""
    return tuple(_told(event) for event in events if event.kind not in _UNSEEN)


def _told(event: Event) -> ToldEvent:
    fields = tuple(field for field in event.fields if field.key != "path")
    change = Change(ChangeKind.CHANGED, "", event.item, event.item, fields)
    return ToldEvent(
        event.commit.written[:10] if event.commit else "", event_word(event.kind), tuple(changed_lines(change))
    )

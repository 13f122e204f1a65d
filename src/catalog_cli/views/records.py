"""Records of the ledger as a table, with their items, offices and due days."""

from collections.abc import Mapping, Sequence
from gettext import gettext as _

from msgspec import Struct

from catalog_cli.due.ledger import RecordDue, RecordState
from catalog_cli.model.field import separator_of
from catalog_cli.model.item import Item
from catalog_cli.model.table import Cell, Column, Each, Table
from catalog_cli.views.headings import heading

_PIPED = ("record", "item", "title", "formed", "due", "published", "state", "office", "link", "note")
_NARROW = ("title", "due", "state", "office")
_MIDDLE, _WIDE = 76, 120
"""Columns of a terminal from which there is room for offices, and for all else that a person looks for."""


class LedgerEntry(Struct, frozen=True):
    """A record with its due day, and its item, which may be gone from the catalogue."""

    due: RecordDue
    item: Item | None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that have to publish it."""
        return self.item.responsible if self.item else ()


def ledger_table(entries: Sequence[LedgerEntry], width: int | None = None) -> Table:
    """Show each record on a row; for people, on a terminal of some width, with as many columns as fit."""
    keys = _PIPED if width is None else _columns(width, has_links=any(entry.due.record.link for entry in entries))
    headings = _headings()
    return Table(
        columns=tuple(Column(key, headings[key], is_whole=key in _WHOLE) for key in keys),
        rows=Each(lambda entry: tuple(_cell(entry, key) for key in keys), entries),
        records=Each(entry_record, entries),
    )


def entry_record(entry: LedgerEntry) -> dict[str, object]:
    """Return a record as data: what its file says, and what follows from its item."""
    record = entry.due.record
    return {
        "record": record.name,
        **record.to_mapping(),
        "office": list(entry.offices),
        "due": entry.due.due.isoformat() if entry.due.due else None,
        "provisional": entry.due.day is not None and entry.due.day.is_provisional,
        "state": entry.due.state.value,
        "path": record.path,
    }


def state_word(state: RecordState) -> str:
    """Return the reader's word for a state."""
    return _state_words()[state]


_WHOLE = frozenset({"record", "formed", "due", "published"})


def _state_words() -> Mapping[RecordState, str]:
    return {
        RecordState.OPEN: _("open"),
        RecordState.OVERDUE: _("overdue"),
        RecordState.PUBLISHED: _("published"),
        RecordState.ON_TIME: _("on time"),
        RecordState.LATE: _("late"),
    }


def _columns(width: int, *, has_links: bool) -> tuple[str, ...]:
    if width < _MIDDLE:
        return _NARROW
    if width < _WIDE:
        return ("record", "title", "due", "published", "state")
    links = ("link",) if has_links else ()
    return ("record", "title", "formed", "due", "published", "state", "office", *links)


def _headings() -> dict[str, str]:
    return {
        "record": _("Record"),
        "item": heading("id"),
        "title": _("Title"),
        "formed": _("Formed on"),
        "due": _("Due"),
        "published": _("Published on"),
        "state": _("State"),
        "office": heading("responsible"),
        "link": heading("link"),
        "note": _("Note"),
    }


def _cell(entry: LedgerEntry, key: str) -> Cell:
    record = entry.due.record
    if key == "state":
        return Cell(state_word(entry.due.state), data=entry.due.state.value)
    texts = {
        "record": record.name,
        "due": f"{entry.due.due or ''}",
        "office": separator_of("responsible").join(entry.offices),
    }
    text = texts[key] if key in texts else str(getattr(record, key) or "")
    return Cell(text, link=record.link if key == "link" else None)

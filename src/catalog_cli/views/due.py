"""Due days as a table: what is next, by whom, and why."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from catalog_cli.due.due_days import DueDay, DueKind
from catalog_cli.model.field import separator_of
from catalog_cli.model.message import listed
from catalog_cli.model.table import Cell, Column, Row, Table
from catalog_cli.views.deadlines import in_brief
from catalog_cli.views.headings import heading

_MIDDLE, _WIDE = 76, 120
"""Columns of a terminal from which there is room for the limit, and for all else."""


def due_table(days: Sequence[DueDay], today: date, width: int | None = None) -> Table:
    """Show due days; for people, on a terminal of some width, with as many columns as fit."""
    keys = _PIPED if width is None else _columns(days, width)
    return Table(
        columns=tuple(Column(key, _headings()[key], is_whole=key in {"due", "item"}) for key in keys),
        rows=[_row(day, keys, today, is_narrow=width is not None) for day in days],
        records=list(map(due_record, days)),
    )


def due_record(day: DueDay) -> dict[str, object]:
    """Return a due day as data."""
    statutory = day.statutory
    return {
        "item": day.item,
        "name": day.name,
        "office": list(day.offices),
        "kind": day.kind.value,
        "due": day.due.isoformat() if day.due else None,
        "provisional": day.is_provisional,
        "from": day.counted_from.isoformat() if day.counted_from else None,
        "basis": day.basis,
        "statutory": {"due": statutory.due.isoformat(), "source": statutory.source} if statutory else None,
    }


def kind_of_due(kind: DueKind) -> str:
    """Return the reader's word for why something is due."""
    words = {
        DueKind.LIMIT: _("time limit"),
        DueKind.PERIODIC: _("periodic"),
        DueKind.YEARLY: _("yearly"),
        DueKind.REVIEW: _("review"),
        DueKind.RECORD: _("open record"),
    }
    return words[kind]


def weekday(day: date) -> str:
    """Return the short name of a day of the week."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def provisional_words(days: Sequence[DueDay]) -> str:
    """Return what to say below a table in which some days are provisional; empty where none is."""
    years = sorted({day.due.year for day in days if day.due and day.is_provisional})
    if not years:
        return ""
    words = _("provisional: the days off of {years} are not announced yet; add them to calendar in catalog.yaml")
    return words.format(years=listed(map(str, years)))


def note_words(day: DueDay, today: date) -> list[str]:
    """Return what is to be said of a due day besides: that it is overdue, may move, or is a day off."""
    late = [_("overdue")] if day.is_overdue(today) else []
    moves = [_("provisional")] if day.is_provisional else []
    return [*late, *moves, *(str(note.words) for note in day.notes)]


def note_codes(day: DueDay, today: date) -> str:
    """Return the same for programs; what is provisional has a column of its own."""
    return "; ".join([*["overdue"] * day.is_overdue(today), *(note.code for note in day.notes)])


def statutory_words(day: DueDay) -> list[str]:
    """Return the day that the law sets, and which law, as a sentence; nothing where none is known."""
    if day.statutory is None:
        return []
    return [_("By law: {day} ({source})").format(day=day.statutory.due, source=day.statutory.source)]


_PIPED = ("item", "name", "office", "kind", "due", "provisional", "from", "basis", "statutory", "source", "note")


def _columns(days: Sequence[DueDay], width: int) -> tuple[str, ...]:
    """Choose the columns that fit; those that say nothing of any day are left out."""
    keys = ["due", "name", "office"]
    if width >= _MIDDLE:
        keys.append("basis")
    if width >= _WIDE:
        keys[1:1] = ["left"]
        keys += ["kind", "from", "statutory"]
    keys.append("note")
    empty = {"from": all(day.counted_from is None for day in days), "statutory": not any(day.statutory for day in days)}
    if all(day.due is None for day in days):
        empty |= {"due": True, "left": True}
    return tuple(key for key in keys if not empty.get(key))


def _headings() -> dict[str, str]:
    return {
        "item": heading("id"),
        "name": heading("name"),
        "office": heading("responsible"),
        "kind": _("Kind"),
        "due": _("Due"),
        "left": _("Days left"),
        "provisional": _("Provisional"),
        "from": _("Counted from"),
        "basis": heading("time_limit"),
        "statutory": _("By law"),
        "source": _("Law"),
        "note": _("Note"),
    }


def _row(day: DueDay, keys: Sequence[str], today: date, *, is_narrow: bool) -> Row:
    return tuple(_cell(day, key, today, is_narrow=is_narrow) for key in keys)


def _cell(day: DueDay, key: str, today: date, *, is_narrow: bool) -> Cell:
    if key == "kind":
        return Cell(kind_of_due(day.kind), data=day.kind.value)
    if key == "due" and is_narrow and day.due:
        return Cell(f"{day.due} {weekday(day.due)}", data=day.due.isoformat())
    if key == "note":
        return Cell("\n".join(note_words(day, today)), data=note_codes(day, today))
    return Cell(_text(day, key, today, is_narrow=is_narrow))


def _text(day: DueDay, key: str, today: date, *, is_narrow: bool) -> str:
    statutory = day.statutory
    texts = {
        "item": day.item,
        "name": day.name,
        "office": separator_of("responsible").join(day.offices),
        "due": day.due,
        "left": (day.due - today).days if day.due else "",
        "provisional": "true" if day.is_provisional else "false",
        "from": day.counted_from,
        "basis": in_brief(day.basis) if is_narrow else day.basis,
        "statutory": statutory.due if statutory else "",
        "source": statutory.source if statutory else "",
    }
    return f"{texts[key] or ''}" if key != "left" else f"{texts[key]}"

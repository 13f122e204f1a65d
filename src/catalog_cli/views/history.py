"""The history of an item, and the origin of each of its fields, as tables."""

from collections.abc import Sequence
from gettext import gettext as _
from itertools import groupby

from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.commit import Commit
from catalog_cli.model.history import Event, EventKind, Origin
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.views.change_lines import changed_lines, line_of, printed_value
from catalog_cli.views.headings import heading

_MINUTES = len("2026-01-31T09:30")
_ARROW = " → "
_NOTHING = "∅"
_DITTO = "〃"


def events_table(events: Sequence[Event]) -> Table:
    """Return the events for programs: a row for each changed field, and one for an event without any."""
    columns = (
        Column("date", _("Date")),
        Column("author", _("Author")),
        Column("change", _("Difference")),
        Column("field", _("Field")),
        Column("before", _("Before")),
        Column("after", _("After")),
        Column("commit", _("Commit")),
        Column("subject", _("Subject")),
        Column("id", heading("id")),
    )
    lines = [(event, field) for event in events for field in event.fields or (None,)]
    return Table(columns, Each(_line, lines), Each(_event_record, events))


def events_sheet(events: Sequence[Event]) -> Table:
    """Return the events for people: a row for each commit, its changed fields one below the other."""
    columns = (
        Column("date", _("Date")),
        Column("author", _("Author")),
        Column("change", _("Difference")),
        Column("fields", _("What changed")),
    )
    newest = next((event.item for event in events if event.item), None)
    title = f"{newest.name}  {newest.id}" if newest else ""
    return Table(columns, Each(_event_row, events), Each(_event_record, events), title)


def origins_table(origins: Sequence[Origin]) -> Table:
    """Return the origins for programs: a row for each field, and for each element of a list."""
    columns = (
        Column("field", _("Field")),
        Column("value", _("Value")),
        Column("date", _("Date")),
        Column("author", _("Author")),
        Column("commit", _("Commit")),
        Column("subject", _("Subject")),
    )
    return Table(columns, Each(_origin_row, origins), Each(_origin_record, origins))


def origins_sheet(origins: Sequence[Origin]) -> Table:
    """Return the origins for people: list elements of one origin are in one row, and a repeated origin is 〃."""
    columns = Column("field", _("Field")), Column("value", _("Value")), Column("origin", _("Last change"))
    rows: list[Row] = []
    last = ""
    for (key, origin), same in groupby(origins, lambda each: (each.key, _origin_words(each))):
        value = "\n".join(each.text for each in same)
        rows.append((Cell(heading(key)), Cell(value), Cell(_DITTO if origin == last else origin)))
        last = origin
    return Table(columns, rows, Each(_origin_record, origins))


def event_word(kind: EventKind) -> str:
    """Return the user's word for what happened to an item."""
    return {
        EventKind.ADDED: _("added"),
        EventKind.CHANGED: _("changed"),
        EventKind.RENAMED: _("id changed"),
        EventKind.MOVED: _("file moved"),
        EventKind.REMOVED: _("removed"),
        EventKind.REWRITTEN: _("format only"),
        EventKind.UNREADABLE: _("could not be read"),
        EventKind.FIRST_KNOWN: _("already existed"),
    }[kind]


def _line(line: tuple[Event, FieldChange | None]) -> Row:
    event, field = line
    commit, item = event.commit, event.item
    texts = (
        commit.written if commit else "",
        commit.author if commit else "",
        str(event.kind),
        field.key if field else "",
        *_sides(event, field),
        commit.name if commit else "",
        commit.subject if commit else "",
        item.id if item else "",
    )
    return tuple(map(Cell, texts))


def _sides(event: Event, field: FieldChange | None) -> tuple[str, str]:
    """Return the texts of a field before and after; those of a list of documents are shown as they are to people."""
    if field is None:
        return "", ""
    if event.item is None:
        line = line_of(Change(ChangeKind.CHANGED, event.path, None, None), field)
        return line.before.text, line.after.text
    return printed_value(field.key, field.before), printed_value(field.key, field.after)


def _event_row(event: Event) -> Row:
    commit = event.commit
    words = [event_word(event.kind), f"{commit.subject}  {commit.short}" if commit else _uncommitted()]
    lead = (Cell(_moment(commit)), Cell(commit.author if commit else ""), Cell("\n".join(words)))
    return (*lead, _field_lines(event))


def _field_lines(event: Event) -> Cell:
    """Return the changed fields one below the other, differences marked; a new path is implied by a new id."""
    text, marks = "", []
    kept = (field for field in event.fields if field.key != "path" or event.kind is not EventKind.RENAMED)
    change = Change(ChangeKind.CHANGED, "" if event.item else event.path, event.item, event.item, tuple(kept))
    for line in changed_lines(change):
        text += ("\n" if text else "") + _("{field}: ").format(field=line.heading)
        for side in (line.before, line.after):
            marks += [(len(text) + start, len(text) + end) for start, end in side.marks]
            text += (side.text or _NOTHING) + _ARROW
        text = text.removesuffix(_ARROW)
    return Cell(text, tuple(marks))


def _uncommitted() -> str:
    return _("not committed yet")


def _moment(commit: Commit | None) -> str:
    """Return the date and time of day, in the author's time zone."""
    return commit.written[:_MINUTES].replace("T", " ") if commit else ""


def _origin_row(origin: Origin) -> Row:
    commit = origin.commit
    values = (commit.written, commit.author, commit.name, commit.subject) if commit else ("", "", "", "")
    return tuple(map(Cell, (origin.key, origin.text, *values)))


def _origin_words(origin: Origin) -> str:
    commit = origin.commit
    if commit is None:
        return _uncommitted()
    moment = _moment(commit) if origin.known else _("{date} or earlier").format(date=_moment(commit))
    return f"{moment}  {commit.author}\n{commit.subject}  {commit.short}"


def _origin_record(origin: Origin) -> dict[str, object]:
    return {"field": origin.key, "value": origin.text, **_commit_record(origin.commit), "known": origin.known}


def _event_record(event: Event) -> dict[str, object]:
    named = {"id": event.item.id, "name": event.item.name} if event.item else {"id": None, "name": None}
    fields = [{"field": each.key, "before": each.before, "after": each.after} for each in event.fields]
    commit = _commit_record(event.commit)
    return {"change": str(event.kind), **commit, **named, "path": event.path, "fields": fields}


def _commit_record(commit: Commit | None) -> dict[str, object]:
    """Return a commit as data; all values are null for uncommitted changes."""
    return {
        "commit": commit and commit.name,
        "date": commit and commit.written,
        "author": commit and commit.author,
        "email": commit and commit.email,
        "subject": commit and commit.subject,
    }

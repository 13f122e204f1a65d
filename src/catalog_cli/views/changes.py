"""Changes as a table, as Markdown for a review, and summed up in a line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.changes.marking import marked
from catalog_cli.model.change import Change, ChangeKind, FieldChange
from catalog_cli.model.item import Value, as_texts
from catalog_cli.model.markdown_text import escaped
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.views.headings import SEPARATORS, heading

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SPACES = " \t\xa0\u3000"
_FIRM = str.maketrans({" ": "&nbsp;", "\t": "&nbsp;", "\xa0": "&nbsp;"})


def changes_table(changes: Sequence[Change]) -> Table:
    """Show a row for each changed field, and one for each item added or removed; marks show what differs."""
    columns = (
        Column("change", _("Difference")),
        Column("id", heading("id")),
        Column("name", heading("name")),
        Column("field", _("Field")),
        Column("before", _("Before")),
        Column("after", _("After")),
    )
    lines = [(change, field) for change in changes for field in change.fields or (None,)]
    return Table(columns, Each(_row, lines), Each(_record, changes))


def changes_stat(changes: Sequence[Change]) -> str:
    """Sum changes up in one line."""
    if not changes:
        return _("no differences")
    counts = Counter(change.kind for change in changes if change.item)
    settings = sum(change.item is None for change in changes)
    fields = sum(len(change.fields) for change in changes)
    words = [
        (counts[ChangeKind.ADDED], ngettext("{n} item added", "{n} items added", counts[ChangeKind.ADDED])),
        (counts[ChangeKind.REMOVED], ngettext("{n} item removed", "{n} items removed", counts[ChangeKind.REMOVED])),
        (counts[ChangeKind.CHANGED], ngettext("{n} item changed", "{n} items changed", counts[ChangeKind.CHANGED])),
        (settings, _("catalog.yaml changed")),
        (fields, ngettext("{n} field", "{n} fields", fields)),
    ]
    return _(", ").join(word.format(n=count) for count, word in words if count)


def changes_markdown(changes: Sequence[Change]) -> str:
    """Write changes as Markdown for a comment: a section a kind, an item a line, its fields below it."""
    return "\n".join([*_markdown(changes), ""])


def printed_value(key: str, value: Value) -> str:
    """Give a field's value as the published tables print it; empty when absent."""
    return SEPARATORS.get(key, "、").join(as_texts(value))


def _row(line: tuple[Change, FieldChange | None]) -> Row:
    change, field = line
    lead = (Cell(kind_word(change.kind)), Cell(change.id), Cell(_name(change)))
    if field is None:
        return (*lead, Cell(""), Cell(""), Cell(""))
    before, after = (printed_value(field.key, value) for value in (field.before, field.after))
    old, new = marked(before, after)
    return (*lead, Cell(heading(field.key)), Cell(before, marks=old), Cell(after, marks=new))


def kind_word(kind: ChangeKind) -> str:
    """Give the reader's word for what happened to an item."""
    return {ChangeKind.ADDED: _("added"), ChangeKind.REMOVED: _("removed"), ChangeKind.CHANGED: _("changed")}[kind]


def _record(change: Change) -> dict[str, object]:
    path = change.item.path if change.item else change.id
    fields = [{"field": each.key, "before": each.before, "after": each.after} for each in change.fields]
    return {"change": str(change.kind), "id": change.id, "name": _name(change), "path": path, "fields": fields}


def _name(change: Change) -> str:
    return change.item.name if change.item else _("the catalogue")


def _markdown(changes: Sequence[Change]) -> Iterator[str]:
    yield f"**{escaped(changes_stat(changes))}**"
    for kind in ChangeKind:
        chosen = [change for change in changes if change.kind is kind]
        if chosen:
            yield from ("", f"### {kind_word(kind)}", "")
        for change in chosen:
            yield f"- **{escaped(_name(change))}** {_id_text(change.id)}"
            yield from (f"  - {_field_line(field)}" for field in change.fields)


def _field_line(field: FieldChange) -> str:
    before, after = (printed_value(field.key, value) for value in (field.before, field.after))
    old, new = marked(before, after)
    sides = [_tagged(before, old, "del"), _tagged(after, new, "ins")]
    return escaped(heading(field.key)) + "：" + " → ".join(side or "∅" for side in sides)


def _id_text(id_: str) -> str:
    """Show an id as code; one with odd signs, which could end the code, as text."""
    return f"`{id_}`" if _PLAIN_ID.fullmatch(id_) else escaped(id_)


def _tagged(text: str, stretches: Sequence[tuple[int, int]], tag: str) -> str:
    pieces, start = [], 0
    for begin, end in stretches:
        pieces += [_piece(text[start:begin]), f"<{tag}>{_piece(text[begin:end])}</{tag}>"]
        start = end
    return "".join([*pieces, _piece(text[start:])])


def _piece(text: str) -> str:
    """Escape a part of a line, keeping the spaces at its ends, which Markdown would drop."""
    core = text.strip(_SPACES)
    head, _, tail = text.partition(core) if core else (text, "", "")
    return f"{head.translate(_FIRM)}{escaped(core)}{tail.translate(_FIRM)}"

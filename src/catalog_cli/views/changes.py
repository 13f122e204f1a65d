"""Changes as a table, as records, and as a summary in one line."""

from collections import Counter
from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from catalog_cli.changes.compare import DOCUMENTS_FILE, SETTINGS_FILE
from catalog_cli.model.change import Change, ChangeKind
from catalog_cli.model.table import Cell, Column, Each, Row, Table
from catalog_cli.model.text import one_line
from catalog_cli.views.change_lines import change_name, line_of, percent, shown_fields
from catalog_cli.views.headings import heading


def changes_table(changes: Sequence[Change], *, by_file: bool = False) -> Table:
    """Return a row for each changed field, and one for each added or removed item; differences are marked.

    With `by_file`, the first column is the file that each comes from.
    """
    columns = (
        Column("change", _("Difference")),
        Column("id", heading("id")),
        Column("name", heading("name")),
        Column("field", _("Field")),
        Column("before", _("Before")),
        Column("after", _("After")),
    )
    lines = [(change, place) for change in changes for place in range(len(shown_fields(change)) or 1)]
    if by_file:
        return Table((Column("file", _("File")), *columns), Each(_filed_row, lines), Each(change_record, changes))
    return Table(columns, Each(_row, lines), Each(change_record, changes))


def changes_sheet(changes: Sequence[Change]) -> Table:
    """Return the same rows for people: the name and id of an item are only in its first row."""
    columns = (
        Column("change", _("Difference")),
        Column("name", _("Item")),
        Column("field", _("Field")),
        Column("before", _("Before")),
        Column("after", _("After")),
    )
    lines = [(change, place) for change in changes for place in range(len(shown_fields(change)) or 1)]
    return Table(columns, Each(_sheet_row, lines))


def changes_stat(changes: Sequence[Change]) -> str:
    """Summarize changes in one line."""
    if not changes:
        return _("no differences")
    counts = Counter(change.kind for change in changes if change.item)
    files = Counter(change.id for change in changes if change.item is None)
    fields = sum(len(shown_fields(change)) for change in changes if change.kind is not ChangeKind.RENUMBERED)
    words = [
        *((counts[kind], _counted(kind, counts[kind])) for kind in ChangeKind if kind is not ChangeKind.RENUMBERED),
        (files[SETTINGS_FILE], _("catalog.yaml changed")),
        (files[DOCUMENTS_FILE], _("documents.yaml changed")),
        (fields, ngettext("{n} field", "{n} fields", fields)),
        (counts[ChangeKind.RENUMBERED], _counted(ChangeKind.RENUMBERED, counts[ChangeKind.RENUMBERED])),
    ]
    return _(", ").join(word.format(n=count) for count, word in words if count)


def renumbered_note(changes: Sequence[Change]) -> str:
    """Say how many items are left out because only their number changed; empty if none are."""
    count = sum(change.kind is ChangeKind.RENUMBERED for change in changes)
    words = ngettext(
        "{n} more item has a new order value but keeps its place.",
        "{n} more items have new order values but keep their places.",
        count,
    )
    return words.format(n=count) if count else ""


def kind_word(kind: ChangeKind) -> str:
    """Return the user's word for what happened to an item."""
    words = {
        ChangeKind.ADDED: _("added"),
        ChangeKind.REMOVED: _("removed"),
        ChangeKind.RENAMED: _("renamed"),
        ChangeKind.MOVED: _("moved"),
        ChangeKind.REORDERED: _("reordered"),
        ChangeKind.CHANGED: _("changed"),
        ChangeKind.RENUMBERED: _("renumbered"),
    }
    return words[kind]


def change_word(change: Change) -> str:
    """Return the user's word for what happened to an item, with its likeness if it was matched by that."""
    if change.likeness is None:
        return kind_word(change.kind)
    return _("{what}, {share} % alike").format(what=kind_word(change.kind), share=percent(change.likeness))


def change_record(change: Change) -> dict[str, object]:
    """Return a change as plain data, complete enough to be applied to the old side."""
    path = change.item.path if change.item else change.id
    fields = [{"field": each.key, "before": each.before, "after": each.after} for each in change.fields]
    # a change of settings has no name: words for one would differ by the reader's language
    name = change.item.name if change.item else ""
    record: dict[str, object] = {"change": str(change.kind), "id": change.id, "name": name, "path": path}
    if change.before and change.after and change.before.id != change.after.id:
        record["id_before"] = change.before.id
    if change.likeness is not None:
        record["likeness"] = round(change.likeness, 3)
    if change.places and change.places[0] != change.places[1]:
        record["places"] = list(change.places)
    if change.item and change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        record["item"] = change.item.to_mapping()
    if change.file:
        record = {"file": change.file, **record}
    return {**record, "fields": fields}


def _counted(kind: ChangeKind, n: int) -> str:
    words = {
        ChangeKind.ADDED: ngettext("{n} item added", "{n} items added", n),
        ChangeKind.REMOVED: ngettext("{n} item removed", "{n} items removed", n),
        ChangeKind.RENAMED: ngettext("{n} item renamed", "{n} items renamed", n),
        ChangeKind.MOVED: ngettext("{n} item moved", "{n} items moved", n),
        ChangeKind.REORDERED: ngettext("{n} item reordered", "{n} items reordered", n),
        ChangeKind.CHANGED: ngettext("{n} item changed", "{n} items changed", n),
        ChangeKind.RENUMBERED: ngettext("{n} item renumbered", "{n} items renumbered", n),
    }
    return words[kind]


def _row(line: tuple[Change, int]) -> Row:
    """Return the row of a change's field at an index; that of a renamed item's first field says that it was renamed."""
    change, place = line
    lead = Cell(change.id), Cell(change_name(change), data=None if change.item else "")
    fields = shown_fields(change)
    if not fields:
        return (Cell(change_word(change), data=str(change.kind)), *lead, Cell(""), Cell(""), Cell(""))
    shown = line_of(change, fields[place])
    is_headed = place == 0 and change.likeness is not None
    word, kind = (change_word(change), change.kind) if is_headed else (kind_word(shown.kind), shown.kind)
    return (
        Cell(word, data=str(kind)),
        *lead,
        Cell(shown.heading, data=shown.key),
        shown.before,
        shown.after,
    )


def _filed_row(line: tuple[Change, int]) -> Row:
    """Return the same row behind the name of the file that says so."""
    return (Cell(line[0].file), *_row(line))


def _sheet_row(line: tuple[Change, int]) -> Row:
    word, item_id, name, *cells = _row(line)
    named = Cell(f"{one_line(name.text)}\n{one_line(item_id.text)}") if line[1] == 0 else Cell("")
    return (word, named, *cells)

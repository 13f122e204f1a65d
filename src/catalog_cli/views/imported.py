"""What an import did, in words and as data: rows, items, cells cleaned, and all that was left out."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from msgspec import Struct

from catalog_cli.changes.edition import Edition, ItemEdit
from catalog_cli.changes.matching import LikelyMatch
from catalog_cli.model.change import FieldChange
from catalog_cli.model.document import Cleaning, Document, LeftOut, Reason
from catalog_cli.model.form import form_values
from catalog_cli.model.message import listed
from catalog_cli.model.text import one_line
from catalog_cli.views.headings import heading
from catalog_cli.views.places import SHOWN, excerpt, more_line, place_record, place_words
from catalog_cli.views.reading_notes import note_lines, note_record

NAMED = 5
"""So many items are named beside a count."""


class AlikeItems(Struct, frozen=True):
    """Items of one category and name: their ids, the name, and the fields that differ."""

    ids: tuple[str, ...]
    name: str
    differing: tuple[str, ...]


class ImportReport(Struct, frozen=True, kw_only=True):
    """An import as it was done, or, with `dry_run`, as it would be.

    `doubtful` are rows that may be an item under another name and were taken for new ones. `catalogue` is what changes
    in `catalog.yaml`; `settings` are its values that the document has otherwise, and that stay as they are. `assumed`
    are values of a new catalogue that nobody has said, None for one that is left out; `alike` are items that have the
    name of another one.
    """

    file: str
    kind: str
    document: Document
    edition: Edition
    doubtful: tuple[LikelyMatch, ...] = ()
    catalogue: tuple[FieldChange, ...] = ()
    settings: tuple[FieldChange, ...] = ()
    removed: bool = False
    dry_run: bool = False
    assumed: tuple[FieldChange, ...] = ()
    alike: tuple[AlikeItems, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether all that a reader sees was taken, and nothing was written that `validate` refuses."""
        return self.document.is_complete and not self.alike


def import_lines(report: ImportReport) -> Iterator[str]:
    """Tell a person, line by line, what came in and what did not."""
    yield read_line(report)
    yield from count_lines(report)
    yield from detail_lines(report)


def detail_lines(report: ImportReport) -> Iterator[str]:
    """Tell what else a person has to know: what was assumed, cleaned, seen otherwise or left out."""
    yield from _added_categories(report)
    yield from _form(report.document)
    yield from _doubtful(report)
    yield from _assumed(report)
    yield from _alike(report)
    yield from _settings(report)
    yield from _cleanings(report.document.cleanings)
    yield from note_lines(report.document.reading)
    yield from _columns(report.document)
    yield from _around(report.document.notes)
    yield from left_out_lines(report.document.left_out)


def import_record(report: ImportReport) -> dict[str, object]:
    """Return the same as plain data."""
    document, edition = report.document, report.edition
    return {
        "file": report.file,
        "kind": report.kind,
        "dry_run": report.dry_run,
        "title": document.title,
        "publishers": list(document.publishers),
        "tables": document.tables,
        "rows": len(document.items) + len(document.left_out),
        "made": [{"id": item.id, "name": item.name} for item in edition.made],
        "changed": [_edit_record(edit) for edit in edition.edits],
        "unchanged": [item.id for item in edition.unchanged],
        "absent": [item.id for item in edition.absent],
        "absent_removed": report.removed,
        "doubtful": [_likely_record(guess, document) for guess in report.doubtful],
        "catalogue": [{"field": each.key, "before": each.before, "after": each.after} for each in report.catalogue],
        "settings": [{"field": each.key, "here": each.before, "document": each.after} for each in report.settings],
        "assumed": [{"field": each.key, "value": each.after} for each in report.assumed],
        "alike": [{"ids": each.ids, "name": each.name, "differ": each.differing} for each in report.alike],
        "cleaned": [_cleaning_record(each) for each in document.cleanings],
        "unknown_columns": [{**place_record(each.place), "heading": each.heading} for each in document.unknown_columns],
        "left_out": [
            {**place_record(each.place), "text": each.text, "why": str(each.why)} for each in document.left_out
        ],
        "form": form_values(document.form) if document.form else None,
        "notes": list(document.notes),
        "reading": [note_record(each) for each in document.reading],
    }


def reason_words(reason: Reason) -> str:
    """Return the reader's words for why a cell's text is not kept as it stood."""
    return {
        Reason.PADDING: _("white space"),
        Reason.ARTEFACT: _("signs left by a program"),
        Reason.NOTHING: _("explicitly none"),
        Reason.DITTO: _("the same as above"),
        Reason.BOX: _("a box"),
        Reason.COMPLETED: _("taken from the cell beside it"),
        Reason.DATE: _("a date in another form"),
        Reason.REPEATED: _("duplicate"),
        Reason.ASSUMED: _("not in the document"),
        Reason.WRAPPED: _("broken to fit the column"),
        Reason.JOINED: _("several rows, one item"),
    }[reason]


def read_line(report: ImportReport) -> str:
    """Say how many rows were read."""
    rows = ngettext("{n} row", "{n} rows", len(report.document.items)).format(n=len(report.document.items))
    tables = report.document.tables
    found = ngettext("{n} table", "{n} tables", tables).format(n=tables) if tables else report.kind
    return _("{file}: {rows} read ({found})").format(file=one_line(report.file), rows=rows, found=found)


def count_lines(report: ImportReport, named: int = NAMED) -> Iterator[str]:
    """Count what is new, changed and missing; of changed items that many are named."""
    edition = report.edition
    edits = edition.edits
    yield count_line(_("new"), len(edition.made), [item.id for item in edition.made] if named > NAMED else [])
    yield count_line(_("changed"), len(edits), [f"{edit.after.id} ({_fields(edit)})" for edit in edits], named)
    yield count_line(_("unchanged"), len(edition.unchanged), [])
    if edition.absent:
        words = _("removed: not in the file") if report.removed else _("kept: not in the file")
        yield count_line(words, len(edition.absent), [item.id for item in edition.absent])
    if report.catalogue:
        fields = listed(heading(each.key) for each in report.catalogue)
        yield _("catalog.yaml changes in: {fields}").format(fields=fields)


def _form(document: Document) -> Iterator[str]:
    """Say that the catalogue has taken over how the table is printed."""
    if document.form:
        columns = len(document.form.columns)
        yield ngettext(
            "The form of the table ({n} column) is kept in catalog.yaml, under form: render prints it so.",
            "The form of the table ({n} columns) is kept in catalog.yaml, under form: render prints it so.",
            columns,
        ).format(n=columns)


def _added_categories(report: ImportReport) -> Iterator[str]:
    """Name the categories that a catalogue with items gets, and where they go."""
    change = next((each for each in report.catalogue if each.key == "categories"), None)
    before, after = (change.before, change.after) if change else (None, None)
    if not isinstance(before, tuple) or not isinstance(after, tuple) or not report.edition.before.items:
        return
    for name in (each for each in after if each not in before):
        place = after.index(name)
        if place:
            yield _("New category: {name} (after {other})").format(name=name, other=after[place - 1])
        else:
            yield _("New category: {name} (first)").format(name=name)


def _assumed(report: ImportReport) -> Iterator[str]:
    for each in report.assumed:
        if each.after is None:
            yield _("{field}: the document names none; add them to catalog.yaml, or use --publisher.").format(
                field=heading(each.key)
            )
            continue
        yield _("{field}: the document has none, so catalog.yaml says “{text}”; write there what is right.").format(
            field=heading(each.key), text=excerpt(_joined(each.after))
        )


def _alike(report: ImportReport) -> Iterator[str]:
    for each in report.alike:
        fields = listed(heading(key) for key in each.differing) or _("nothing")
        yield _("Of one category and name: {ids} “{name}”; they differ in: {fields}. Set their names apart.").format(
            ids=listed(each.ids), name=excerpt(each.name), fields=fields
        )


def _fields(edit: ItemEdit) -> str:
    return listed(heading(field.key) for field in edit.fields)


def count_line(words: str, number: int, names: Sequence[str], named: int = NAMED) -> str:
    """Return the line that says how many there are of something, with the first of their names."""
    return f"  {number:>5}  {words}  {listed(names, named)}".rstrip()


def _doubtful(report: ImportReport) -> Iterator[str]:
    if not report.doubtful:
        return
    yield _("Treated as new, but perhaps a renamed item (to match it, use --match likely):")
    for guess in report.doubtful[:SHOWN]:
        name = one_line(str(report.document.items[guess.index].values.get("name", "")))
        yield _("  {name}: like {id} {old} ({share} %)").format(
            name=name, share=round(guess.likeness * 100), id=guess.item.id, old=one_line(guess.item.name)
        )


def _settings(report: ImportReport) -> Iterator[str]:
    for each in report.settings:
        yield _("{field} in the file is “{text}”; catalog.yaml keeps its own.").format(
            field=heading(each.key), text=excerpt(_joined(each.after))
        )


def _joined(value: object) -> str:
    return "、".join(value) if isinstance(value, (tuple, list)) else str(value)


def _cleanings(cleanings: Sequence[Cleaning]) -> Iterator[str]:
    if not cleanings:
        return
    yield ngettext("{n} cell cleaned:", "{n} cells cleaned:", len(cleanings)).format(n=len(cleanings))
    for each in cleanings[:SHOWN]:
        after = _("“{text}”").format(text=excerpt(each.after)) if each.after else _("absent")
        before = _("“{text}”").format(text=excerpt(each.before)) if each.before else _("absent")
        yield _("  {place}, {heading}: {before} → {after} ({reason})").format(
            place=place_words(each.place),
            heading=one_line(each.heading),
            before=before,
            after=after,
            reason=reason_words(each.reason),
        )
    yield from more_line(len(cleanings))


def _columns(document: Document) -> Iterator[str]:
    for column in document.unknown_columns:
        yield _("Column not known, kept under extra: {heading} ({place})").format(
            heading=one_line(column.heading), place=place_words(column.place)
        )


def _around(notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield _("Text outside the tables, not imported:")
        yield from (f"  {excerpt(note)}" for note in notes[:SHOWN])
        yield from more_line(len(notes))


def left_out_lines(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Tell what was left out, each with its place and the reason."""
    if not left_out:
        return
    yield ngettext("{n} part not imported:", "{n} parts not imported:", len(left_out)).format(n=len(left_out))
    for each in left_out[:SHOWN]:
        yield _("  {place}: {text} ({why})").format(
            place=place_words(each.place), text=excerpt(each.text), why=each.why
        )
    yield from more_line(len(left_out))


def _edit_record(edit: ItemEdit) -> dict[str, object]:
    fields = [{"field": each.key, "before": each.before, "after": each.after} for each in edit.fields]
    return {"id": edit.after.id, "name": edit.after.name, "fields": fields}


def _likely_record(guess: LikelyMatch, document: Document) -> dict[str, object]:
    row: object = document.items[guess.index].values.get("name", "")
    return {"name": row, "id": guess.item.id, "item": guess.item.name, "likeness": round(guess.likeness, 3)}


def _cleaning_record(each: Cleaning) -> dict[str, object]:
    return {
        **place_record(each.place),
        "heading": each.heading,
        "reason": str(each.reason),
        "before": each.before,
        "after": each.after,
    }

"""Plan an import: match a document's rows with the items that are there, and work out every file that changes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from gettext import gettext as _

import msgspec
from msgspec import Struct

from catalog_cli.actions.apply_plan import Question
from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.incoming_document import IncomingDocument
from catalog_cli.changes.compare import changes_by_id, field_changes, printed_settings_changes, settings_change
from catalog_cli.changes.edition import Edition, apply_edition
from catalog_cli.changes.matching import LikelyMatch, Matching, match_rows
from catalog_cli.model.catalogue import DEFAULT_PUBLISHER, DEFAULT_TITLE, Catalogue, LoadedCatalogue, Settings
from catalog_cli.model.change import Change, FieldChange
from catalog_cli.model.document import Document, ReadItem
from catalog_cli.model.errors import UsageError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.form import form_values
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import file_bytes, new_item_change, value_change
from catalog_cli.store.loader import load_catalogue, refuse_unreadable
from catalog_cli.store.scaffold import add_missing_files, create_folder, starting_files
from catalog_cli.store.source import SETTINGS, Folder
from catalog_cli.store.transaction import commit
from catalog_cli.views.imported import AlikeItems, ImportReport


class MatchedDocument(Struct, frozen=True):
    """A document beside the catalogue that it goes into, and the item of each row as far as it is certain."""

    destination: Destination
    reading: LoadedCatalogue
    document: Document
    matching: Matching

    def question(self, guess: LikelyMatch) -> Question:
        """Return the question whether a row that is similar to an item is that item, renamed."""
        name = one_line(str(self.document.items[guess.index].values.get("name", "")))
        text = _("Is “{name}” the item {id} “{old}” ({share} % alike)?").format(
            name=name, id=guess.item.id, old=one_line(guess.item.name), share=round(guess.likeness * 100)
        )
        return Question(text=text, yes=_("yes, renamed"), no=_("no, a new item"))

    @property
    def needs_publisher(self) -> bool:
        """Whether a catalogue is started whose publishers neither it nor the document names."""
        named = self.reading.catalogue.settings.publishers or _stated_publishers(self.document)
        return not (self.reading.entries or named or all(item.values.get("publisher") for item in self.document.items))


class ImportOptions(Struct, frozen=True, kw_only=True):
    """How to import: the guesses to take for true, and whether to remove the items that the document does not list.

    `dry_run` says that the report is of an import that is only tried. `publishers` are those that the user names for a
    catalogue that is started.
    """

    accepted: Sequence[LikelyMatch] = ()
    remove_absent: bool = False
    dry_run: bool = False
    publishers: tuple[str, ...] = ()


class ImportPlan(Struct, frozen=True):
    """What an import does: the report for the user, the changes of items, and the files to write."""

    destination: Destination
    report: ImportReport
    changes: tuple[Change, ...]
    files: tuple[FileChange, ...]


def match_document(destination: Destination, document: Document) -> MatchedDocument:
    """Read the catalogue and match the rows of a document with its items.

    Raises:
        CatalogError: the catalogue cannot be read, or not all of it.
    """
    reading = LoadedCatalogue(Catalogue(Settings())) if destination.new else load_catalogue(Folder(destination.root))
    refuse_unreadable(reading)
    return MatchedDocument(destination, reading, document, match_rows(document.items, reading.catalogue.items))


def plan_import(matched: MatchedDocument, incoming: IncomingDocument, options: ImportOptions) -> ImportPlan:
    """Work out what a document changes; nothing is written.

    Raises:
        UsageError: publishers are named for a catalogue that has items already.
        CatalogError: a file of the catalogue cannot be edited.
    """
    if options.publishers and matched.reading.entries:
        raise UsageError(message("--publisher is for a catalogue without items; in this one, edit catalog.yaml"))
    place, reading, matching = matched.destination, matched.reading, matched.matching
    document = _with_printed(matched.document)
    found = matching.accepting(options.accepted)
    planned = apply_edition(reading.catalogue, document, found, id_from_name, reading.taken_ids)
    if not reading.entries:
        settings = _started(planned.after.settings, document, options.publishers)
        planned = _with_settings(planned, settings)
    if options.remove_absent:
        planned = without_absent(planned)
    report = ImportReport(
        file=incoming.name,
        kind=incoming.kind,
        document=document,
        edition=planned,
        doubtful=tuple(guess for guess in matching.likely if guess not in options.accepted),
        settings=differing_settings(planned.after.settings, document),
        catalogue=printed_settings_changes(planned.before.settings, planned.after.settings),
        removed=options.remove_absent,
        dry_run=options.dry_run,
        assumed=_assumed(matched, planned.after.settings),
        alike=alike_items(planned),
    )
    changes = (*settings_change(planned.before, planned.after), *changes_by_id(planned.before, planned.after))
    return ImportPlan(place, report, changes, tuple(edition_files(place, planned)))


def apply_import(plan: ImportPlan, step: Callable[[int, int], None]) -> None:
    """Write all files of the plan, or none; `step` is called with how many of how many are done.

    Raises:
        ChangedOnDiskError: a file was changed since the plan was made.
        CatalogError: a file cannot be written.
    """
    root = plan.destination.root
    if plan.destination.new:
        create_folder(root)
    commit(root, plan.files, step)
    if plan.destination.new:
        add_missing_files(root)


def _with_printed(document: Document) -> Document:
    """Return the document with the texts that depart from the form as values of its items."""
    items = tuple(
        item
        if item.printed is None
        else msgspec.structs.replace(
            item,
            values=_printed_values(item),
            covers=item.covers and item.covers | {"printed"},
        )
        for item in document.items
    )
    return msgspec.structs.replace(document, items=items)


def _printed_values(item: ReadItem) -> dict[str, Value]:
    values = {key: value for key, value in item.values.items() if key != "printed"}
    return {**values, "printed": item.printed} if item.printed else values


def _started(settings: Settings, document: Document, publishers: tuple[str, ...]) -> Settings:
    """Take the document's title, publishers and form for a catalogue without items that has none of its own."""
    own_title = settings.title if settings.title != DEFAULT_TITLE else ""
    own_publishers = settings.publishers if settings.publishers != (DEFAULT_PUBLISHER,) else ()
    return msgspec.structs.replace(
        settings,
        title=own_title or document.title or DEFAULT_TITLE,
        publishers=publishers or own_publishers or _stated_publishers(document) or settings.publishers,
        form=settings.form or (form_values(document.form) if document.form else None),
    )


def _stated_publishers(document: Document) -> tuple[str, ...]:
    """Return the publishers above the table, or the one that every row names in its own column."""
    named = {item.values.get("publisher") for item in document.items}
    only = named.pop() if len(named) == 1 else None
    return document.publishers or ((only,) if isinstance(only, str) else ())


def _assumed(matched: MatchedDocument, settings: Settings) -> tuple[FieldChange, ...]:
    """Return the settings that a new catalogue gets by default; None for one that is left out."""
    if matched.reading.entries:
        return ()
    title = [FieldChange("title", None, DEFAULT_TITLE)] if settings.title == DEFAULT_TITLE else []
    publishers = [FieldChange("publishers", None, None)] if matched.needs_publisher and not settings.publishers else []
    return (*(each for each in title if not matched.document.title), *publishers)


def alike_items(planned: Edition) -> tuple[AlikeItems, ...]:
    """Find items of the document that have the category and the name of another one."""
    named: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in planned.after.items:
        named[item.category, item.name].append(item)
    listed = {item.id for item in (*planned.made, *(edit.after for edit in planned.edits))}
    return tuple(
        AlikeItems(tuple(item.id for item in items), items[0].name, _differing(items))
        for items in named.values()
        if len(items) > 1 and any(item.id in listed for item in items)
    )


def _differing(items: Sequence[Item]) -> tuple[str, ...]:
    keys = (change.key for item in items[1:] for change in field_changes(items[0], item))
    return tuple(key for key in dict.fromkeys(keys) if key not in {"id", "order"})


def _with_settings(planned: Edition, settings: Settings) -> Edition:
    return msgspec.structs.replace(planned, after=Catalogue(settings, planned.after.items))


def differing_settings(settings: Settings, document: Document) -> tuple[FieldChange, ...]:
    """Return the title and publishers that differ in a document; those of the catalogue stay."""
    pairs = (
        ("title", settings.title, document.title),
        ("publishers", settings.publishers, document.publishers),
    )
    return tuple(FieldChange(key, here, there) for key, here, there in pairs if there and here != there)


def without_absent(planned: Edition) -> Edition:
    """Return an edition without the items that are absent in it."""
    gone = {item.id for item in planned.absent}
    kept = tuple(item for item in planned.after.items if item.id not in gone)
    edits = tuple(edit for edit in planned.edits if edit.after.id not in gone)
    return msgspec.structs.replace(planned, after=Catalogue(planned.after.settings, kept), edits=edits)


def edition_files(place: Destination, planned: Edition) -> list[FileChange]:
    """List every file that changes; `catalog.yaml`, which marks a catalogue, comes last."""
    edits = [
        value_change(place.root, edit.before.path, {field.key: field.after for field in edit.fields})
        for edit in planned.edits
    ]
    made = [new_item_change(item, place.folder) for item in planned.made]
    kept = {item.id for item in planned.after.items}
    removed = [
        FileChange(item.path, file_bytes(place.root, item.path), None)
        for item in planned.before.items
        if item.id not in kept
    ]
    return [*edits, *made, *removed, *_settings_files(place, planned)]


def _settings_files(place: Destination, planned: Edition) -> list[FileChange]:
    after = planned.after.settings
    if place.new:
        keys = ("title", "publishers", "categories", "form")
        files = starting_files({key: getattr(after, key) for key in keys})
        return [FileChange(path, None, data) for path, data in files.items()]
    edits = {
        field.key: field.after for change in settings_change(planned.before, planned.after) for field in change.fields
    }
    if after.form != planned.before.settings.form:
        edits["form"] = after.form
    return [value_change(place.root, SETTINGS, edits)] if edits else []

"""Take a document into a catalogue: match its rows with the items there, and draft every file that changes."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from catalog_cli.actions.import_destination import Destination
from catalog_cli.actions.incoming_document import Incoming
from catalog_cli.changes.compare import compare
from catalog_cli.changes.edition import Edition, edition
from catalog_cli.changes.matching import Likely, Matching, match
from catalog_cli.changes.settings import compare_settings, settings_changes
from catalog_cli.cli.dialogue import ask_one_of, can_ask
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, FieldChange
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.items import file_bytes, new_item_change, value_change
from catalog_cli.store.reading import read
from catalog_cli.store.scaffold import DEFAULT_PUBLISHER, DEFAULT_TITLE, add_missing_files, starting_files
from catalog_cli.store.source import SETTINGS, Folder
from catalog_cli.store.transaction import commit
from catalog_cli.views.imported import ImportReport

ASK, STRICT, LIKELY = "ask", "strict", "likely"
MATCHES = (ASK, STRICT, LIKELY)


class Wishes(Struct, frozen=True):
    """How to take a document in: what to do with a row that is like an item, and with items that it does not list.

    `match` is one of `MATCHES`; None asks where somebody can be asked. `dry_run` says that nothing is to be written.
    """

    match: str | None = None
    remove: bool = False
    dry_run: bool = False

    @property
    def how(self) -> str:
        """The way of matching, decided."""
        return self.match or (ASK if can_ask() and not self.dry_run else STRICT)


class Adoption(Struct, frozen=True):
    """A document as it will be taken in: what was there, the report, what changes, and what is to be written."""

    place: Destination
    reading: Reading
    report: ImportReport
    changes: tuple[Change, ...]
    writes: tuple[FileChange, ...]

    @property
    def ending(self) -> str:
        """The last line of the report: what was written, and what to do next."""
        count = len(self.writes)
        if not count:
            return _("Nothing to write: the catalogue has all of it already.")
        if self.report.dry_run:
            words = ngettext("{n} file would be written.", "{n} files would be written.", count)
            return words.format(n=count)
        words = ngettext(
            "{n} file written; check it with: catalog validate",
            "{n} files written; check them with: catalog validate",
            count,
        )
        return words.format(n=count)


def adopted(place: Destination, came: Incoming, document: Document, wishes: Wishes) -> Adoption:
    """Work out what a document brings; nothing is written.

    Raises:
        CatalogError: the catalogue cannot be read, or one of its files cannot be edited.
    """
    reading = Reading(Catalogue(Settings())) if place.new else read(Folder(place.root))
    matching = match(document.items, reading.catalogue.items)
    accepted = _accepted(matching, document, wishes.how)
    taken = {PurePosixPath(entry.path).stem for entry in reading.entries}
    brought = edition(reading.catalogue, document, matching.accepting(accepted), id_from_name, taken)
    if not reading.entries:
        brought = _with_settings(brought, _started(brought.after.settings, document))
    if wishes.remove:
        brought = _without_absent(brought)
    report = ImportReport(
        file=came.name,
        kind=came.kind,
        document=document,
        edition=brought,
        doubtful=tuple(guess for guess in matching.likely if guess not in accepted),
        settings=_settings_otherwise(brought.after.settings, document),
        catalogue=settings_changes(brought.before.settings, brought.after.settings),
        removed=wishes.remove,
        dry_run=wishes.dry_run,
    )
    changes = (*compare_settings(brought.before, brought.after), *compare(brought.before, brought.after))
    return Adoption(place, reading, report, changes, tuple(_writes(place, brought)))


def adopt(adoption: Adoption, step: Callable[[int, int], None]) -> None:
    """Write all that a document brings, or nothing.

    Raises:
        ChangedOnDiskError: a file was changed in the meantime.
        CatalogError: a file cannot be written.
    """
    if adoption.place.new:
        try:
            adoption.place.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError(
                message(
                    "{folder} cannot be made: {reason}",
                    folder=str(adoption.place.root),
                    reason=error.strerror or str(error),
                )
            ) from error
    commit(adoption.place.root, adoption.writes, step)
    if adoption.place.new:
        add_missing_files(adoption.place.root)


def _started(settings: Settings, document: Document) -> Settings:
    """Give a catalogue without items the document's title and publishers, unless it has its own."""
    own_title = settings.title if settings.title != DEFAULT_TITLE else ""
    own_publishers = settings.publishers if settings.publishers != (DEFAULT_PUBLISHER,) else ()
    return msgspec.structs.replace(
        settings,
        title=own_title or document.title or DEFAULT_TITLE,
        publishers=own_publishers or document.publishers or (DEFAULT_PUBLISHER,),
    )


def _with_settings(brought: Edition, settings: Settings) -> Edition:
    return msgspec.structs.replace(brought, after=Catalogue(settings, brought.after.items))


def _settings_otherwise(settings: Settings, document: Document) -> tuple[FieldChange, ...]:
    pairs = (
        ("title", settings.title, document.title),
        ("publishers", settings.publishers, document.publishers),
    )
    return tuple(FieldChange(key, here, there) for key, here, there in pairs if there and here != there)


def _accepted(matching: Matching, document: Document, how: str) -> tuple[Likely, ...]:
    if how == STRICT:
        return ()
    return tuple(guess for guess in matching.likely if how == LIKELY or _confirmed(guess, document))


def _confirmed(guess: Likely, document: Document) -> bool:
    name = one_line(str(document.items[guess.index].values.get("name", "")))
    question = _("Is “{name}” the item {id} “{old}” ({share} % alike)?").format(
        name=name, id=guess.item.id, old=one_line(guess.item.name), share=round(guess.likeness * 100)
    )
    return ask_one_of(question, {"y": _("yes, renamed"), "n": _("no, a new item")}) == "y"


def _without_absent(brought: Edition) -> Edition:
    gone = {item.id for item in brought.absent}
    kept = tuple(item for item in brought.after.items if item.id not in gone)
    edits = tuple(edit for edit in brought.edits if edit.after.id not in gone)
    return msgspec.structs.replace(brought, after=Catalogue(brought.after.settings, kept), edits=edits)


def _writes(place: Destination, brought: Edition) -> list[FileChange]:
    """Draft every file that changes; the one that marks a catalogue comes last."""
    edits = [
        value_change(place.root, edit.before.path, {field.key: field.after for field in edit.fields})
        for edit in brought.edits
    ]
    made = [new_item_change(item, place.folder) for item in brought.made]
    kept = {item.id for item in brought.after.items}
    removed = [
        FileChange(item.path, file_bytes(place.root, item.path), None)
        for item in brought.before.items
        if item.id not in kept
    ]
    return [*edits, *made, *removed, *_settings_writes(place, brought)]


def _settings_writes(place: Destination, brought: Edition) -> list[FileChange]:
    after = brought.after.settings
    if place.new:
        files = starting_files(after.title, after.publishers, after.categories)
        return [FileChange(path, None, data) for path, data in files.items()]
    fields = [field for change in compare_settings(brought.before, brought.after) for field in change.fields]
    return [value_change(place.root, SETTINGS, {field.key: field.after for field in fields})] if fields else []

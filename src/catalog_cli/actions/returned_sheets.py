"""Read the work sheets that offices return, all documents of one folder, and take them together."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.actions.diff.comparison import compare_sides
from catalog_cli.actions.diff.side import Side
from catalog_cli.actions.incoming_document import IncomingDocument, load_file, parse_document
from catalog_cli.changes.matching import LikelyMatch, Matching, match_rows
from catalog_cli.changes.returned import Returned, ReturnedSheet, SheetEdition, take_together
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import conversion_for, kind_for, read_kinds
from catalog_cli.exchange.work_sheets import comparable_stem, divisions, sheets_of
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.change import Change
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError, NoTableError, reason_of
from catalog_cli.model.form import form_from, known_headings
from catalog_cli.model.message import message
from catalog_cli.search.filters import Condition, Deadlines
from catalog_cli.search.id_from_name import id_from_name

_OPEN_ELSEWHERE = "~$"
"""The prefix of the file that an office program keeps beside an open document."""


class ReturnedFolder(Struct, frozen=True):
    """A folder of what came back: its name as it was typed, its documents, and the names of the other files."""

    name: str
    documents: tuple[IncomingDocument, ...]
    others: tuple[str, ...]


class ReturnedDocument(Struct, frozen=True):
    """A document that came back, beside the catalogue: the items of its rows, and those that it was sent out with."""

    incoming: IncomingDocument
    document: Document
    matching: Matching
    sent: frozenset[str]

    @property
    def file(self) -> str:
        """The name of its file, without the folder's."""
        return Path(self.incoming.name).name


def load_folder(start: Path, name: Path, step: Callable[[int, int], None]) -> ReturnedFolder:
    """Load the documents of a folder named from the folder `start`, by their names; folders in it are not looked into.

    Raises:
        CatalogError: there is no such folder, there is no document in it, or one cannot be read.
    """
    try:
        paths = sorted(path for path in (start / name).iterdir() if not path.name.startswith((".", _OPEN_ELSEWHERE)))
    except OSError as error:
        raise CatalogError(
            message("cannot read the folder {folder}: {reason}", folder=str(name), reason=reason_of(error)),
            message("Name the folder that has the returned documents."),
        ) from error
    known = [path for path in paths if path.is_file() and (conversion_for(path) or kind_for(path) in read_kinds())]
    if not known:
        raise CatalogError(
            message("{folder} has no document that can be read", folder=str(name)),
            message("Put the returned documents into it, such as .docx and .xlsx."),
        )
    documents = []
    for done, path in enumerate(known, 1):
        documents.append(load_file(start, str(name / path.name)))
        step(done, len(known))
    others = tuple(path.name for path in paths if path not in set(known))
    return ReturnedFolder(str(name), tuple(documents), others)


def read_returned(folder: ReturnedFolder, catalogue: Catalogue, options: ReadOptions) -> tuple[ReturnedDocument, ...]:
    """Parse the documents of a folder and match their rows; `options.step` is called with how many are done.

    Raises:
        CatalogError: one is broken, holds too much, or has no table of items; it is named.
    """
    named = _sent_by_name(catalogue)
    form = form_from(catalogue.settings.form)
    reading = ReadOptions(
        columns=options.columns, known=known_headings(form), encoding=options.encoding, link_text=form.link_text
    )
    found = []
    for done, incoming in enumerate(folder.documents, 1):
        document = _parsed(incoming, reading)
        matching = match_rows(document.items, catalogue.items)
        sent = document.sent if document.sent is not None else _sent_as(Path(incoming.name).stem, named)
        found.append(ReturnedDocument(incoming, document, matching, sent))
        options.step(done, len(folder.documents))
    return tuple(found)


def _parsed(incoming: IncomingDocument, reading: ReadOptions) -> Document:
    try:
        return parse_document(incoming, reading, may_be_empty=True)
    except NoTableError as error:
        remedy = message(
            "If it is no work sheet, move it out of the folder; --map HEADING=FIELD explains other headings."
        )
        raise NoTableError(error.message, remedy) from error


def take_returned(
    catalogue: Catalogue,
    documents: Sequence[ReturnedDocument],
    accepted: Mapping[str, Sequence[LikelyMatch]],
    taken: Container[str] = (),
) -> Returned:
    """Take documents together; `accepted` are, by the file's name, the guesses to take for true."""
    sheets = [
        ReturnedSheet(
            file=each.file,
            document=each.document,
            found=each.matching.accepting(accepted.get(each.file, ())),
            sent=each.sent,
            likely={guess.item.id: guess.likeness for guess in accepted.get(each.file, ())},
        )
        for each in documents
    ]
    return take_together(catalogue, sheets, id_from_name, taken)


def changes_of_each(
    before: Side,
    returned: Returned,
    conditions: Sequence[Condition] = (),
    deadlines: Deadlines | None = None,
    *,
    without_absent: bool,
) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Return what each file changes, with its name; `without_absent` counts the items that it misses as removed."""
    found = []
    for sheet in returned.sheets:
        side = _side(sheet, {item.id for item in sheet.edition.absent} if without_absent else set())
        changes = compare_sides(before, side, conditions, deadlines).changes
        found.append((sheet.file, tuple(msgspec.structs.replace(change, file=sheet.file) for change in changes)))
    return tuple(found)


def _side(sheet: SheetEdition, gone: set[str]) -> Side:
    after = sheet.edition.after
    catalogue = Catalogue(after.settings, tuple(item for item in after.items if item.id not in gone))
    return Side(sheet.file, catalogue, likely=sheet.likely)


def without_file(catalogue: Catalogue, documents: Sequence[ReturnedDocument]) -> tuple[str, ...]:
    """Return the names of the sheets that have not come back, where most files are named after sheets."""
    stems = [comparable_stem(Path(document.file).stem) for document in documents]
    best: tuple[int, tuple[str, ...]] = (len(stems) // 2, ())
    for division in divisions():
        names = {comparable_stem(sheet.stem): sheet.name for sheet in sheets_of(catalogue, division)}
        came = [name for name in (_named_in(stem, names) for stem in stems) if name]
        missing = tuple(names[name] for name in names if name not in came)
        best = max(best, (len(came), missing), key=lambda each: each[0])
    return best[1]


def _named_in(stem: str, names: Iterable[str]) -> str | None:
    """Return the longest of some names that is within a file's stem, with other words around it."""
    within = [name for name in names if name in stem and len(name) > 1]
    return max(within, key=len) if within else None


def _sent_by_name(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """Return the items of each sheet that the catalogue can be divided into, by the stem of the sheet's file."""
    return {
        comparable_stem(sheet.stem): frozenset(item.id for item in sheet.items)
        for division in reversed(divisions())
        for sheet in sheets_of(catalogue, division)
    }


def _sent_as(stem: str, named: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the items of the sheet that a file is named after."""
    name = _named_in(comparable_stem(stem), named)
    return named[name] if name else frozenset()

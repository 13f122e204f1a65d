"""A document as a side of a comparison: the copy that an office sent back."""

from pathlib import Path
from typing import BinaryIO

import msgspec

from catalog_cli.actions.diff.side import Side
from catalog_cli.actions.incoming_document import STANDARD_INPUT, IncomingDocument, load_document, parse_document
from catalog_cli.changes.edition import Edition, apply_edition
from catalog_cli.changes.matching import match_rows
from catalog_cli.exchange.options import ReadOptions, Step
from catalog_cli.exchange.registry import conversion_for, kind_for, read_kinds
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError, WorkspaceNotFoundError
from catalog_cli.model.form import form_from, known_headings
from catalog_cli.model.message import message
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.source import ITEMS, SETTINGS, find_workspace


def find_document(start: Path, word: str, kind: str | None, standard_input: BinaryIO) -> IncomingDocument | None:
    """Load the document that a word names, `-` for standard input; None if it neither is one nor is named like one.

    `kind` is the kind of document; where it is None, the file's ending decides.

    Raises:
        CatalogError: the file is missing, belongs to a catalogue itself, or is of no kind that can be read.
    """
    path = start / Path(word)
    if word != STANDARD_INPUT and not path.is_file() and not _is_document_name(path):
        return None
    if path.is_file():
        _refuse_own_file(path, word)
    return load_document(start, word, kind, standard_input)


def side_from_document(incoming: IncomingDocument, other: Side, step: Step) -> Side:
    """Read a document as a catalogue whose items have the ids that they have on the other side.

    An item that the document does not list is absent; a column that it does not have is as on the other side.

    Raises:
        CatalogError: it is broken, holds too much, or has no table of items.
    """
    form = form_from(other.catalogue.settings.form)
    options = ReadOptions(known=known_headings(form), link_text=form.link_text, step=step)
    document = parse_document(incoming, options)
    matching = match_rows(document.items, other.catalogue.items)
    planned = apply_edition(other.catalogue, document, matching.accepting(matching.likely), id_from_name)
    likely = {guess.item.id: guess.likeness for guess in matching.likely}
    return Side(incoming.name, _catalogue(planned, document), document=document, likely=likely)


def belongs_to_catalogue(path: Path) -> bool:
    """Return whether a file is the settings or an item of the catalogue around it."""
    try:
        root = find_workspace(path.resolve().parent)
    except WorkspaceNotFoundError:
        return False
    return path.resolve() == root / SETTINGS or path.resolve().is_relative_to(root / ITEMS)


def _catalogue(planned: Edition, document: Document) -> Catalogue:
    absent = {item.id for item in planned.absent}
    items = tuple(item for item in planned.after.items if item.id not in absent)
    settings: Settings = planned.after.settings
    settings = msgspec.structs.replace(
        settings,
        title=document.title or settings.title,
        publishers=document.publishers or settings.publishers,
    )
    return Catalogue(settings, items)


def _is_document_name(path: Path) -> bool:
    """Return whether the name has the ending of a document; `v1.0` may well be a revision."""
    return conversion_for(path) is not None or (bool(path.suffix) and kind_for(path) in read_kinds())


def _refuse_own_file(path: Path, word: str) -> None:
    """Refuse a file of the catalogue here, which holds no table, but one item or the settings.

    Raises:
        CatalogError: it is such a file.
    """
    if not belongs_to_catalogue(path):
        return
    why = message("{path} is a file of the catalogue itself", path=word)
    if path.name == SETTINGS:
        raise CatalogError(why, message("See what changed in it with: catalog diff"))
    raise CatalogError(why, message("See what changed in it with: catalog diff --where id=={id}", id=path.stem))

"""A document as a side of a comparison: the copy that an office sent back."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import msgspec

from catalog_cli.actions.incoming_document import STANDARD_INPUT, Incoming, incoming, read_in
from catalog_cli.actions.side import Side
from catalog_cli.changes.edition import Edition, edition
from catalog_cli.changes.matching import match
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import tell
from catalog_cli.cli.progress import progress
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import conversion_for, kind_for, read_kinds
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError, WorkspaceNotFoundError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.search.id_from_name import id_from_name
from catalog_cli.store.source import ITEMS, SETTINGS
from catalog_cli.store.workspace import find_workspace

Sent = Incoming


def document_named(invocation: Invocation, word: str, kind: str | None) -> Sent | None:
    """Take in the document that a word names, `-` standard input; None when it names none, nor looks as if it did.

    `kind` is the kind of document where the user says it, otherwise the file's ending does.

    Raises:
        CatalogError: the file is missing, belongs to a catalogue itself, or is of no kind that can be read.
    """
    path = invocation.start / Path(word)
    if word != STANDARD_INPUT and not path.is_file() and not _is_document_name(path):
        return None
    if path.is_file():
        _refuse_own_file(path, word)
    return incoming(invocation, word, kind)


def sent_side(sent: Sent, other: Side) -> Side:
    """Read a document as the catalogue that it says, its items under the ids that they have on the other side.

    An item that the document does not list is not there; a column that it does not have is as on the other side.

    Raises:
        CatalogError: it is broken, holds too much, or has no table of items.
    """
    with progress(_("Reading {file}").format(file=sent.name)) as step:
        document = read_in(sent, ReadOptions(step=step))
    matching = match(document.items, other.catalogue.items)
    found = matching.accepting(matching.likely)
    brought = edition(other.catalogue, document, found, id_from_name)
    likely = {guess.item.id: guess.likeness for guess in matching.likely}
    return Side(sent.name, _catalogue(brought, document), document=document, likely=likely)


def tell_left_out(side: Side) -> bool:
    """Say how much of a document became no item, and where to see what; give whether there was anything to say."""
    count = len(side.document.left_out) if side.document else 0
    if not count:
        return False
    words = ngettext(
        "{n} row of {file} holds no item and was not compared; see it with: catalog import {file} --dry-run",
        "{n} rows of {file} hold no item and were not compared; see them with: catalog import {file} --dry-run",
        count,
    )
    tell([words.format(n=count, file=one_line(side.label)) + "\n"])
    return True


def belongs_to_catalogue(path: Path) -> bool:
    """Say whether a file is the settings or one of the items of the catalogue around it."""
    try:
        root = find_workspace(path.resolve().parent)
    except WorkspaceNotFoundError:
        return False
    return path.resolve() == root / SETTINGS or path.resolve().is_relative_to(root / ITEMS)


def _catalogue(brought: Edition, document: Document) -> Catalogue:
    absent = {item.id for item in brought.absent}
    items = tuple(item for item in brought.after.items if item.id not in absent)
    settings: Settings = brought.after.settings
    settings = msgspec.structs.replace(
        settings,
        title=document.title or settings.title,
        publishers=document.publishers or settings.publishers,
    )
    return Catalogue(settings, items)


def _is_document_name(path: Path) -> bool:
    """Say whether a name ends as only a document's does; `v1.0` may well be a revision's."""
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
        raise CatalogError(why, message("What changed in it is shown by: catalog diff"))
    raise CatalogError(why, message("See what changed in it with: catalog diff --where id=={id}", id=path.stem))

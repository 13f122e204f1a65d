"""The two sides of a comparison: the files here, what is staged, a revision of git, a folder, or a document."""

from gettext import gettext as _
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.actions.diff.document_side import find_document, side_from_document
from catalog_cli.actions.diff.side import Side, empty_side, side_from_source
from catalog_cli.actions.incoming_document import IncomingDocument
from catalog_cli.exchange.options import Step
from catalog_cli.model.errors import CatalogError, WorkspaceNotFoundError
from catalog_cli.model.message import message
from catalog_cli.store.cached_loader import BlobCache
from catalog_cli.store.git import resolve, split_range, staged
from catalog_cli.store.loader import with_documents
from catalog_cli.store.source import DOCUMENTS, SETTINGS, Folder, Source, find_workspace

TWO = 2


class NamedSource(Struct, frozen=True):
    """Files of a catalogue, and what the user calls them."""

    name: str
    source: Source


AnySide = NamedSource | IncomingDocument


class DiffRequest(Struct, frozen=True):
    """What to compare: words for the sides, whether to take what is staged, and the kind of a document.

    Words and the catalogue here are looked up from the folder `start`.
    """

    start: Path
    words: tuple[str, ...] = ()
    staged: bool = False
    kind: str | None = None


def find_sides(request: DiffRequest, standard_input: BinaryIO) -> tuple[AnySide, AnySide]:
    """Find the old and the new side that the user means; documents are loaded, nothing is parsed.

    Raises:
        CatalogError: there are too many words, or one names neither a revision, nor a catalogue's folder, nor a
            document that can be read.
    """
    words = request.words
    if len(words) > TWO - request.staged:
        raise _too_many(request)
    is_range = len(words) == 1 and ".." in words[0] and not request.staged
    if is_range and _file_or_folder(request, words[0], None, standard_input) is None:
        words = split_range(words[0], find_workspace(request.start))
    sides = [_side(request, word, standard_input) for word in words]
    if len(sides) == TWO:
        return sides[0], sides[1]
    now = _staged(request.start) if request.staged else _here(request.start)
    if not sides:
        return NamedSource("HEAD", resolve(find_workspace(request.start), "HEAD")), now
    # a document alone is the copy that came back: what is new in it is the question
    return (now, sides[0]) if isinstance(sides[0], IncomingDocument) else (sides[0], now)


def find_side(start: Path, word: str, standard_input: BinaryIO) -> AnySide:
    """Find the one side that a word names, `-` for a document from standard input.

    Raises:
        CatalogError: it names neither a revision, nor a catalogue's folder, nor a document that can be read.
    """
    return _side(DiffRequest(start), word, standard_input)


def read_sides(start: Path, old: AnySide, new: AnySide, step: Step) -> tuple[Side, Side]:
    """Read both sides; `step` is called with how much of a document is read.

    A document takes the ids of the items on the other side; of two documents the old one takes those of the catalogue
    around `start`, if there is one.

    Raises:
        CatalogError: a document is broken, holds too much, or has no table of items.
    """
    blobs = BlobCache()
    if isinstance(old, NamedSource):
        before = side_from_source(old.name, old.source, blobs)
        if isinstance(new, IncomingDocument):
            return before, side_from_document(new, before, step)
        after = side_from_source(new.name, new.source, blobs)
        return _with_lists(before, old.source, after, new.source)
    if isinstance(new, NamedSource):
        after = side_from_source(new.name, new.source)
        return side_from_document(old, after, step), after
    before = side_from_document(old, _here_or_nothing(start), step)
    return before, side_from_document(new, before, step)


def _with_lists(before: Side, old: Source, after: Side, new: Source) -> tuple[Side, Side]:
    """Add the office's own list of documents to both sides; where one cannot be read, nothing is known to differ."""
    readings = [with_documents(side.reading, source) for side, source in ((before, old), (after, new)) if side.reading]
    is_broken = any(finding.path == DOCUMENTS for reading in readings for finding in reading.findings)
    sides = [
        replace(side, reading=reading, catalogue=side.catalogue if is_broken else reading.catalogue)
        for side, reading in zip((before, after), readings, strict=True)
    ]
    return sides[0], sides[1]


def _side(request: DiffRequest, word: str, standard_input: BinaryIO) -> AnySide:
    found = _file_or_folder(request, word, request.kind, standard_input)
    return found or NamedSource(word, resolve(find_workspace(request.start), word))


def _here(start: Path) -> NamedSource:
    return NamedSource(_("the files here"), Folder(find_workspace(start)))


def _staged(start: Path) -> NamedSource:
    return NamedSource(_("staged content"), staged(find_workspace(start)))


def _here_or_nothing(start: Path) -> Side:
    try:
        here = _here(start)
    except WorkspaceNotFoundError:
        return empty_side()
    return side_from_source(here.name, here.source)


def _file_or_folder(request: DiffRequest, word: str, kind: str | None, standard_input: BinaryIO) -> AnySide | None:
    """Take a word for a folder when it is one that holds a catalogue, for a document when it is a file.

    Raises:
        CatalogError: it can only be meant for a folder, and holds none; or the file is none that can be compared.
    """
    folder = request.start / Path(word)
    if (folder / SETTINGS).is_file():
        return NamedSource(word, Folder(folder.resolve()))
    if document := find_document(request.start, word, kind, standard_input):
        return document
    if word.startswith(("/", "./", "../", "~")) or word in {".", ".."}:
        raise CatalogError(
            message("{folder} has no {name}", folder=word, name=SETTINGS),
            message("Name the folder of a catalogue, a document, or a revision of git."),
        )
    return None


def _too_many(request: DiffRequest) -> CatalogError:
    remedy = message("Write: catalog diff --staged A") if request.staged else message("Write: catalog diff A B")
    count = len(request.words) + request.staged
    return CatalogError(message("a comparison has two sides, not {count}", count=count), remedy)

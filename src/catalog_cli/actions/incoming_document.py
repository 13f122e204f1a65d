"""A document to read: its bytes and its kind, from a file or from standard input, old formats converted."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import conversion_for, kind_for, read_document, read_kinds
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError, NoTableError, UsageError
from catalog_cli.model.lfs_pointer import is_lfs_pointer
from catalog_cli.model.message import listed, message
from catalog_cli.model.text import one_line
from catalog_cli.search.fields import known_key
from catalog_cli.store.documents import read_document as read_bytes
from catalog_cli.store.libreoffice import convert_file

STANDARD_INPUT = "-"
LARGEST = 200 * 2**20
"""Bytes of the largest file that is read."""


class IncomingDocument(Struct, frozen=True):
    """A document that is not parsed yet: its name as the user typed it, its kind, and its bytes."""

    name: str
    kind: str
    data: bytes


def load_document(start: Path, file: str, kind: str | None, standard_input: BinaryIO) -> IncomingDocument:
    """Load a file named from the folder `start`, or standard input for `-`.

    The kind is the one asked for; otherwise the file's ending decides.

    Raises:
        CatalogError: there is no such file, it is too large, or its kind is unknown or cannot be read.
        UsageError: standard input is read and no kind was asked for.
    """
    if file == STANDARD_INPUT:
        if kind is None:
            raise UsageError(message("name the kind of document with --from, as in: --from docx"))
        return IncomingDocument(STANDARD_INPUT, kind, _bounded(file, standard_input.read(LARGEST + 1)))
    return load_file(start, file, kind)


def load_file(start: Path, file: str, kind: str | None = None) -> IncomingDocument:
    """Load a file named from the folder `start`, whatever its name is; old formats are converted.

    Raises:
        CatalogError: there is no such file, it is too large, or its kind is unknown or cannot be read.
    """
    path = start / file
    data = _present(path, file)
    if kind is None and (conversion := conversion_for(path)):
        kind, data = conversion.kind, convert_file(path, conversion)
    return IncomingDocument(file, kind or _kind(path, file), _bounded(file, data))


def parse_document(incoming: IncomingDocument, options: ReadOptions, *, may_be_empty: bool = False) -> Document:
    """Parse a document into its rows; `may_be_empty` accepts one that was sent out with items and lost them all.

    Raises:
        CatalogError: it is broken, holds too much, or has no table of items, or an empty one; the file is named.
    """
    with name_file_in_errors(incoming):
        document = read_document(incoming.kind, incoming.data, options)
    if not document.items and not (may_be_empty and document.sent):
        # most likely the wrong file, and with --remove-absent it would empty the catalogue
        raise NoTableError(
            message("{file} has no item, only headings or an empty list", file=one_line(incoming.name)),
            message("Check that it is the right file; start an empty catalogue with: catalog init"),
        )
    return document


@contextmanager
def name_file_in_errors(incoming: IncomingDocument) -> Iterator[None]:
    """Name the file in the message of an error that its reading raises.

    Raises:
        CatalogError: the one that was raised, with the name.
    """
    try:
        yield
    except CatalogError as error:
        why = message("cannot read {file}: {reason}", file=one_line(incoming.name), reason=error.message)
        raise type(error)(why, error.remedy) from error


def parse_columns(words: Sequence[str]) -> Mapping[str, str]:
    """Parse what `--map HEADING=FIELD` says into keys by heading; field names may be in either language.

    Raises:
        UsageError: a word is no such pair.
        UnknownFieldError: there is no such field.
    """
    columns = {}
    for word in words:
        heading, sign, field = word.rpartition("=")
        if not sign or not heading.strip() or not field.strip():
            raise UsageError(message("write --map HEADING=FIELD, not “{text}”", text=word))
        columns[heading.strip()] = known_key(field.strip(), ())
    return columns


def _present(path: Path, file: str) -> bytes:
    data = read_bytes(path)
    if data is None:
        raise CatalogError(message("no file {path}", path=file), message("Check its name and its folder."))
    if is_lfs_pointer(data):
        raise CatalogError(
            message("{path} is a pointer of Git LFS, not the document itself", path=file),
            message("Fetch the document with: git lfs pull"),
        )
    return data


def _bounded(file: str, data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise CatalogError(
            message("{path} is larger than {limit} MB, the limit", path=file, limit=LARGEST // 2**20),
            message("Split the document, or take pictures out of it."),
        )
    return data


def _kind(path: Path, file: str) -> str:
    kind = kind_for(path)
    if kind is None or kind not in read_kinds():
        raise CatalogError(
            message("the extension of {path} does not tell what kind of document it is", path=file),
            message("Choose one with --from: {names}", names=listed(read_kinds())),
        )
    return kind

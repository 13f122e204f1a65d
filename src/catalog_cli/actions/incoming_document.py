"""A document that comes in: its bytes and its kind, from a file or standard input, old formats converted."""

import sys
from collections.abc import Mapping, Sequence
from gettext import gettext as _
from pathlib import Path

import typer
from msgspec import Struct

from catalog_cli.cli.invocation import Invocation
from catalog_cli.exchange.options import ReadOptions
from catalog_cli.exchange.registry import conversion_for, kind_for, read_document, read_kinds
from catalog_cli.model.document import Document
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.model.text import one_line
from catalog_cli.search.fields import known_key
from catalog_cli.store.converting import convert_file
from catalog_cli.store.documents import read_document as bytes_of

STANDARD_INPUT = "-"
LARGEST = 200 * 2**20
"""Bytes of the largest file that is read."""


class Incoming(Struct, frozen=True):
    """A document on its way in: what the user calls it, its kind, and its bytes."""

    name: str
    kind: str
    data: bytes


def incoming(invocation: Invocation, file: str, kind: str | None) -> Incoming:
    """Take in a file, or standard input for `-`; its kind is the one asked for, or the one its ending stands for.

    Raises:
        CatalogError: there is no such file, it is too large, or its kind is not known or cannot be read.
    """
    if file == STANDARD_INPUT:
        if kind is None:
            raise typer.BadParameter(_("say with --from what kind of document comes in: --from docx"))
        return Incoming(STANDARD_INPUT, kind, _bounded(file, sys.stdin.buffer.read(LARGEST + 1)))
    path = invocation.start / file
    data = _present(path, file)
    if kind is None and (conversion := conversion_for(path)):
        kind, data = conversion.kind, convert_file(path, conversion)
    return Incoming(file, kind or _kind(path, file), _bounded(file, data))


def read_in(came: Incoming, options: ReadOptions) -> Document:
    """Read a document that came in.

    Raises:
        CatalogError: it is broken, holds too much, or has no table of items; the file is named.
    """
    try:
        return read_document(came.kind, came.data, options)
    except CatalogError as error:
        why = message("{file} was not read: {reason}", file=one_line(came.name), reason=error.message)
        raise type(error)(why, error.remedy) from error


def columns_from(words: Sequence[str]) -> Mapping[str, str]:
    """Read what `--map HEADING=FIELD` says, field names in either language.

    Raises:
        typer.BadParameter: a word is no such pair.
        UnknownFieldError: there is no such field.
    """
    columns = {}
    for word in words:
        heading, sign, field = word.rpartition("=")
        if not sign or not heading.strip() or not field.strip():
            raise typer.BadParameter(_("write --map HEADING=FIELD, not “{text}”").format(text=word))
        columns[heading.strip()] = known_key(field.strip(), ())
    return columns


def _present(path: Path, file: str) -> bytes:
    if path.is_dir():
        raise CatalogError(message("{path} is a folder", path=file), message("Name the document itself."))
    data = bytes_of(path)
    if data is None:
        raise CatalogError(message("there is no file {path}", path=file), message("Check its name and its folder."))
    return data


def _bounded(file: str, data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise CatalogError(
            message("{path} is larger than {limit} MB, the most that is read", path=file, limit=LARGEST // 2**20),
            message("Split the document, or take pictures out of it."),
        )
    return data


def _kind(path: Path, file: str) -> str:
    kind = kind_for(path)
    if kind is None or kind not in read_kinds():
        raise CatalogError(
            message("the ending of {path} does not say what kind of document it is", path=file),
            message("Say it with --from; the kinds are: {names}", names=", ".join(read_kinds())),
        )
    return kind

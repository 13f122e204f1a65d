"""Render one document for each office, category or publisher: the work sheets that are sent out."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.actions.render_document import convert_rendered, render_source
from catalog_cli.exchange.options import Options, silently
from catalog_cli.exchange.registry import kind_for, suffix_of
from catalog_cli.exchange.work_sheets import sheets_of
from catalog_cli.model.catalogue import Catalogue
from catalog_cli.model.errors import CatalogError, UsageError
from catalog_cli.model.message import listed, message
from catalog_cli.store.documents import read_document

DEFAULT_KIND = "xlsx"
_NAMED = 3


def choose_sheet_kind(start: Path, to: str | None, output: Path | None) -> str:
    """Choose the kind of the sheets: the one asked for, otherwise a workbook, which an office can fill in.

    Raises:
        UsageError: no folder was named, or a document instead of one.
    """
    if output is None:
        raise UsageError(message("--each needs a folder to write into: -o DIR"))
    if not (start / output).is_dir() and kind_for(output):
        raise UsageError(message("with --each, -o names a folder, not a document: {path}", path=str(output)))
    return to or DEFAULT_KIND


class RenderedSheet(Struct, frozen=True):
    """A sheet as a document: the name of its file, its bytes, and how many items are in it."""

    file: str
    data: bytes
    items: int


def render_each(
    kind: str, catalogue: Catalogue, division: str, options: Options, template: Path | None
) -> tuple[RenderedSheet, ...]:
    """Render each sheet of a catalogue; `options.step` is called with how many of how many sheets are done.

    Each document keeps the ids of its items out of sight, so that a row that is missing when it comes back is known.

    Raises:
        CatalogError: there are no items, or a document cannot be made.
    """
    sheets = sheets_of(catalogue, division)
    if not sheets:
        raise CatalogError(message("there is no item to render"), message("See the items with: catalog list"))
    documents = []
    for number, sheet in enumerate(sheets, 1):
        own = msgspec.structs.replace(options, step=silently, sent=tuple(item.id for item in sheet.items))
        documents.append(render_source(kind, Catalogue(catalogue.settings, sheet.items), own, template))
        options.step(number, len(sheets))
    return tuple(
        RenderedSheet(f"{sheet.stem}{suffix_of(kind)}", data, len(sheet.items))
        for sheet, data in zip(sheets, convert_rendered(kind, documents), strict=True)
    )


def refuse_other_files(folder: Path, sheets: Sequence[RenderedSheet]) -> None:
    """Refuse to write over a document that says something else: it may be one that an office has filled in.

    Raises:
        CatalogError: there is such a document.
    """
    others = [sheet.file for sheet in sheets if read_document(folder / sheet.file) not in {None, sheet.data}]
    if others:
        raise CatalogError(
            message(
                "{folder} has other documents of these names, which an office may have filled in: {names}",
                folder=str(folder),
                names=listed(others, _NAMED),
            ),
            message("Name another folder after -o, or delete those documents."),
        )

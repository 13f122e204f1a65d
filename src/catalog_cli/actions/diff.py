"""Compare two sides, and put the comparison where it was asked for: on the screen, into a pipe, or into a file."""

import sys
from collections.abc import Iterable
from gettext import gettext as _
from pathlib import Path

import typer

from catalog_cli.actions.document_side import belongs_to_catalogue, tell_left_out
from catalog_cli.actions.side import Side
from catalog_cli.changes.difference import difference, only_those
from catalog_cli.cli.answers import table_format
from catalog_cli.cli.invocation import Invocation
from catalog_cli.cli.output import screen, tell, write, write_bytes
from catalog_cli.cli.workspace import tell_unread
from catalog_cli.formats.registry import format_names, is_binary, writer
from catalog_cli.formats.screen import Screen
from catalog_cli.model.change import Comparison
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.documents import write_document

FORMATS = "changes"
ENDINGS = {"md": "markdown", "htm": "html", "yml": "yaml"}
"""Endings of files that are not called as their format."""


def compared(invocation: Invocation, before: Side, after: Side) -> Comparison:
    """Compare two sides, as far as the options that choose items go; the settings are no item."""
    changes = difference(before.catalogue, after.catalogue, {**before.likely, **after.likely})
    if invocation.conditions:
        chosen = (*invocation.select(before.catalogue.items), *invocation.select(after.catalogue.items))
        changes = only_those(changes, chosen)
    settings = after.catalogue.settings
    return Comparison(
        changes=changes,
        before=before.label,
        after=after.label,
        title=settings.title,
        publishers=settings.publishers,
        names={item.id: item.name for side in (before, after) for item in side.catalogue.items},
    )


def lay_out(invocation: Invocation, comparison: Comparison, asked: str | None, output: Path | None) -> None:
    """Write a comparison in the format that was asked for, or that the file or the place it goes to suggests.

    Raises:
        CatalogError: the file's ending is that of no format, or the file cannot be written.
        typer.BadParameter: the format is nothing for a terminal.
    """
    name = asked or (_format_for(output) if output else table_format(None))
    if output is not None:
        path = invocation.start / output
        _refuse_overwriting(path, {invocation.start / side for side in (comparison.before, comparison.after)})
        write_document(path, _document(comparison, name))
        tell([_("wrote {path}").format(path=output) + "\n"])
        return
    if is_binary(FORMATS, name):
        if sys.stdout.isatty():
            words = _("a {kind} file is nothing for a terminal: write it with -o FILE")
            raise typer.BadParameter(words.format(kind=name))
        write_bytes(_document(comparison, name))
        return
    write(writer(FORMATS, name)(comparison, screen()))


def tell_unfinished(before: Side, after: Side) -> None:
    """Name what could not be compared, and exit with 1 when there is anything."""
    unfinished = [tell_left_out(side) for side in (before, after)]
    for side in (before, after):
        if side.reading:
            tell_unread(side.reading)
    if any(unfinished):
        raise typer.Exit(1)


def _refuse_overwriting(path: Path, sides: Iterable[Path]) -> None:
    """Refuse to write over a document that is compared, or over a file of the catalogue.

    Raises:
        CatalogError: the file is one of these.
    """
    if path.exists() and (belongs_to_catalogue(path) or any(path.resolve() == side.resolve() for side in sides)):
        raise CatalogError(
            message("{path} is compared, and would be overwritten", path=str(path)),
            message("Name another file after -o."),
        )


def _document(comparison: Comparison, name: str) -> bytes:
    """Give a comparison as a file holds it: without colours, and in UTF-8."""
    pieces: Iterable[str | bytes] = writer(FORMATS, name)(comparison, Screen())
    return b"".join(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in pieces)


def _format_for(path: Path) -> str:
    ending = path.suffix.removeprefix(".").casefold()
    name = ENDINGS.get(ending, ending)
    if name not in format_names(FORMATS):
        raise CatalogError(
            message("the ending of {path} does not say how to write the changes", path=str(path)),
            message("Say it with --format; there are: {names}", names=", ".join(format_names(FORMATS))),
        )
    return name

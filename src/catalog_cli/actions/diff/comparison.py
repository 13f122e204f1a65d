"""Compare two sides, and write the comparison as a document."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from catalog_cli.actions.diff.document_side import belongs_to_catalogue
from catalog_cli.actions.diff.side import Side
from catalog_cli.changes.diff import diff_catalogues, only_those
from catalog_cli.formats import Screen
from catalog_cli.formats.registry import format_names, writer
from catalog_cli.model.change import Comparison
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import listed, message
from catalog_cli.search.filters import Condition, Deadlines, select
from catalog_cli.store.documents import write_document

FORMATS = "changes"
_ENDINGS = {"md": "markdown", "htm": "html", "yml": "yaml"}
"""Endings of files that differ from the name of their format."""


def compare_sides(
    before: Side, after: Side, conditions: Sequence[Condition] = (), deadlines: Deadlines | None = None
) -> Comparison:
    """Compare two sides; with conditions, only the items that meet them on either side.

    `deadlines` gives the times that laws set for an item, where a condition asks for it.
    """
    changes = diff_catalogues(before.catalogue, after.catalogue, {**before.likely, **after.likely})
    if conditions:
        items = (*before.catalogue.items, *after.catalogue.items)
        chosen = select(items, conditions, deadlines)
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


def format_for(path: Path) -> str:
    """Return the format that a file's ending stands for.

    Raises:
        CatalogError: it stands for none.
    """
    ending = path.suffix.removeprefix(".").casefold()
    name = _ENDINGS.get(ending, ending)
    if name not in format_names(FORMATS):
        raise CatalogError(
            message("the extension of {path} does not tell how to write the changes", path=str(path)),
            message("Choose one with --format: {names}", names=listed(format_names(FORMATS))),
        )
    return name


def comparison_bytes(comparison: Comparison, format_name: str) -> bytes:
    """Render a comparison as a file holds it: without colours, and in UTF-8."""
    pieces: Iterable[str | bytes] = writer(FORMATS, format_name)(comparison, Screen())
    return b"".join(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in pieces)


def write_comparison(start: Path, output: Path, comparison: Comparison, format_name: str) -> None:
    """Write a comparison to a file named from the folder `start`, but never over what is compared.

    Raises:
        CatalogError: the file is one of the sides, belongs to the catalogue, or cannot be written.
    """
    path = start / output
    sides = {(start / side).resolve() for side in (comparison.before, comparison.after)}
    if path.exists() and (belongs_to_catalogue(path) or path.resolve() in sides):
        raise CatalogError(
            message("{path} is compared, and would be overwritten", path=str(path)),
            message("Name another file after -o."),
        )
    write_document(path, comparison_bytes(comparison, format_name))

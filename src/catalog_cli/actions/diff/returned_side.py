"""The sheets that offices returned, as one side of a comparison: every change with the file that it comes from."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path

from msgspec import Struct

from catalog_cli.actions.diff.side import Side, side_from_source
from catalog_cli.actions.returned_sheets import (
    ReturnedDocument,
    changes_of_each,
    load_folder,
    read_returned,
    take_returned,
    without_file,
)
from catalog_cli.changes.returned import Returned
from catalog_cli.exchange.options import ReadOptions, Step
from catalog_cli.model.catalogue import Catalogue, Settings
from catalog_cli.model.change import Change, Comparison
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.search.filters import Condition, Deadlines
from catalog_cli.store.source import Folder, find_workspace


class ReturnedComparison(Struct, frozen=True):
    """The catalogue beside what came back: all changes, those of each file by its name, and the sides as read."""

    comparison: Comparison
    each: tuple[tuple[str, tuple[Change, ...]], ...]
    before: Side
    documents: tuple[Side, ...]
    returned: Returned
    others: tuple[str, ...]
    without_file: tuple[str, ...]


def compare_returned(
    start: Path,
    folder: Path,
    conditions: Sequence[Condition],
    deadlines: Callable[[Settings], Deadlines | None],
    step: Step,
) -> ReturnedComparison:
    """Compare the catalogue around `start` with the documents of a folder.

    `deadlines` gives the times that laws set for the items of a catalogue, where a condition asks for them.

    Rows that are only similar to an item are taken for it. An item that a file was sent out with, and misses, is
    removed by that file.

    Raises:
        CatalogError: there is no such folder, or a document in it cannot be read.
    """
    before = side_from_source(_("the files here"), Folder(find_workspace(start)))
    loaded = load_folder(start, folder, step)
    documents = read_returned(loaded, before.catalogue, ReadOptions(step=step))
    accepted = {document.file: document.matching.likely for document in documents}
    returned = take_returned(before.catalogue, documents, accepted)
    settings = before.catalogue.settings
    each = changes_of_each(before, returned, conditions, deadlines(settings), without_absent=True)
    comparison = Comparison(
        changes=tuple(change for _file, changes in each for change in changes),
        before=before.label,
        after=str(folder),
        title=settings.title,
        publishers=settings.publishers,
        names={item.id: item.name for item in returned.edition.after.items},
        by_file=True,
    )
    sides = tuple(_side(document) for document in documents)
    return ReturnedComparison(
        comparison, each, before, sides, returned, loaded.others, without_file(before.catalogue, documents)
    )


def refuse_to_overwrite(start: Path, folder: Path, output: Path) -> None:
    """Refuse to write a comparison over a document of the folder that is compared.

    Raises:
        CatalogError: it would be.
    """
    path = start / output
    if path.exists() and path.resolve().parent == (start / folder).resolve():
        raise CatalogError(
            message("{path} is compared, and would be overwritten", path=str(output)),
            message("Name another file after -o."),
        )


def _side(document: ReturnedDocument) -> Side:
    return Side(document.incoming.name, Catalogue(Settings()), document=document.document)

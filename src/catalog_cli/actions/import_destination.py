"""Where an import goes: a catalogue that is there, a folder of its items, or a new catalogue."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from catalog_cli.exchange.options import ReadOptions
from catalog_cli.model.errors import CatalogError, WorkspaceNotFoundError
from catalog_cli.model.form import form_from, known_headings
from catalog_cli.model.message import message
from catalog_cli.store.loader import load_settings
from catalog_cli.store.source import ITEMS, SETTINGS, Folder, find_workspace, item_paths


class Destination(Struct, frozen=True):
    """A catalogue's root, the folder for new items (relative, with `/`), and whether the catalogue is a new one."""

    root: Path
    folder: str = ITEMS
    new: bool = False


def find_destination(start: Path, into: Path | None) -> Destination:
    """Decide where items go: into the catalogue around `start`, or into the folder `into`.

    That folder may be a catalogue's own, one among a catalogue's items, or an empty or missing one, in which a
    catalogue is started.

    Raises:
        WorkspaceNotFoundError: there is no catalogue here, and no folder was named.
        CatalogError: the folder is a file, or has something else in it.
    """
    if into is None:
        return _here(start)
    folder = (start / into).resolve()
    if (folder / SETTINGS).is_file():
        return Destination(folder)
    around = _catalogue_around(folder)
    if folder.is_file():
        raise CatalogError(
            message("{path} is a file, not a folder", path=str(into)), message("Name a folder after --into.")
        )
    if around and folder.is_relative_to(around / ITEMS):
        return Destination(around, folder.relative_to(around).as_posix())
    if folder.exists() and any(folder.iterdir()):
        raise CatalogError(
            message("{folder} is no catalogue, and not empty", folder=str(into)),
            message("Name a catalogue's folder, or one that is empty or not there yet."),
        )
    return Destination(folder, new=True)


def for_destination(place: Destination, options: ReadOptions) -> ReadOptions:
    """Return the options of a reading that also says how the table is printed, where that goes into the catalogue.

    A catalogue without items and without a form takes over the form of the table.
    """
    if place.new:
        return replace(options, learns_form=True)
    source = Folder(place.root)
    form = load_settings(source).form
    if form is None:
        return replace(options, learns_form=not any(item_paths(source.paths())))
    described = form_from(form)
    return replace(options, form=described, known=known_headings(described))


def _here(start: Path) -> Destination:
    try:
        return Destination(find_workspace(start))
    except WorkspaceNotFoundError as error:
        raise WorkspaceNotFoundError(
            error.message, message("Go to your catalogue's folder, or start a catalogue in a new one: --into DIR")
        ) from error


def _catalogue_around(folder: Path) -> Path | None:
    nearest = next(each for each in (folder, *folder.parents) if each.is_dir())
    try:
        return find_workspace(nearest)
    except WorkspaceNotFoundError:
        return None

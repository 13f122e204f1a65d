"""Find the workspace: the nearest folder with a `catalog.yaml`, here or above."""

from pathlib import Path

from catalog_cli.model.errors import WorkspaceNotFoundError
from catalog_cli.model.message import message
from catalog_cli.store.source import SETTINGS


def find_workspace(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that has a `catalog.yaml`.

    Raises:
        WorkspaceNotFoundError: `start` is no folder, or there is no such folder.
    """
    if not start.is_dir():
        raise WorkspaceNotFoundError(
            message("no folder {folder}", folder=str(start)),
            message("Check the name after -C."),
        )
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise WorkspaceNotFoundError(
        message("no {name} in {folder} or in any folder above it", name=SETTINGS, folder=str(here)),
        message("Go to the folder of your catalogue, name it with -C, or start one with: catalog init"),
    )

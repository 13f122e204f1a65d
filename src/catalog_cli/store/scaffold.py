"""Start a workspace: the files that every catalogue begins with."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.config import NAMES, bundled_schema_text, schema_path
from catalog_cli.store.source import ITEMS, SETTINGS
from catalog_cli.store.writing import LOCK, locked, replace
from catalog_cli.yaml.emit import document

USUAL_TITLE = "政府信息主动公开事项目录"
USUAL_PUBLISHER = "本机关"
"""What a catalogue is called, and who publishes it, as long as nobody says otherwise."""
FOR_GIT = {f"{ITEMS}/.gitkeep": b"", ".gitignore": f"{LOCK}\n".encode()}
"""What git needs to know of a catalogue: the folder for items, and the file that it must not keep."""


def start_workspace(root: Path, title: str, publishers: Sequence[str], categories: Sequence[str]) -> list[str]:
    """Make the files of a new catalogue in a folder; give their paths, relative to it.

    Raises:
        CatalogError: there is a catalogue already, or the folder cannot be written.
    """
    if (root / SETTINGS).exists():
        raise CatalogError(
            message("{folder} already has a {name}", folder=str(root), name=SETTINGS),
            message("See what is in it with: catalog list"),
        )
    return complete(root, FOR_GIT | starting_files(title, publishers, categories))


def starting_files(title: str, publishers: Sequence[str], categories: Sequence[str]) -> dict[str, bytes]:
    """Give the files of a new catalogue, by path."""
    settings = {"title": title, "publishers": list(publishers), "categories": list(categories)}
    files = {schema_path(name): bundled_schema_text(name) for name in NAMES}
    # the file that marks a workspace comes last: it stands for all the others
    files[SETTINGS] = document(settings)
    return {path: text.encode() for path, text in files.items()}


def complete(root: Path, files: Mapping[str, bytes] = FOR_GIT) -> list[str]:
    """Write those of some files that are not there yet, and give their paths.

    Raises:
        CatalogError: the folder cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(
            message("{folder} cannot be made: {reason}", folder=str(root), reason=error.strerror or str(error))
        ) from error
    with locked(root):
        missing = [path for path in files if not (root / path).exists()]
        for path in missing:
            replace(root / path, files[path], expected=None)
    return missing

"""Start a workspace: the files that every catalogue begins with."""

from collections.abc import Sequence
from pathlib import Path

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.message import message
from catalog_cli.store.schemas import NAMES, bundled_schema_text, schema_path
from catalog_cli.store.source import ITEMS, SETTINGS
from catalog_cli.store.writing import LOCK, locked, replace
from catalog_cli.store.yaml.emit import document


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
    settings = {"title": title, "publishers": list(publishers), "categories": list(categories)}
    files = {schema_path(name): bundled_schema_text(name) for name in NAMES}
    files[f"{ITEMS}/.gitkeep"] = ""
    files[".gitignore"] = f"{LOCK}\n"
    # the file that marks a workspace comes last: it stands for all the others
    files[SETTINGS] = document(settings)
    return _write_missing(root, files)


def _write_missing(root: Path, files: dict[str, str]) -> list[str]:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(
            message("{folder} cannot be made: {reason}", folder=str(root), reason=error.strerror or str(error))
        ) from error
    with locked(root):
        missing = [path for path in files if not (root / path).exists()]
        for path in missing:
            replace(root / path, files[path].encode(), expected=None)
    return missing

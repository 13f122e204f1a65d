"""Scaffold a workspace: the files that every catalogue starts with."""

from collections.abc import Mapping
from pathlib import Path

from catalog_cli.model.errors import CatalogError, reason_of
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Value
from catalog_cli.model.message import message
from catalog_cli.store.journal import UNDO
from catalog_cli.store.lock import LOCK, write_lock
from catalog_cli.store.reading import NAMES, bundled_schema_text, schema_path
from catalog_cli.store.source import ITEMS, SETTINGS
from catalog_cli.store.transaction import commit_locked
from catalog_cli.yaml.emit import document

FILES_FOR_GIT = {f"{ITEMS}/.gitkeep": b"", ".gitignore": f"{LOCK}\n{UNDO}/\n.*.tmp\n".encode()}
"""Git keeps no empty folder; it must keep neither the lock nor what a killed writer leaves until the next one."""


def create_workspace(root: Path, settings: Mapping[str, Value]) -> list[str]:
    """Write the files of a new catalogue into a folder; give their paths, relative to it.

    Raises:
        CatalogError: there is a catalogue already, or the folder cannot be written.
    """
    refuse_workspace(root)
    return add_missing_files(root, FILES_FOR_GIT | starting_files(settings))


def refuse_workspace(root: Path) -> None:
    """Stop where there is a catalogue already.

    Raises:
        CatalogError: there is one.
    """
    if (root / SETTINGS).exists():
        raise CatalogError(
            message("{folder} already has a {name}", folder=str(root), name=SETTINGS),
            message("See what is in it with: catalog list"),
        )


def starting_files(settings: Mapping[str, Value]) -> dict[str, bytes]:
    """Return the files of a new catalogue, by path; what nobody knows yet is left out of `catalog.yaml`."""
    known = {key: value for key, value in settings.items() if value}
    files = {schema_path(name): bundled_schema_text(name) for name in NAMES}
    # the file that marks a workspace is written last, when all others are there
    files[SETTINGS] = document(known)
    return {path: text.encode() for path, text in files.items()}


def add_missing_files(root: Path, files: Mapping[str, bytes] = FILES_FOR_GIT) -> list[str]:
    """Write those of the files that do not exist yet; give their paths.

    Raises:
        CatalogError: the folder cannot be written.
    """
    create_folder(root)
    with write_lock(root):
        missing = [path for path in files if not (root / path).exists()]
        commit_locked(root, [FileChange(path, None, files[path]) for path in missing])
    return missing


def create_folder(folder: Path) -> None:
    """Create a folder and those above it, where they do not exist yet.

    Raises:
        CatalogError: it cannot be created.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(
            message("cannot create {folder}: {reason}", folder=str(folder), reason=reason_of(error))
        ) from error

"""Change item files: add, edit, replace; every change is written safely."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.store.reading import read
from catalog_cli.store.source import ITEMS, Folder, UnreadableFileError
from catalog_cli.store.writing import locked, replace
from catalog_cli.yaml.canonical import canonical
from catalog_cli.yaml.edit import remove_key, set_value
from catalog_cli.yaml.emit import document

ORDER = tuple(FIELDS)


class Draft(Struct, frozen=True):
    """A file's text as it was read and as it is to become; nothing is written yet."""

    path: str
    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def add_item(root: Path, make: Callable[[Reading], Item]) -> Item:
    """Add the item that `make` gives for what is there; give it with the path of its file.

    The items are read and the file is written under one lock, so that no two writers choose the same id.

    Raises:
        CatalogError: the file cannot be written.
        ChangedOnDiskError: there is already a file of that name.
    """
    with locked(root):
        item = make(read(Folder(root)))
        path = item_path(item.id)
        replace(root / path, item_bytes(item), expected=None)
    return msgspec.structs.replace(item, path=path)


def item_path(item_id: str) -> str:
    """Give the path of the file that a new item with this id gets."""
    return f"{ITEMS}/{item_id}.yaml"


def item_bytes(item: Item) -> bytes:
    """Give the text of a new item's file."""
    return document(item.to_mapping()).encode()


def read_text(root: Path, path: str) -> bytes:
    """Give the bytes of an item's file.

    Raises:
        CatalogError: it cannot be read.
    """
    try:
        return Folder(root).read(path)
    except UnreadableFileError as error:
        raise CatalogError(error.message, error.remedy) from error


def drafted(root: Path, path: str, edits: dict[str, Value]) -> Draft:
    """Edit the values of some keys in a file's text; None or an empty list takes a key away.

    Raises:
        CatalogError: the file cannot be read, or is no plain mapping.
    """
    before = read_text(root, path)
    text = _decoded(path, before)
    for key, value in edits.items():
        text = remove_key(text, key) if value is None or value in ((), {}) else set_value(text, key, value, ORDER)
    return Draft(path, before, text.encode())


def drafted_canonical(root: Path, path: str) -> Draft:
    """Put a file's keys and lists into their canonical form."""
    before = read_text(root, path)
    return Draft(path, before, canonical(_decoded(path, before), ORDER).encode())


def write_draft(root: Path, draft: Draft) -> None:
    """Write a draft, unless the file is no longer what it was.

    Raises:
        ChangedOnDiskError: it was changed since it was read.
        CatalogError: it cannot be written.
    """
    if draft.changed:
        with locked(root):
            replace(root / draft.path, draft.after, expected=draft.before)


def _decoded(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CatalogError(
            message("{path} is not UTF-8", path=path), message("See how to convert it with: catalog validate")
        ) from error

"""Item files and `documents.yaml`: the changes by which items are added, edited, formatted, renamed and removed.

All functions only plan: they give file changes for `store.transaction` to commit.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.field import FIELDS
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.store.reading import read_bytes
from catalog_cli.store.source import DOCUMENTS, ITEMS, Folder, UnreadableFileError
from catalog_cli.yaml.emit import document
from catalog_cli.yaml.line_edit import set_line

KEY_ORDER = tuple(FIELDS)
"""The order of keys in a file."""

Edits = Mapping[str, Value]
"""New values by key; None or an empty list removes the key."""


def new_item_change(item: Item, folder: str = ITEMS) -> FileChange:
    """Return the change that adds an item as a file of a folder."""
    return FileChange(f"{folder}/{item.id}.yaml", None, document(item.to_mapping()).encode())


def file_bytes(root: Path, path: str) -> bytes:
    """Read a file of the workspace.

    Raises:
        CatalogError: it cannot be read.
    """
    try:
        return Folder(root).read(path)
    except UnreadableFileError as error:
        raise CatalogError(error.message, error.remedy) from error


def value_change(root: Path, path: str, edits: Edits, order: Sequence[str] = KEY_ORDER) -> FileChange:
    """Return the change that sets some keys of a file; comments, and the form of other keys, stay.

    A new key goes where `order` wants it.

    Raises:
        CatalogError: the file cannot be read, or its form cannot be edited; the message names it.
    """
    try:
        before = file_bytes(root, path)
        text = _decode(path, before)
        for key, value in edits.items():
            text = _edited(text, key, value, order)
    except CatalogError as error:
        if path in str(error.message):
            raise
        raise CatalogError(message("{path}: {reason}", path=path, reason=error.message), error.remedy) from error
    return FileChange(path, before, text.encode())


def canonical_change(root: Path, path: str, order: Sequence[str] = KEY_ORDER) -> FileChange:
    """Return the change that puts the keys, in this order, and the lists of a file into canonical form.

    Raises:
        CatalogError: the file cannot be read.
    """
    # deferred, here and below: the strict parser takes long to import
    from catalog_cli.yaml.format import canonical

    before = file_bytes(root, path)
    return FileChange(path, before, canonical(_decode(path, before), order).encode())


def documents_format(root: Path) -> FileChange:
    """Return the change that puts `documents.yaml` into canonical form: its documents keep their order.

    Raises:
        CatalogError: the file cannot be read.
    """
    before = file_bytes(root, DOCUMENTS)
    values = read_bytes(before, DOCUMENTS).values
    # what an import has written is in form, and finding that out otherwise takes several times as long
    is_written = values is not None and document(values).encode() == before
    if is_written:
        return FileChange(DOCUMENTS, before, before)
    from catalog_cli.yaml.format import canonical

    return FileChange(DOCUMENTS, before, canonical(_decode(DOCUMENTS, before), ()).encode())


def documents_change(root: Path, entries: Mapping[str, Mapping[str, Value]]) -> FileChange:
    """Return the change after which `documents.yaml` holds these documents; comments stay where there are any.

    Raises:
        CatalogError: the file cannot be read, or its form cannot be edited.
    """
    if not (root / DOCUMENTS).exists():
        return FileChange(DOCUMENTS, None, document(entries).encode() if entries else None)
    before = file_bytes(root, DOCUMENTS)
    present = read_bytes(before, DOCUMENTS).values or {}
    if document(present).encode() == before:
        return FileChange(DOCUMENTS, before, document(entries).encode())
    text = _decode(DOCUMENTS, before)
    for number in present.keys() - entries.keys():
        text = _edited(text, number, None, ())
    for number, entry in entries.items():
        if number in present and present[number] != entry:
            text = _edited(text, number, entry, ())
    # each edit parses the file again: what is new is written behind it at once
    added = {number: entry for number, entry in entries.items() if number not in present}
    after = (text if text.endswith("\n") else f"{text}\n") + (document(added) if added else "")
    if read_bytes(after.encode(), DOCUMENTS).values != entries:
        raise CatalogError(
            message("{path} has a form that cannot be edited", path=DOCUMENTS),
            message("Write one document after the other there, each with its keys below its number."),
        )
    return FileChange(DOCUMENTS, before, after.encode())


def rename_changes(root: Path, item: Item, new_id: str, referring: Iterable[str]) -> list[FileChange]:
    """Return the changes that give an item a new id: its file is renamed, and references to it follow.

    Args:
        root: the workspace.
        item: the item as it was read.
        new_id: its new id.
        referring: the paths of the files whose `published_with` is its old id; its own may be among them.

    Raises:
        CatalogError: a file cannot be read, or its form cannot be edited.
    """
    others = set(referring)
    own = value_change(root, item.path, {"id": new_id} | ({"published_with": new_id} if item.path in others else {}))
    path = renamed_path(item.path, new_id)
    moved = [own] if path == item.path else [FileChange(path, None, own.after), FileChange(item.path, own.before, None)]
    return moved + [value_change(root, other, {"published_with": new_id}) for other in sorted(others - {item.path})]


def renamed_path(path: str, item_id: str) -> str:
    """Return the path of an item's file once it has this id: the same folder, the same suffix."""
    return str(PurePosixPath(path).with_name(item_id + PurePosixPath(path).suffix))


def removal_changes(root: Path, paths: Sequence[str], referring: Iterable[str]) -> list[FileChange]:
    """Return the changes that delete files, and remove `published_with` from the files that refer to them.

    Raises:
        CatalogError: a file cannot be read, or its form cannot be edited.
    """
    deleted = [FileChange(path, file_bytes(root, path), None) for path in paths]
    return deleted + [value_change(root, path, {"published_with": None}) for path in sorted({*referring} - {*paths})]


def unparsed_files_with(root: Path, reading: LoadedCatalogue, item_id: str) -> list[str]:
    """List the files that are no valid YAML and contain an id somewhere: they may refer to it."""
    unparsed = [entry.path for entry in reading.entries if not entry.is_mapping]
    return [path for path in unparsed if item_id.encode() in _bytes_or_empty(root, path)]


def _bytes_or_empty(root: Path, path: str) -> bytes:
    try:
        return file_bytes(root, path)
    except CatalogError:
        return b""


def _edited(text: str, key: str, value: Value, order: Sequence[str]) -> str:
    """Set a key of a text; None and what is empty take it away."""
    removes = value is None or value in ((), {})
    plainly = None if removes else set_line(text, key, value)
    if plainly is not None:
        return plainly
    from catalog_cli.yaml.edit import remove_key, set_value

    return remove_key(text, key) if removes else set_value(text, key, value, order)


def _decode(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CatalogError(
            message("{path} is not UTF-8", path=path), message("See how to convert it with: catalog validate")
        ) from error

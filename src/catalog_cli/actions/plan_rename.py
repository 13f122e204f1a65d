"""Plan to give an item another id: its file is renamed and all references follow."""

import shlex
from itertools import chain
from pathlib import Path, PurePosixPath

from catalog_cli.actions.apply_plan import Plan, unread_references
from catalog_cli.model.catalogue import LoadedCatalogue
from catalog_cli.model.errors import CatalogError, ItemNotFoundError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import LONGEST_ID, Item, is_device, is_id
from catalog_cli.model.message import Message, message
from catalog_cli.model.text import command_line
from catalog_cli.search.lookup import files_referring_to, find_exact_item
from catalog_cli.store.git.commits import all_item_ids, committed_bytes
from catalog_cli.store.items import rename_changes, renamed_path
from catalog_cli.store.source import RECORDS, has_records


def plan_rename(root: Path, reading: LoadedCatalogue, wanted: str, new: str, *, force: bool) -> Plan:
    """Plan to give an item a new id.

    Raises:
        CatalogError: the id is malformed, is taken, or was another item's and `force` is not given.
    """
    item = _item(reading, wanted, new)
    _check_form(new, item)
    path = renamed_path(item.path, new)
    if item.id == new and item.path == path:
        return Plan(lines=[message("{path}: nothing to change", path=path)])
    _check_free(reading, item, new)
    changes = rename_changes(root, item, new, files_referring_to(reading.entries, {item.id}))
    if not force:
        _check_never_used(root, item, new, changes)
    moved = _moved_records(root, item, new) if has_records(root) and item.id != new else []
    follow = [message("records that follow, in {folder}: {n}", folder=RECORDS, n=len(moved))] if moved else []
    return Plan(
        changes=[*changes, *chain.from_iterable(moved)],
        lines=[*_lines(item, path, changes), *follow],
        warnings=unread_references(root, reading, [item.id]),
        renames=({path: item.path} if path != item.path else {}) | {to.path: away.path for to, away in moved},
        undo=shlex.join(["catalog", "rename", new, item.id]) if is_id(item.id) and item.id != new else None,
    )


def _item(reading: LoadedCatalogue, wanted: str, new: str) -> Item:
    """Find the item; of a category, an office or a channel, say how those are renamed."""
    try:
        return find_exact_item(reading.catalogue.items, wanted)
    except ItemNotFoundError as error:
        settings = reading.catalogue.settings
        lists = {"category": settings.categories, "office": settings.vocabularies.get("responsible", ())}
        lists["channel"] = settings.vocabularies.get("channels", ())
        command = next((name for name, listed in lists.items() if wanted in listed), None)
        if command is None:
            raise
        line = command_line("catalog", command, "rename", wanted, new)
        raise ItemNotFoundError(error.message, message("Did you mean: {command}?", command=line)) from error


def _moved_records(root: Path, item: Item, new: str) -> list[tuple[FileChange, FileChange]]:
    """Return the changes by which the records of an item follow it: for each, the new file and the old one."""
    # deferred: most workspaces have no ledger
    from catalog_cli.store.records import ledger_of, moved_record_changes

    ledger = ledger_of(root)
    records = [record for record in ledger.records if record.item == item.id]
    return moved_record_changes(root, records, new, {file.path for file in ledger.files})


def _lines(item: Item, path: str, changes: list[FileChange]) -> list[Message]:
    """Describe what becomes of the item's own file, then of each file that refers to it."""
    references = [each.path for each in changes if each.path not in {path, item.path}]
    return [
        message("{old} → {new}", old=item.path, new=path),
        *(message("{path}: published_with follows", path=reference) for reference in references),
    ]


def _check_form(new: str, item: Item) -> None:
    if is_id(new):
        return
    remedy = (
        message("Windows keeps this name for a device; choose another.")
        if is_device(new)
        else message("At most {most} of a-z and 0-9, with single hyphens: zhengfu-gongbao.", most=LONGEST_ID)
    )
    if not new.isascii():
        # who reads “rename” expects it to change the name
        line = command_line("catalog", "set", item.id, f"name={new}")
        remedy = message("An id has only a–z, digits and hyphens. To change the item's name: {command}", command=line)
    raise CatalogError(message("“{id}” cannot be an id", id=new), remedy)


def _check_free(reading: LoadedCatalogue, item: Item, new: str) -> None:
    for entry in reading.entries:
        own = str(entry.value("id") or "")
        if entry.path != item.path and new in {own.casefold(), PurePosixPath(entry.path).stem.casefold()}:
            raise CatalogError(
                message("the id “{id}” is taken by {path}", id=new, path=entry.path),
                message("Choose another, or rename that one first."),
            )


def _check_never_used(root: Path, item: Item, new: str, changes: list[FileChange]) -> None:
    """Refuse an id from git's history, unless this very item had it in the last commit and the renaming is undone."""
    if new == item.id or new not in all_item_ids(root):
        return
    if changes[0].after == committed_bytes(root, changes[0].path):
        return
    raise CatalogError(
        message("the id “{id}” was used before, and ids are never reused", id=new),
        message("See whose it was: git log --all -- ':/*/{id}.y*ml'. To use it anyway, add --force.", id=new),
    )

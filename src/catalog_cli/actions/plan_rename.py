"""Decide what a new id for an item means: whether it may be had, and what has to be written."""

import shlex
from gettext import gettext as _
from pathlib import Path, PurePosixPath

from catalog_cli.actions.apply import Plan
from catalog_cli.actions.unread_files import warn_of_unread
from catalog_cli.model.errors import CatalogError
from catalog_cli.model.file_change import FileChange
from catalog_cli.model.item import Item
from catalog_cli.model.item_id import LONGEST, is_device, is_id
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.model.text import one_line
from catalog_cli.search.lookup import files_referring_to, find_exact_item
from catalog_cli.store.git.committed import committed_bytes, ids_ever
from catalog_cli.store.items import rename_changes, renamed_path


def plan_renaming(root: Path, reading: Reading, wanted: str, new: str, *, force: bool) -> Plan:
    """Give the plan by which an item gets a new id.

    Raises:
        CatalogError: the id has not the form of one, is taken, or was another item's and `force` is not given.
    """
    item = find_exact_item(reading.catalogue.items, wanted)
    _check_form(new)
    path = renamed_path(item.path, new)
    if item.id == new and item.path == path:
        return Plan(writes=(), told=[_("{path}: nothing to change").format(path=one_line(path))])
    _check_free(reading, item, new)
    writes = rename_changes(root, item, new, files_referring_to(reading.entries, {item.id}))
    if not force:
        _check_never_used(root, item, new, writes)
    return Plan(
        writes=writes,
        told=_told(item, path, writes),
        warnings=warn_of_unread(root, reading, [item]),
        moved={path: item.path} if path != item.path else {},
        undo=shlex.join(["catalog", "rename", new, item.id]) if is_id(item.id) and item.id != new else None,
    )


def _told(item: Item, path: str, writes: list[FileChange]) -> list[str]:
    """Give a line for the item's own file and one for each that refers to it."""
    first = _("{old} → {new}").format(old=one_line(item.path), new=one_line(path))
    words = _("{path}: published_with follows")
    others = [each.path for each in writes if each.path not in {path, item.path}]
    return [first, *(words.format(path=one_line(other)) for other in others)]


def _check_form(new: str) -> None:
    if is_id(new):
        return
    remedy = (
        message("Windows keeps this name for a device; choose another.")
        if is_device(new)
        else message("At most {most} of a-z and 0-9, with single hyphens: zhengfu-gongbao.", most=LONGEST)
    )
    raise CatalogError(message("“{id}” cannot be an id", id=new), remedy)


def _check_free(reading: Reading, item: Item, new: str) -> None:
    for entry in reading.entries:
        own = str(entry.value("id") or "")
        if entry.path != item.path and new in {own.casefold(), PurePosixPath(entry.path).stem.casefold()}:
            raise CatalogError(
                message("the id “{id}” is taken by {path}", id=new, path=entry.path),
                message("Choose another, or rename that one first."),
            )


def _check_never_used(root: Path, item: Item, new: str, writes: list[FileChange]) -> None:
    """Refuse an id from git's history, unless this very item had it in the last commit: a renaming taken back."""
    if new == item.id or new not in ids_ever(root):
        return
    if writes[0].after == committed_bytes(root, writes[0].path):
        return
    raise CatalogError(
        message("the id “{id}” was used before, and ids are never reused", id=new),
        message("See whose it was: git log --all -- ':/*/{id}.y*ml'. To take it all the same, add --force.", id=new),
    )

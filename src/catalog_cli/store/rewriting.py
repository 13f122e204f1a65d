"""What has to be written so that items get other values, another id, or are gone; nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from catalog_cli.model.errors import CatalogError
from catalog_cli.model.item import Item, Value
from catalog_cli.model.message import message
from catalog_cli.model.reading import Reading
from catalog_cli.store.items import drafted, read_text
from catalog_cli.store.transaction import Write, write_under_lock
from catalog_cli.store.writing import cannot_write

Edits = Mapping[str, Value]
"""New values by key; None takes a key away."""


def edited(root: Path, path: str, edits: Edits) -> Write:
    """Give the write that changes some keys of a file.

    Raises:
        CatalogError: the file cannot be read, or is written in a way that cannot be edited; its path is named.
    """
    try:
        draft = drafted(root, path, dict(edits))
    except CatalogError as error:
        if path in str(error.message):
            raise
        raise CatalogError(message("{path}: {reason}", path=path, reason=error.message), error.remedy) from error
    return Write(path, draft.before, draft.after)


def renamed(root: Path, item: Item, new: str, referring: Iterable[str]) -> list[Write]:
    """Give the writes by which an item gets a new id: its file's name follows, and so do those who refer to it.

    Args:
        root: the workspace.
        item: the item as it was read.
        new: its new id.
        referring: the paths of the files whose `published_with` is its old id; its own may be among them.

    Raises:
        CatalogError: a file cannot be read, or is written in a way that cannot be edited.
    """
    others = set(referring)
    own = edited(root, item.path, {"id": new} | ({"published_with": new} if item.path in others else {}))
    path = path_for(item.path, new)
    moved = [own] if path == item.path else [Write(path, None, own.after), Write(item.path, own.before, None)]
    return moved + [edited(root, other, {"published_with": new}) for other in sorted(others - {item.path})]


def path_for(path: str, item_id: str) -> str:
    """Give the path of a file once its item has this id: in the same folder, with the same ending."""
    return str(PurePosixPath(path).with_name(item_id + PurePosixPath(path).suffix))


def removed(root: Path, paths: Sequence[str], referring: Iterable[str]) -> list[Write]:
    """Give the writes by which files are taken away, and from others their `published_with`.

    Raises:
        CatalogError: a file cannot be read, or is written in a way that cannot be edited.
    """
    gone = [Write(path, read_text(root, path), None) for path in paths]
    return gone + [edited(root, path, {"published_with": None}) for path in sorted({*referring} - {*paths})]


def unread_with(root: Path, reading: Reading, item_id: str) -> list[str]:
    """List the files that cannot be read as YAML and have an id somewhere in their text: they may refer to it."""
    unread = [entry.path for entry in reading.entries if entry.values is None]
    return [path for path in unread if item_id.encode() in _bytes_or_nothing(root, path)]


def _bytes_or_nothing(root: Path, path: str) -> bytes:
    try:
        return read_text(root, path)
    except CatalogError:
        return b""


def write_moved(root: Path, writes: Sequence[Write], moved: Mapping[str, str]) -> None:
    """Make writes that give some files other names; call it under the lock. `moved` gives old paths by new ones.

    Where upper and lower case are the same to the disk, a file whose name changes in nothing else is there already
    under its new name: it is written in its place, then renamed.

    Raises:
        ChangedOnDiskError: a file is not what was expected; none was written.
        CatalogError: a file or a folder cannot be written.
    """
    same = {new: old for new, old in moved.items() if _is_one_file(root / old, root / new)}
    before = {write.path: write.before for write in writes}
    write_under_lock(
        root,
        [
            Write(same[write.path], before[same[write.path]], write.after) if write.path in same else write
            for write in writes
            if write.path not in same.values()
        ],
    )
    for new, old in same.items():
        try:
            (root / old).rename(root / new)
        except OSError as error:
            raise cannot_write(root / new, error) from error


def _is_one_file(old: Path, new: Path) -> bool:
    return str(old).casefold() == str(new).casefold() and new.exists() and new.samefile(old)
